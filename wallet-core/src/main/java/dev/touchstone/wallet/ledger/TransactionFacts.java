package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refuted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything the journal says about one transaction. Confined to the wallet-ledger loop.
final class TransactionFacts {
    private Transaction transaction;
    private @Nullable StoredProof proof;
    private Finding<ConfirmedTransaction> finding = Pending.because(new Pending.Reason.WaitingForBlock());
    private @Nullable ChainPoint left;
    private @Nullable Instant firstSeen;
    private @Nullable String rejection;
    private long order;
    private boolean own;
    private boolean abandoned;
    private int announced;
    private int fetched;
    private int relayed;

    TransactionFacts(Transaction transaction) {
        this.transaction = transaction;
    }

    /// @param order grows with each event: of two transactions for the same coins the later one counts
    void seen(Transaction seen, Instant at, long order) {
        if (proof == null) transaction = seen;
        if (firstSeen == null) firstSeen = at;
        this.order = order;
    }

    void signed(Transaction signed, Instant at, long order) {
        seen(signed, at, order);
        own = true;
    }

    void proven(StoredProof proof) {
        this.proof = proof;
        transaction = proof.transaction();
        finding = Pending.soFar(proof.claim(), new Pending.Reason.NotChecked());
        left = null;
        abandoned = false;
    }

    /// Takes the result of checking the stored proof.
    void checked(Finding<ConfirmedTransaction> checked, long order) {
        finding = checked;
        boolean hasLeft = checked instanceof Pending<ConfirmedTransaction> pending
                && pending.reason() instanceof Pending.Reason.LeftBestChain;
        if (hasLeft && proof != null) leave(proof.block(), order);
    }

    void removedAbove(ChainPoint fork, long order) {
        if (proof != null && fork.height().isBelow(proof.block().height())) leave(proof.block(), order);
    }

    /// A transaction whose block is gone waits again like one just announced, and keeps the time of that block.
    private void leave(ChainPoint was, long order) {
        this.order = order;
        firstSeen = time();
        proof = null;
        left = was;
        finding = Pending.because(new Pending.Reason.LeftBestChain(was));
    }

    boolean isNews(WalletEvent.PaymentSpread spread) {
        return !isInBlock()
                && (spread.announced() > announced || spread.fetched() > fetched || spread.relayed() > relayed);
    }

    boolean isNews(WalletEvent.PaymentRejected rejected) {
        return !isInBlock() && !rejected.reason().equals(rejection);
    }

    void spread(WalletEvent.PaymentSpread spread) {
        announced = Math.max(announced, spread.announced());
        fetched = Math.max(fetched, spread.fetched());
        relayed = Math.max(relayed, spread.relayed());
    }

    void rejected(String reason) {
        rejection = reason;
    }

    void abandon() {
        abandoned = true;
    }

    Transaction transaction() {
        return transaction;
    }

    TxId txid() {
        return transaction.txid();
    }

    /// The outputs it spends: none for a coinbase, which makes new coins.
    List<OutPoint> spends() {
        if (transaction.isCoinbase()) return List.of();
        return transaction.inputs().stream().map(TxIn::outPoint).toList();
    }

    Optional<StoredProof> proof() {
        return Optional.ofNullable(proof);
    }

    boolean isInBlock() {
        return proof != null;
    }

    /// Whether what is stored of it was found to be altered: then nothing follows from it.
    boolean isVoid() {
        return finding instanceof Refuted;
    }

    Finding<ConfirmedTransaction> finding() {
        return finding;
    }

    Optional<ChainPoint> left() {
        return Optional.ofNullable(left);
    }

    long order() {
        return order;
    }

    boolean isOwn() {
        return own;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /// When it was first seen here, or else the time its block names.
    Instant time() {
        if (firstSeen != null) return firstSeen;
        return proof == null ? Instant.EPOCH : proof.header().timestamp();
    }

    /// How far a payment has come that is in no block.
    BroadcastState spreading() {
        if (relayed > 0) return new BroadcastState.Relayed(relayed);
        if (rejection != null) return new BroadcastState.Rejected(rejection);
        return announced > 0 ? new BroadcastState.Offered(announced, fetched) : new BroadcastState.Saved();
    }
}
