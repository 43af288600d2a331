package dev.touchstone.ui.receive;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.ui.ether.AccountLine;
import dev.touchstone.ui.ether.EtherStanding;
import dev.touchstone.ui.format.QrCode;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.EthereumTexts;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.asset.EtherText;
import dev.touchstone.wallet.asset.EtherUnit;
import dev.touchstone.wallet.asset.ParsedAmount;
import dev.touchstone.wallet.asset.ParsedEther;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.payment.EthereumLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// An account of Ethereum to be paid at, and what it has. Confined to the JavaFX application thread; knows no scene.
public final class ReceiveEtherViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final EthereumAddress account;
    private final CopyGuard copies;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StringProperty amount = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ReceivePage> page = new ReadOnlyObjectWrapper<>();

    /// What the page shows at one moment. Immutable.
    ///
    /// @param names what all accounts are called, to choose among
    /// @param line what this account has now
    /// @param link what another wallet reads (ERC-681)
    /// @param unnoticed why an arrival would not be noticed now; empty where it would
    record ReceivePage(
            Map<EthereumAddress, String> names,
            AccountLine line,
            TruthLine truth,
            String label,
            String link,
            QrCode code,
            String unnoticed) {}

    public ReceiveEtherViewModel(Surroundings around, Session session, EthereumSide side, EthereumAddress account) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.account = account;
        this.copies = new CopyGuard(around, subscriptions);
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(side.chain(), around.fx(), _ -> renew());
        subscriptions.latest(side.servers(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
        amount.subscribe(this::renew);
    }

    EthereumAddress account() {
        return account;
    }

    StringProperty amount() {
        return amount;
    }

    ReadOnlyObjectProperty<ReceivePage> page() {
        return page.getReadOnlyProperty();
    }

    /// Why the last command failed; empty while there is nothing to say.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    CopyGuard copies() {
        return copies;
    }

    String chainName() {
        return EthereumTexts.name(holdings().chain());
    }

    private EthereumHoldings holdings() {
        return session.wallet().snapshot().get().ethereum();
    }

    private EthereumHolding holding() {
        return holdings()
                .account(account)
                .orElseThrow(() -> new IllegalStateException("no account of this wallet: " + account));
    }

    private void renew() {
        if (holdings().account(account).isEmpty()) return;
        var names = WalletNames.ofAccounts(holdings());
        var state = holding().state();
        var standing =
                EtherStanding.of(holdings(), side.chain().get(), around.now().get(), around.ages());
        var line = AccountLine.of(holding(), names.getOrDefault(account, ""), standing);
        var truth = TruthLine.of(state, standing.of(state), standing.asOf(state), "This amount is");
        page.set(new ReceivePage(
                names,
                line,
                line.remembered() ? new TruthLine(line.mark(), line.state() + ". " + truth.words()) : truth,
                holding().label(),
                link(),
                QrCode.of(link()),
                unnoticed()));
    }

    private String unnoticed() {
        if (!(side.servers().get() instanceof ServerChoice.Asks)) {
            return "Nobody is asked about Ethereum, so arrivals are not noticed.";
        }
        return side.chain().get().stage() instanceof Stage.Offline ? "Arrivals are noticed when you are online." : "";
    }

    private String link() {
        long chainId = side.chain().get().chain().chainId();
        return parsed() instanceof ParsedEther.Valid(var sum) && !sum.isZero()
                ? EthereumLink.of(account, chainId, sum)
                : EthereumLink.of(account, chainId);
    }

    private ParsedEther parsed() {
        return EtherText.parse(amount.get().strip(), EtherUnit.ETHER);
    }

    /// What is wrong with the amount that was typed; empty while nothing is.
    String amountProblem() {
        if (!(parsed() instanceof ParsedEther.Invalid(var wrong)) || wrong == ParsedAmount.Problem.EMPTY) return "";
        return wrong == ParsedAmount.Problem.MORE_THAN_EXISTS
                ? "That is more ether than will ever exist."
                : SendTexts.explain(wrong);
    }

    /// The accounts to choose among, this one among them.
    List<EthereumAddress> accounts() {
        return new ArrayList<>(holdings().addresses());
    }

    void choose(EthereumAddress other) {
        if (!other.equals(account)) around.navigator().replace(new Route.ReceiveEther(other));
    }

    void inspect() {
        around.navigator().inspect(new Route.Inspection.EtherAccount(account));
    }

    void label(String text) {
        around.whenDone(
                session.wallet().label(new LabelTarget.OnEthereumAddress(account), text.strip()),
                outcome -> problem.set(OutcomeTexts.explain(outcome)));
    }

    void copyAddress() {
        copies.copy(account.text());
    }

    void copyLink() {
        copies.copy(page.get().link());
    }

    void savePicture() {
        around.desktop()
                .askWhereToSave("Save the code", "ethereum address.svg")
                .ifPresent(file -> around.whenDone(
                        session.save(page.get().code().svg(), file),
                        outcome -> problem.set(OutcomeTexts.explain(outcome))));
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
