package dev.touchstone.ui.proof;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Settled;
import dev.touchstone.ui.ether.EtherStanding;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.LayerState;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What is settled for an account on a chain beside Ethereum. Confined to the JavaFX application thread.
final class LayerSubject implements Subject {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final String layer;
    private final EthereumAddress account;

    LayerSubject(Surroundings around, Session session, EthereumSide side, String layer, EthereumAddress account) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.layer = layer;
        this.account = account;
    }

    private EthereumHoldings holdings() {
        return session.wallet().snapshot().get().ethereum();
    }

    private Optional<LayerState> state() {
        return side.layers().states().get().stream()
                .filter(state -> state.layer().id().equals(layer))
                .findFirst();
    }

    private Finding<Settled<AccountState>> finding() {
        return state().flatMap(LayerState::look)
                .flatMap(look -> look.share(account))
                .map(LayerState.Share::settled)
                .orElseGet(() -> Pending.because(new Pending.Reason.NotChecked()));
    }

    @Override
    public ProofPage page() {
        var finding = finding();
        var ethereum = side.chain().get();
        var now = around.now().get();
        var names = WalletNames.ofAccounts(holdings());
        var wording = Wording.ofEthereum(
                ethereum, names, now, around.ages(), around.amounts().get().hidden());
        var chain = EtherStanding.of(holdings(), ethereum, now, around.ages()).of(finding);
        var ladder = LadderBuilder.of(finding, chain, "This amount", wording);
        var title = state().map(state -> state.layer().title()).orElse(layer);
        return new ProofPage(
                names.getOrDefault(account, account.text()) + " on " + title,
                Shown.ether(finding, settled -> settled.value().balance()),
                false,
                ladder,
                finding.isProven());
    }

    @Override
    public CompletableFuture<List<Finding<?>>> checkAgain() {
        return finding() instanceof Proven<Settled<AccountState>> proven
                ? side.checkAnswerAgain(proven).thenApply(found -> List.<Finding<?>>of(found))
                : CompletableFuture.completedFuture(List.of(finding()));
    }

    @Override
    public String fileName() {
        return layer + " of " + account.text().substring(0, 12) + ".proof.json";
    }

    @Override
    public CompletableFuture<FileOutcome> export(Path file) {
        return finding() instanceof Proven<Settled<AccountState>> proven
                ? side.exportAnswer(proven, file)
                : CompletableFuture.completedFuture(new FileOutcome.NothingProven());
    }
}
