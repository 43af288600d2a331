package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.MerkleTree;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import java.util.ArrayList;
import java.util.Optional;

/// The coinbase's commitment to all witnesses of a block (BIP141, "Commitment structure"). Pure.
final class WitnessCommitment {
    private static final ByteString TAG =
            ByteString.of((byte) 0x6a, (byte) 0x24, (byte) 0xaa, (byte) 0x21, (byte) 0xa9, (byte) 0xed);

    private WitnessCommitment() {}

    static boolean isDue(Evidence.HeaderOnChain header) {
        var parameters = Networks.of(header.genesis().network());
        return !header.point().height().isBelow(parameters.segwit());
    }

    /// The committed hash; where several outputs carry one, the last counts.
    static Optional<Hash256> of(Block block) {
        Optional<Hash256> found = Optional.empty();
        for (var output : block.transactions().getFirst().outputs()) {
            if (isCommitment(output.script())) {
                var at = TAG.length();
                found = Optional.of(Hash256.of(output.script().program().toArray(at, at + Hash256.BYTES)));
            }
        }
        return found;
    }

    private static boolean isCommitment(Script script) {
        int length = TAG.length();
        return script.length() >= length + Hash256.BYTES
                && ByteString.of(script.program().toArray(0, length)).equals(TAG);
    }

    static Optional<Refutation> problem(Block block, Height at, boolean segwitActive) {
        var commitment = of(block);
        boolean witness = block.transactions().stream().anyMatch(Transaction::hasWitness);
        if (!witness && (commitment.isEmpty() || !segwitActive)) return Optional.empty();
        if (commitment.isEmpty()) return Optional.of(new Refutation.UnexpectedWitness(at));
        var reserved = block.transactions().getFirst().inputs().getFirst().witness();
        boolean matches = reserved.size() == 1
                && reserved.getFirst().length() == Hash256.BYTES
                && commitment
                        .get()
                        .equals(DoubleSha256.ofPair(
                                witnessRoot(block),
                                Hash256.of(reserved.getFirst().toArray())));
        return matches ? Optional.empty() : Optional.of(new Refutation.WitnessCommitmentMismatch(at));
    }

    private static Hash256 witnessRoot(Block block) {
        var leaves = new ArrayList<Hash256>();
        leaves.add(Hash256.ZERO);
        block.transactions().stream().skip(1).map(Transaction::wtxid).forEach(leaves::add);
        return new MerkleTree(leaves).root();
    }
}
