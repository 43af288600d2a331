package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.proof.CoinbaseProof;
import java.util.ArrayList;

/// Stored proofs as bytes: block, header, transaction, branch, coinbase and its branch. Thread-safe.
final class ProofCodec {
    private ProofCodec() {}

    static void write(StoredProof proof, WireWriter out) {
        EventFields.point(out, proof.block());
        proof.header().writeTo(out);
        proof.transaction().writeTo(out);
        branch(out, proof.branch());
        out.varString(proof.coinbase().strippedTransaction());
        branch(out, proof.coinbase().branch());
    }

    static StoredProof read(WireReader in) throws MalformedException {
        var block = EventFields.point(in);
        var header = BlockHeader.read(in);
        var transaction = Transaction.read(in);
        var branch = branch(in);
        var coinbase = new CoinbaseProof(in.varString(Block.MOST_BYTES), branch(in));
        return new StoredProof(block, header, transaction, branch, coinbase);
    }

    private static void branch(WireWriter out, MerkleBranch branch) {
        out.i32(branch.index()).u8(branch.siblings().size());
        branch.siblings().forEach(out::hash);
    }

    private static MerkleBranch branch(WireReader in) throws MalformedException {
        int index = EventFields.count(in);
        int count = in.u8();
        boolean isLeaf = count <= MerkleBranch.MOST_SIBLINGS && index >>> count == 0;
        if (!isLeaf) throw new MalformedException("no leaf " + index + " at depth " + count);
        var siblings = new ArrayList<Hash256>(count);
        for (int i = 0; i < count; i++) siblings.add(in.hash());
        return new MerkleBranch(index, siblings);
    }
}
