package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.Receipt;
import java.util.List;

/// All receipts of a block, in order. Immutable.
public record BlockReceipts(ChainPoint block, List<Receipt> receipts) {
    public BlockReceipts {
        receipts = List.copyOf(receipts);
    }
}
