package dev.touchstone.ui.proof;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.EtherTotal;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.ether.EtherStanding;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What the accounts of Ethereum have together, or one of them. Confined to the JavaFX application thread.
final class EtherSubject implements Subject {
    private static final int ROOM = 26;

    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final Optional<EthereumAddress> account;

    private EtherSubject(Surroundings around, Session session, EthereumSide side, Optional<EthereumAddress> account) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.account = account;
    }

    static Subject total(Surroundings around, Session session, EthereumSide side) {
        return new EtherSubject(around, session, side, Optional.empty());
    }

    static Subject account(Surroundings around, Session session, EthereumSide side, EthereumAddress account) {
        return new EtherSubject(around, session, side, Optional.of(account));
    }

    private EthereumHoldings holdings() {
        return session.wallet().snapshot().get().ethereum();
    }

    @Override
    public ProofPage page() {
        return account.map(this::page).orElseGet(this::total);
    }

    private ProofPage total() {
        var total = holdings().total();
        return page("Your ether", Shown.ether(total, EtherTotal::total), failed().orElse(total));
    }

    /// What is wrong with an account that the total is without.
    private Optional<Finding<?>> failed() {
        var holdings = holdings();
        return holdings.counted().stream()
                .flatMap(address -> holdings.account(address).stream())
                .map(EthereumHolding::state)
                .filter(Refuted.class::isInstance)
                .<Finding<?>>map(state -> state)
                .findFirst();
    }

    private ProofPage page(EthereumAddress address) {
        var holding = holdings().account(address);
        Finding<AccountState> state =
                holding.isPresent() ? holding.get().state() : Pending.because(new Pending.Reason.NotChecked());
        return page(
                WalletNames.ofAccounts(holdings()).getOrDefault(address, address.text()),
                Shown.ether(state, AccountState::balance),
                state);
    }

    private ProofPage page(String name, Shown shown, Finding<?> finding) {
        var ethereum = side.chain().get();
        var now = around.now().get();
        var wording = Wording.ofEthereum(
                ethereum,
                WalletNames.ofAccounts(holdings()),
                now,
                around.ages(),
                around.amounts().get().hidden());
        var chain = EtherStanding.of(holdings(), ethereum, now, around.ages()).of(finding);
        var ladder = LadderBuilder.of(finding, chain, "This amount", wording);
        return new ProofPage(name, isShort(shown) ? shown.inFull() : shown, false, ladder, finding.isProven());
    }

    /// Whether all decimals find room at the head of the drawer; where they do not, they stand in the details.
    private boolean isShort(Shown shown) {
        boolean isLarge = around.host().settings().get().hasLargeText();
        return !isLarge
                && shown instanceof Shown.Ether(var amount, var _)
                && EtherFormat.exact(amount).length() <= ROOM;
    }

    private List<EthereumAddress> accounts() {
        return account.map(List::of).orElseGet(() -> holdings().counted());
    }

    @Override
    public CompletableFuture<List<Finding<?>>> checkAgain() {
        return side.checkAgain(accounts()).thenApply(found -> List.<Finding<?>>copyOf(found));
    }

    @Override
    public String fileName() {
        return account.map(address -> "ether of " + address.text().substring(0, 12))
                        .orElse("ether") + ".proof.json";
    }

    @Override
    public CompletableFuture<FileOutcome> export(Path file) {
        return side.exportProof(accounts(), file);
    }
}
