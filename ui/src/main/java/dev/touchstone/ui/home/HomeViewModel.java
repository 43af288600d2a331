package dev.touchstone.ui.home;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.ui.activity.ActivityLines;
import dev.touchstone.ui.activity.ActivityRow;
import dev.touchstone.ui.ether.EtherStanding;
import dev.touchstone.ui.ether.EtherSum;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.payment.OnTheWay;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.ExchangeSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.ui.token.TokenClaims;
import dev.touchstone.ui.token.TokenLine;
import dev.touchstone.ui.token.TokenSum;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Puts the newest snapshots of wallet and chain into the words and marks of the home page. Confined to the
/// JavaFX application thread; knows no scene.
public final class HomeViewModel implements AutoCloseable {
    private static final int LATEST = 5;
    private static final int PENDING = 5;
    private static final long BLOCK_SECONDS = 600;

    private final Surroundings around;
    private final Session session;
    private final Subscriptions subscriptions = new Subscriptions();
    private boolean showsUnrecognised;
    private final ReadOnlyObjectWrapper<HomePage> page = new ReadOnlyObjectWrapper<>();

    public HomeViewModel(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        session.ethereum().ifPresent(side -> {
            subscriptions.latest(side.chain(), around.fx(), _ -> renew());
            subscriptions.latest(side.servers(), around.fx(), _ -> renew());
            subscriptions.latest(side.tokens().lists(), around.fx(), _ -> renew());
        });
        subscriptions.changes(around.now(), _ -> renew());
        subscriptions.changes(around.amounts(), _ -> renew());
    }

    ReadOnlyObjectProperty<HomePage> page() {
        return page.getReadOnlyProperty();
    }

    private void renew() {
        var wallet = session.wallet().snapshot().get();
        var node = session.bitcoin().get();
        var chain = ChainStatus.of(node, around.now().get(), around.ages());
        var asOf = around.ages().clock(node.tipHeader().timestamp());
        var lines = wallet.entries().stream()
                .map(entry -> PaymentLine.of(entry, wallet))
                .sorted(PaymentLine.NEWEST_FIRST)
                .toList();
        var etherPending = OnTheWay.pending(wallet, around);
        var scanning = scanning(wallet, node);
        var ether = ether(wallet);
        var alone = scanning.isPresent()
                ? new TruthLine(TruthMark.CHECKING, "Checking your amounts.")
                : TruthLine.of(wallet.holding(), chain, asOf, "All amounts");
        var bitcoin = TruthLine.Part.of("bitcoin", wallet.holding(), chain, asOf);
        page.set(new HomePage(
                Shown.of(wallet.holding(), wallet.balance().total()),
                alone,
                ether,
                tokens(wallet),
                ether.isEmpty() && session.ethereum().isPresent(),
                ether.map(sum -> TruthLine.ofAll(parts(part(alone, bitcoin), sum, wallet)))
                        .orElse(alone),
                wallet.balance(),
                scanning,
                etherPending,
                lines.stream().filter(line -> !line.isAtRest()).limit(PENDING).toList(),
                latest(wallet, etherPending),
                wallet.backedUp(),
                lines.isEmpty()));
    }

    /// The last few payments that are not among those on their way.
    private List<ActivityRow.Timed> latest(WalletSnapshot wallet, List<OnTheWay> etherPending) {
        var pending = etherPending.stream().map(OnTheWay::payment).collect(Collectors.toSet());
        return ActivityLines.of(wallet, around.amounts().get().hidden()).stream()
                .filter(row -> !ActivityLines.isSpam(row))
                .filter(row -> switch (row) {
                    case ActivityRow.Payment(var line) -> line.isAtRest();
                    case ActivityRow.Moved(var line) ->
                        line.entry().transaction().filter(pending::contains).isEmpty();
                    case ActivityRow.Sending(var line) -> line.atRest();
                })
                .limit(LATEST)
                .toList();
    }

    /// What there is in ether, as long as anybody is asked about it.
    private Optional<EtherSum> ether(WalletSnapshot wallet) {
        return session.ethereum()
                .filter(HomeViewModel::isAsked)
                .flatMap(side -> EtherSum.of(wallet.ethereum(), side.chain().get(), around));
    }

    /// Whether some account of Ethereum can pay.
    boolean canSendEther() {
        return session.ethereum().filter(HomeViewModel::isAsked).isPresent()
                && holdings().first().isPresent();
    }

    public void sendEther() {
        around.navigator().go(new Route.SendAsset(new AssetId.Ether(holdings().chain()), ""));
    }

