package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.Satoshis;
import java.util.List;

/// All unspent outputs of the covered scripts, and their sum. Immutable.
public record UnspentOutputs(List<Unspent> outputs, Satoshis total) {
    public UnspentOutputs {
        outputs = List.copyOf(outputs);
    }
}
