package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.node.HeaderLookup;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.CoinbaseProof;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Kernel;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;

/// What is kept of a transaction in a block, so that it can be proven again at any time. Immutable. By itself
/// it is no
/// proof: it may have been altered, or its block replaced.
///
/// @param transaction with the witnesses it had in the block
public record StoredProof(
        ChainPoint block, BlockHeader header, Transaction transaction, MerkleBranch branch, CoinbaseProof coinbase) {

    /// What has to be kept of a fresh proof.
    ///
    /// @param full the same transaction with its witnesses
    public static StoredProof of(Proven<ConfirmedTransaction> proven, Transaction full) {
        if (!(proven.evidence() instanceof Evidence.InBlock inBlock)) {
            throw new IllegalArgumentException("a confirmed transaction rests on its branch");
        }
        if (!inBlock.txid().equals(full.txid())) throw new IllegalArgumentException(full + " is not " + inBlock.txid());
        return new StoredProof(
                proven.value().block(), inBlock.header().header(), full, inBlock.branch(), inBlock.coinbase());
    }

    /// Proves it again. [Pending] with [Pending.Reason.LeftBestChain] when everything agrees but its block is no
    /// longer on the best chain; [Refuted] when what is stored does not hold together.
    public Finding<ConfirmedTransaction> check(HeaderLookup headers) {
        var wanted = new BlockHash(block.hash());
        if (!header.hash().equals(wanted)) return new Refuted<>(new Refutation.WrongBlock(wanted, header.hash()));
        return switch (headers.prove(header, block.height())) {
            case Proven<BlockHeader> proven ->
                Kernel.inclusion(proven, ByteString.of(transaction.strippedBytes()), branch, coinbase);
            case Pending<BlockHeader> pending -> Pending.soFar(claim(), pending.reason());
            case Refuted<BlockHeader> refuted -> left(refuted);
            case Claimed<BlockHeader> claimed -> new Claimed<>(claim(), claimed.source(), claimed.at());
        };
    }

    /// Whether header and branch still belong to the block and the transaction, whatever chain they lie on.
    public boolean holdsTogether() {
        return header.hash().value().equals(block.hash())
                && branch.rootFrom(transaction.txid().value()).equals(header.merkleRoot());
    }

    private Finding<ConfirmedTransaction> left(Refuted<BlockHeader> refuted) {
        if (!(refuted.refutation() instanceof Refutation.HeaderNotOnBestChain)) return refuted.as();
        if (!holdsTogether()) return new Refuted<>(new Refutation.BranchDoesNotReachRoot(block.height()));
        return Pending.soFar(claim(), new Pending.Reason.LeftBestChain(block));
    }

    /// What the record says, before it is checked.
    public ConfirmedTransaction claim() {
        return new ConfirmedTransaction(transaction.withoutWitness(), block, branch.index());
    }
}
