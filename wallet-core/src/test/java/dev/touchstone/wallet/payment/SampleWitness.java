package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.ByteString;
import java.util.List;
import java.util.stream.IntStream;

/// Fills a draft with witnesses of the greatest length, to weigh it whole.
final class SampleWitness {
    private SampleWitness() {}

    static Transaction fill(Draft draft) {
        var tx = draft.transaction();
        var inputs = IntStream.range(0, tx.inputs().size())
                .mapToObj(i -> tx.inputs().get(i).withWitness(witness(draft, i)))
                .toList();
        return new Transaction(tx.version(), inputs, tx.outputs(), tx.lockTime());
    }

    private static List<ByteString> witness(Draft draft, int input) {
        return switch (draft.coins().get(input).path().type()) {
            case P2WPKH -> List.of(ByteString.of(new byte[72]), ByteString.of(new byte[33]));
            case P2TR -> List.of(ByteString.of(new byte[64]));
        };
    }
}
