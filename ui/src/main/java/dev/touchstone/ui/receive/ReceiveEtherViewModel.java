package dev.touchstone.ui.receive;

import dev.touchstone.icons.TruthMark;
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
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.ui.token.TokenSum;
import dev.touchstone.ui.token.TokenWords;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.TokenHoldings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// An account of Ethereum to be paid at, in ether or in a token, and what it has. Confined to the JavaFX application
/// thread; knows no scene.
public final class ReceiveEtherViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final EthereumAddress account;
    private final AssetId asset;
    private final CopyGuard copies;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StringProperty amount = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ReceivePage> page = new ReadOnlyObjectWrapper<>();

    /// What the page shows at one moment. Immutable.
    ///
    /// @param names what all accounts are called, to choose among
    /// @param account of the wallet
    /// @param has what this account has of it now
    /// @param request what is asked for, with the link that another wallet reads
    /// @param unnoticed why an arrival would not be noticed now; empty where it would
    record ReceivePage(
            Map<EthereumAddress, String> names,
            EthereumAccount account,
            Has has,
            String label,
            EtherRequest request,
            QrCode code,
            String unnoticed) {}

    /// What an account has, and how firmly that is known. Immutable.
    ///
    /// @param remembered whether the amount is the one last proven, to be shown quieter than a present one
    record Has(Shown amount, boolean remembered, TruthLine truth) {}

    /// @param asset ether, or a token that the wallet shows
    public ReceiveEtherViewModel(
            Surroundings around, Session session, EthereumSide side, EthereumAddress account, AssetId asset) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.account = account;
        this.asset = asset;
        this.copies = new CopyGuard(around, subscriptions);
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(side.chain(), around.fx(), _ -> renew());
        subscriptions.latest(side.servers(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
        amount.subscribe(this::renew);
        note.subscribe(this::renew);
    }

    EthereumAddress account() {
        return account;
    }

    AssetId asset() {
        return asset;
    }

    StringProperty amount() {
        return amount;
    }

    /// What the payment is for, in words for whoever pays.
    StringProperty note() {
        return note;
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
        var request = request();
        page.set(new ReceivePage(
                names,
                holding().account(),
                asset instanceof AssetId.Token(var contract) ? hasOf(contract) : hasEther(names),
                holding().label(),
                request,
                QrCode.of(request.link()),
                unnoticed()));
    }

    private Has hasEther(Map<EthereumAddress, String> names) {
        var state = holding().state();
        var standing =
                EtherStanding.of(holdings(), side.chain().get(), around.now().get(), around.ages());
        var line = AccountLine.of(holding(), names.getOrDefault(account, ""), standing);
        var truth = TruthLine.of(state, standing.of(state), standing.asOf(state), "This amount is");
        return new Has(
                line.amount(),
                line.remembered(),
                line.remembered() ? new TruthLine(line.mark(), line.state() + ". " + truth.words()) : truth);
    }

    private Has hasOf(TokenContract contract) {
        var standing =
                TokenSum.standing(tokens(), side.chain().get(), around.now().get(), around.ages());
        return tokens().token(contract)
                .flatMap(token -> token.shares().stream()
                        .filter(share -> share.account().address().equals(account))
                        .findFirst()
                        .map(share -> new Has(
                                TokenWords.amount(token, share.units()),
                                share.units().isRemembered(),
                                TokenSum.line(share.units(), standing, "This amount is"))))
                .orElseGet(() -> new Has(
                        new Shown.Words("Not shown"),
                        false,
                        new TruthLine(TruthMark.CHECKING, "This token is hidden.")));
    }

    private TokenHoldings tokens() {
        return session.wallet().snapshot().get().tokens();
    }

    private String unnoticed() {
        if (!(side.servers().get() instanceof ServerChoice.Asks)) {
            return "Nobody is asked about Ethereum, so arrivals are not noticed.";
        }
        return side.chain().get().stage() instanceof Stage.Offline ? "Arrivals are noticed when you are online." : "";
    }

    private EtherRequest request() {
        long chainId = side.chain().get().chain().chainId();
        return EtherRequest.of(account, chainId, asset, tokens(), amount.get(), note.get());
    }

    /// What one can be paid in here: ether, and the tokens that the wallet shows.
    List<AssetId> assets() {
        var assets = new ArrayList<AssetId>(List.of(new AssetId.Ether(holdings().chain())));
        tokens().tokens().stream()
                .filter(token -> !token.isNoToken())
                .forEach(token -> assets.add(new AssetId.Token(token.contract())));
        return assets;
    }

    String name(AssetId asset) {
        return asset instanceof AssetId.Token(var contract)
                ? tokens().token(contract)
                        .map(token -> TokenWords.distinct(token, tokens()))
                        .orElse("Token")
                : "Ether";
    }

    void choose(AssetId other) {
        if (!other.equals(asset)) around.navigator().replace(route(account, other));
    }

    private static Route route(EthereumAddress account, AssetId asset) {
        return asset instanceof AssetId.Token(var contract)
                ? new Route.ReceiveToken(account, contract)
                : new Route.ReceiveEther(account);
    }

    /// The accounts to choose among, this one among them.
    List<EthereumAddress> accounts() {
        return new ArrayList<>(holdings().addresses());
    }

    void choose(EthereumAddress other) {
        if (!other.equals(account)) around.navigator().replace(route(other, asset));
    }

    void inspect() {
        around.navigator()
                .inspect(
                        asset instanceof AssetId.Token(var contract)
                                ? new Route.Inspection.TokenAmount(contract, account)
                                : new Route.Inspection.EtherAccount(account));
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
        copies.copy(page.get().request().link());
    }

    void copyWithNote() {
        copies.copy(page.get().request().text());
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
