package dev.touchstone.ui.proof;

import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.payment.MoveLine;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.HistoryTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.ui.token.TokenSum;
import dev.touchstone.wallet.ledger.EthereumEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What a line of the history on Ethereum says that moved: by the receipt of its transaction, or, where there
/// is none, by the balances around its block. Confined to the JavaFX application thread.
final class MovementSubject implements Subject {
    private static final int ROOM = 24;
    private static final String LIMIT =
            "What a contract did besides is only in the amounts, not in this receipt. What a token’s contract reports,"
                    + " it says itself.";

    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final String key;

    MovementSubject(Surroundings around, Session session, EthereumSide side, String key) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.key = key;
    }

    private Optional<EthereumEntry> entry() {
        return session.wallet().snapshot().get().ethereumHistory().entry(key);
    }

    private Finding<?> finding() {
        var entry = entry();
        if (entry.isEmpty()) return Pending.because(new Pending.Reason.NotChecked());
        return entry.get().transaction().isPresent() && entry.get().receipt().isProven()
                ? entry.get().receipt()
                : entry.get().finding();
    }

    @Override
    public ProofPage page() {
        var wallet = session.wallet().snapshot().get();
        var ethereum = side.chain().get();
        var now = around.now().get();
        boolean hidden = around.amounts().get().hidden();
        var wording =
                Wording.ofEthereum(ethereum, WalletNames.ofAccounts(wallet.ethereum()), now, around.ages(), hidden);
        var finding = finding();
        var chain =
                TokenSum.standing(wallet.tokens(), ethereum, now, around.ages()).of(finding);
        var ladder = LadderBuilder.of(finding, chain, "This payment", wording).withLimit(LIMIT);
        var line = entry().map(it -> MoveLine.of(it, wallet));
        return new ProofPage(
                entry().map(HistoryTexts::name).orElse("Payment"),
                line.map(MoveLine::amount).map(MovementSubject::fitting).orElseGet(() -> new Shown.Words("—")),
                false,
                ladder,
                canExport(finding));
    }

    private static Shown fitting(Shown shown) {
        return shown instanceof Shown.Token token && token.unit().length() > ROOM ? new Shown.Words("—") : shown;
    }

    private boolean canExport(Finding<?> finding) {
        return finding.isProven()
                && entry().filter(it -> finding.equals(it.receipt())).isPresent();
    }

    @Override
    public CompletableFuture<List<Finding<?>>> checkAgain() {
        var finding = finding();
        return canExport(finding) && finding instanceof Proven<?> proven
                ? side.checkAnswerAgain(proven).thenApply(found -> List.<Finding<?>>of(found))
                : CompletableFuture.completedFuture(List.of(finding));
    }

    @Override
    public String fileName() {
        var name = entry().flatMap(EthereumEntry::transaction)
                .map(hash -> hash.hex().substring(0, 12))
                .orElse("movement");
        return "payment " + name + ".proof.json";
    }

    @Override
    public CompletableFuture<FileOutcome> export(Path file) {
        return finding() instanceof Proven<?> proven
                ? side.exportAnswer(proven, file)
                : CompletableFuture.completedFuture(new FileOutcome.NothingProven());
    }
}
