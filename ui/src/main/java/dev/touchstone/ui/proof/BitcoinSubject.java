package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LedgerEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The balance in bitcoin, or one payment. Confined to the JavaFX application thread.
final class BitcoinSubject implements Subject {
    private final Surroundings around;
    private final Session session;
    private final Optional<TxId> payment;

    private BitcoinSubject(Surroundings around, Session session, Optional<TxId> payment) {
        this.around = around;
        this.session = session;
        this.payment = payment;
    }

    static Subject balance(Surroundings around, Session session) {
        return new BitcoinSubject(around, session, Optional.empty());
    }

    static Subject payment(Surroundings around, Session session, TxId payment) {
        return new BitcoinSubject(around, session, Optional.of(payment));
    }

    @Override
    public ProofPage page() {
        var wallet = session.wallet().snapshot().get();
        var chain = ChainStatus.of(session.bitcoin().get(), around.now().get(), around.ages());
        if (payment.isEmpty()) {
            return new ProofPage(
                    "Your bitcoin",
                    Shown.of(wallet.holding(), wallet.balance().total()),
                    false,
                    LadderBuilder.of(wallet.holding(), chain, "This amount", Wording.ofBitcoin()),
                    false);
        }
        return wallet.entry(payment.get())
                .map(entry -> page(PaymentLine.of(entry, wallet), entry, chain))
                .orElseGet(BitcoinSubject::unknown);
    }

    private static ProofPage page(PaymentLine line, LedgerEntry entry, ChainStatus chain) {
        boolean proven = entry.finding().isProven();
        var ladder = LadderBuilder.of(entry.finding(), chain, "This payment", Wording.ofBitcoin());
        return new ProofPage(line.title(), line.net(), true, ladder, proven);
    }

    private static ProofPage unknown() {
        var offline = new ChainStatus(TruthMark.CHECKING, false, true, "", "", "");
        var pending = Pending.because(new Pending.Reason.NotChecked());
        return new ProofPage(
                "A payment this wallet does not know",
                new Shown.Words("—"),
                false,
                LadderBuilder.of(pending, offline, "It", Wording.ofBitcoin()),
                false);
    }

    @Override
    public CompletableFuture<List<Finding<?>>> checkAgain() {
        var checks = payments().stream().map(session::checkAgain).toList();
        return CompletableFuture.allOf(checks.toArray(CompletableFuture[]::new)).thenApply(_ -> {
            var results = new ArrayList<Finding<?>>();
            checks.forEach(check -> results.add(check.join()));
            return results;
        });
    }

    private List<TxId> payments() {
        return payment.map(List::of)
                .orElseGet(() -> session.wallet().snapshot().get().entries().stream()
                        .filter(entry -> entry.state() instanceof EntryState.InBlock)
                        .map(LedgerEntry::txid)
                        .toList());
    }

    @Override
    public String fileName() {
        return payment.map(id -> id.toString().substring(0, 12)).orElse("bitcoin") + ".proof.json";
    }

    @Override
    public CompletableFuture<FileOutcome> export(Path file) {
        return payment.map(id -> session.exportProof(id, file))
                .orElseGet(() -> CompletableFuture.completedFuture(new FileOutcome.NothingProven()));
    }
}
