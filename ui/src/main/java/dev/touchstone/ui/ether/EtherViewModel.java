package dev.touchstone.ui.ether;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Head;
import dev.touchstone.spv.proof.EtherTotal;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.ui.ether.EtherPage.Firmness;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.payment.AssetHistory;
import dev.touchstone.ui.payment.HistoryExport;
import dev.touchstone.ui.payment.OnTheWay;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.ExchangeSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Puts the newest snapshots into the words of the page of ether. Confined to the JavaFX application thread;
/// knows no scene.
public final class EtherViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<EtherPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final LayersModel layers;
    private Optional<Head> askedAt = Optional.empty();
    private List<EthereumAddress> askedFor = List.of();
    private List<Finding<AccountState>> settled = List.of();
    private boolean closed;

    public EtherViewModel(Surroundings around, Session session, EthereumSide side) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.layers = new LayersModel(around, side.layers(), this::holdings, subscriptions);
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(side.chain(), around.fx(), _ -> renew());
        subscriptions.latest(side.servers(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
        subscriptions.changes(around.amounts(), _ -> renew());
    }

    /// The chains beside Ethereum.
    LayersModel layers() {
        return layers;
    }

    ReadOnlyObjectProperty<EtherPage> page() {
        return page.getReadOnlyProperty();
    }

    /// Why the last change was not kept; empty while there is nothing to say.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    private EthereumHoldings holdings() {
        return session.wallet().snapshot().get().ethereum();
    }

    private void renew() {
        var holdings = holdings();
        var ethereum = side.chain().get();
        var now = around.now().get();
        var standing = EtherStanding.of(holdings, ethereum, now, around.ages());
        var names = WalletNames.ofAccounts(holdings);
        page.set(new EtherPage(
                EtherSum.of(holdings, ethereum, around),
                exactly(holdings),
                firmness(holdings, ethereum),
                holdings.accounts().stream()
                        .map(holding -> AccountLine.of(
                                holding, names.getOrDefault(holding.account().address(), ""), standing))
                        .toList(),
                OnTheWay.pending(session.wallet().snapshot().get(), around),
                AssetHistory.of(
                        session.wallet().snapshot().get(),
                        MovedAsset.ether(),
                        around.amounts().get().hidden()),
                side.servers().get() instanceof ServerChoice.Asks,
                holdings.enabled()));
        askForSettled(holdings, ethereum);
    }

    private String exactly(EthereumHoldings holdings) {
        boolean hidden = around.amounts().get().hidden();
        return holdings.total() instanceof Proven<EtherTotal> proven
                        && EtherFormat.isRounded(proven.value().total())
                        && !hidden
                ? "Exactly " + EtherFormat.format(proven.value().total(), false)
                : "";
    }

    /// What is final, asked for once for each newest final block while the page is open.
    private void askForSettled(EthereumHoldings holdings, EthereumSnapshot ethereum) {
        var accounts = holdings.counted();
        var head = ethereum.finalized();
        boolean isKnown = head.isEmpty() || accounts.isEmpty() || (head.equals(askedAt) && accounts.equals(askedFor));
        if (isKnown || !holdings.total().isProven()) return;
        askedAt = head;
        askedFor = accounts;
        around.whenDone(side.settled(accounts), found -> {
            settled = found;
            if (!closed) renew();
        });
    }

    private List<Firmness> firmness(EthereumHoldings holdings, EthereumSnapshot ethereum) {
        if (!(holdings.total() instanceof Proven<EtherTotal> newest)) return List.of();
        var rows = new ArrayList<Firmness>();
        settledTotal()
                .ifPresent(total -> rows.add(new Firmness(
                        "Settled",
                        "in " + block(total) + ", which is final",
                        new Shown.Ether(total.value().total(), false))));
        if (isFinal(newest.evidence())) return rows;
        var signers = ethereum.head()
                .map(head -> ", signed by " + head.signed() + " of " + head.members())
                .orElse("");
        rows.add(new Firmness(
                "Newest",
                "in " + block(newest) + signers + ", not final yet",
                new Shown.Ether(newest.value().total(), false)));
        return rows;
    }

    /// The kernel adds up, not the page.
    private Optional<Proven<EtherTotal>> settledTotal() {
        var proven = new ArrayList<Proven<AccountState>>();
        for (var finding : settled) {
            if (!(finding instanceof Proven<AccountState> account)) return Optional.empty();
            proven.add(account);
        }
        return Rules.sum(proven) instanceof Proven<EtherTotal> total ? Optional.of(total) : Optional.empty();
    }

    private static boolean isFinal(Evidence evidence) {
        return evidence instanceof Evidence.SignedBlock block
                ? !(block.signing() instanceof Evidence.Signing.Signed)
                : !evidence.premises().isEmpty() && evidence.premises().stream().allMatch(EtherViewModel::isFinal);
    }

    private static String block(Proven<?> proven) {
        return "block " + AmountFormat.count(proven.asOf().height().value());
    }

    void inspect() {
        around.navigator().inspect(new Route.Inspection.Ether());
    }

    void inspect(AccountLine account) {
        around.navigator().inspect(new Route.Inspection.EtherAccount(account.address()));
    }

    void receive(AccountLine account) {
        around.navigator().go(new Route.ReceiveEther(account.address()));
    }

    void receive() {
        holdings().toBePaidAt().ifPresent(address -> around.navigator().go(new Route.ReceiveEther(address)));
    }

    /// Whether some account can pay.
    boolean canSpend() {
        return holdings().first().isPresent() && side.servers().get() instanceof ServerChoice.Asks;
    }

    void send() {
        around.navigator().go(new Route.SendAsset(new AssetId.Ether(holdings().chain()), ""));
    }

    boolean canExchange() {
        return ExchangeSide.isOffered(around.host(), session);
    }

    void exchange() {
        around.navigator().go(Route.Exchange.of(new AssetId.Ether(holdings().chain())));
    }

    void add(Route.AccountWay way) {
        around.navigator().go(new Route.AddAccount(way));
    }

    void chooseServers() {
        around.navigator().go(new Route.EthereumServers());
    }

    void copy(AccountLine account) {
        around.desktop().copy(account.address().text());
    }

    /// Takes an account out of sight that does not come from the recovery phrase.
    void hide(AccountLine account) {
        problem.set("");
        around.whenDone(
                session.wallet().ethereum().hide(account.address()),
                outcome -> problem.set(OutcomeTexts.explain(outcome)));
    }

    HistoryExport historyExport() {
        return new HistoryExport(around, side);
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.close();
    }
}
