package dev.touchstone.ui.home;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Puts the newest snapshots of wallet and chain into the words and marks of the home page. Confined to the JavaFX
/// application thread; knows no scene.
public final class HomeViewModel implements AutoCloseable {
    private static final int LATEST = 5;
    private static final int PENDING = 5;
    private static final long BLOCK_SECONDS = 600;

    private final Surroundings around;
    private final Session session;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<HomePage> page = new ReadOnlyObjectWrapper<>();

    public HomeViewModel(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
    }

    ReadOnlyObjectProperty<HomePage> page() {
        return page.getReadOnlyProperty();
    }

    private void renew() {
        var wallet = session.wallet().snapshot().get();
        var bitcoin = session.bitcoin().get();
        var chain = ChainStatus.of(bitcoin, around.now().get(), around.ages());
        var asOf = around.ages().clock(bitcoin.tipHeader().timestamp());
        var lines = wallet.entries().stream()
                .map(entry -> PaymentLine.of(entry, wallet))
                .sorted(PaymentLine.NEWEST_FIRST)
                .toList();
        var scanning = scanning(wallet, bitcoin);
        var truth = scanning.isPresent()
                ? new TruthLine(TruthMark.CHECKING, "Checking your amounts.")
                : TruthLine.of(wallet.holding(), chain, asOf, "All amounts");
        page.set(new HomePage(
                Shown.of(wallet.holding(), wallet.balance().total()),
                truth,
                wallet.balance(),
                scanning,
                lines.stream().filter(line -> !line.isAtRest()).limit(PENDING).toList(),
                lines.stream().filter(PaymentLine::isAtRest).limit(LATEST).toList(),
                wallet.backedUp(),
                lines.isEmpty()));
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

    public void openAsset() {
        around.navigator().go(new Route.Asset());
    }

    public void openActivity() {
        around.navigator().go(new Route.Activity());
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
