package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The hash in a coinbase that commits to all witnesses of its block (BIP141, "Commitment structure"). Immutable.
///
/// The Merkle root of a header covers transactions without their witnesses; this hash covers the rest.
public record WitnessCommitment(Hash256 value) {
    private static final ByteString TAG =
            ByteString.of((byte) 0x6a, (byte) 0x24, (byte) 0xaa, (byte) 0x21, (byte) 0xa9, (byte) 0xed);

    /// What a coinbase claims; where several of its outputs carry a commitment, the last counts.
    public static Optional<WitnessCommitment> in(Transaction coinbase) {
        Optional<WitnessCommitment> found = Optional.empty();
        for (var output : coinbase.outputs()) {
            if (isCommitment(output.script())) {
                var program = output.script().program();
                int at = TAG.length();
                found = Optional.of(new WitnessCommitment(Hash256.of(program.toArray(at, at + Hash256.BYTES))));
            }
        }
        return found;
    }

    private static boolean isCommitment(Script script) {
        int length = TAG.length();
        return script.length() >= length + Hash256.BYTES
                && ByteString.of(script.program().toArray(0, length)).equals(TAG);
    }

    /// What the coinbase of these transactions must claim. The coinbase's own witness, which holds `reserved`,
    /// counts as zero.
    public static WitnessCommitment of(List<Transaction> transactions, Hash256 reserved) {
        var leaves = new ArrayList<Hash256>(transactions.size());
        leaves.add(Hash256.ZERO);
        transactions.stream().skip(1).map(Transaction::wtxid).forEach(leaves::add);
        return new WitnessCommitment(DoubleSha256.ofPair(new MerkleTree(leaves).root(), reserved));
    }

    /// The script of the output that carries this commitment.
    public Script script() {
        return new Script(new WireWriter().string(TAG).hash(value).toByteString());
    }

    @Override
    public String toString() {
        return value.hex();
    }
}