    boolean canExchange() {
        return ExchangeSide.isOffered(around.host(), session);
    }

    void exchange() {
        around.navigator().go(Route.Exchange.of(new AssetId.Ether(holdings().chain())));
    }

    private static boolean isAsked(EthereumSide side) {
        return side.servers().get() instanceof ServerChoice.Asks;
    }

    private List<TruthLine.Part> parts(TruthLine.Part bitcoin, EtherSum ether, WalletSnapshot wallet) {
        var parts = new ArrayList<>(List.of(bitcoin, ether.part()));
        standing(wallet).flatMap(it -> TokenSum.part(wallet.tokens(), it)).ifPresent(parts::add);
        return parts;
    }

    private Optional<EtherStanding> standing(WalletSnapshot wallet) {
        return session.ethereum()
                .filter(HomeViewModel::isAsked)
                .map(side -> TokenSum.standing(
                        wallet.tokens(), side.chain().get(), around.now().get(), around.ages()));
    }

    private List<TokenLine> tokens(WalletSnapshot wallet) {
        var names = WalletNames.ofAccounts(wallet.ethereum());
        return session.ethereum()
                .flatMap(side -> standing(wallet)
                        .map(standing -> wallet.tokens().tokens().stream()
                                .map(token -> TokenLine.of(token, wallet.tokens(), claims(side), names, standing))
                                .toList()))
                .orElse(List.of());
    }

    private static TokenClaims claims(EthereumSide side) {
        return new TokenClaims(
                side.tokens().lists().get(), side.chain().get().chain().chainId());
    }

    public void openToken(TokenLine token) {
        around.navigator().go(new Route.Asset(new AssetId.Token(token.contract())));
    }

    /// Whether the tokens that no list recognises are to be seen.
    boolean showsUnrecognised() {
        return showsUnrecognised;
    }

    void showUnrecognised(boolean show) {
        showsUnrecognised = show;
    }

    public void addToken() {
        around.navigator().go(new Route.AddToken());
    }

    /// A search that is under way is said in fewer words than its reason.
    private static TruthLine.Part part(TruthLine alone, TruthLine.Part part) {
        return alone.mark() == TruthMark.CHECKING ? new TruthLine.Part(part.name(), alone, "", "") : part;
    }

    private Optional<HomePage.Scanning> scanning(WalletSnapshot wallet, BitcoinSnapshot bitcoin) {
        if (!(wallet.holding() instanceof Pending<?> pending)) return Optional.empty();
        if (!(pending.reason() instanceof Pending.Reason.ScanIncomplete scan)) return Optional.empty();
        int done = scan.reached().value() - scan.from().value();
        int of = scan.tip().value() - scan.from().value();
        Satoshis soFar = wallet.balance().total();
        return Optional.of(new HomePage.Scanning(soFar, done, of, reached(scan, bitcoin)));
    }

    /// A date where blocks come at their usual pace, a height everywhere.
    private String reached(Pending.Reason.ScanIncomplete scan, BitcoinSnapshot bitcoin) {
        var heights = "block " + AmountFormat.count(scan.reached().value()) + " of "
                + AmountFormat.count(scan.tip().value());
        if (!bitcoin.network().isMain()) return heights;
        long left = (long) scan.tip().value() - scan.reached().value();
        var about = bitcoin.tipHeader().timestamp().minusSeconds(left * BLOCK_SECONDS);
        return "about " + around.ages().month(about) + ", " + heights;
    }

    public void receive() {
        around.navigator().go(new Route.Receive());
    }

    public void send() {
        around.navigator().go(new Route.Send(""));
    }

    public void open(PaymentLine line) {
        around.navigator().go(new Route.Payment(line.txid()));
    }

    public void backUp() {
        around.navigator().go(new Route.Backup());
    }

    public void inspect() {
        around.navigator().inspect(new Route.Inspection.Balance());
    }

    public void inspectEther() {
        around.navigator().inspect(new Route.Inspection.Ether());
    }

    public void openBitcoin() {
        around.navigator().go(new Route.Asset(new AssetId.Coin(session.wallet().network())));
    }

    public void openEther() {
        around.navigator().go(new Route.Asset(new AssetId.Ether(holdings().chain())));
    }

    public void receiveEther() {
        holdings().toBePaidAt().ifPresent(address -> around.navigator().go(new Route.ReceiveEther(address)));
    }

    private EthereumHoldings holdings() {
        return session.wallet().snapshot().get().ethereum();
    }

    public void openActivity() {
        around.navigator().go(new Route.Activity());
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
