package dev.touchstone.ui.asset;

import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.ledger.Balance;
import dev.touchstone.wallet.ledger.Coin;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Puts the newest snapshots into the words of the page of bitcoin. Confined to the JavaFX application thread; knows
/// no scene.
public final class AssetViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<AssetPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// What the page shows at one moment. Immutable.
    ///
    /// @param reconciliation what the amount follows from; empty while nothing is proven
    record AssetPage(
            Shown total,
            TruthLine truth,
            Balance balance,
            String reconciliation,
            List<CoinLine> coins,
            List<PaymentLine> history) {
        AssetPage {
            coins = List.copyOf(coins);
            history = List.copyOf(history);
        }
    }

    /// A coin as a row.
    record CoinLine(Coin coin, String address, String state) {}

    public AssetViewModel(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
    }

    ReadOnlyObjectProperty<AssetPage> page() {
        return page.getReadOnlyProperty();
    }

    /// Why the last change was not kept; empty while there is nothing to say.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    private void renew() {
        var wallet = session.wallet().snapshot().get();
        var bitcoin = session.bitcoin().get();
        var chain = ChainStatus.of(bitcoin, around.now().get(), around.ages());
        page.set(new AssetPage(
                Shown.of(wallet.holding(), wallet.balance().total()),
                TruthLine.of(
                        wallet.holding(),
                        chain,
                        around.ages().clock(bitcoin.tipHeader().timestamp()),
                        "This amount is"),
                wallet.balance(),
                reconciliation(wallet),
                wallet.coins().stream().map(coin -> line(wallet, coin)).toList(),
                wallet.entries().stream()
                        .map(entry -> PaymentLine.of(entry, wallet))
                        .sorted(PaymentLine.NEWEST_FIRST)
                        .toList()));
    }

    private static String reconciliation(WalletSnapshot wallet) {
        if (!(wallet.holding() instanceof Proven<?> proven)) return "";
        long payments = proven.evidence().premises().stream()
                .filter(Evidence.InBlock.class::isInstance)
                .count();
        return switch ((int) Math.min(payments, 2)) {
            case 0 -> "No block holds a payment of this wallet.";
            case 1 -> "This amount follows from 1 proven payment.";
            default -> "This amount follows from " + payments + " proven payments.";
        };
    }

    private static CoinLine line(WalletSnapshot wallet, Coin coin) {
        var address = BitcoinAddress.of(wallet.network(), coin.output().script())
                .map(BitcoinAddress::text)
                .orElse("");
        return new CoinLine(coin, address, state(coin));
    }

    private static String state(Coin coin) {
        if (coin.leaving()) return "On its way out";
        if (coin.frozen()) return "Frozen";
        return switch (coin.origin()) {
            case Coin.Origin.InBlock in -> coin.isMature() ? depth(in.depth()) : "Reward, usable after 100 blocks";
            case Coin.Origin.OwnUnconfirmed _ -> "Change, waiting for a block";
            case Coin.Origin.OthersUnconfirmed _ -> "Waiting for a block";
        };
    }

    private static String depth(int depth) {
        return depth < 6 ? depth + " of 6" : "Settled";
    }

    void freeze(Coin coin, boolean frozen) {
        problem.set("");
        around.whenDone(
                session.wallet().freeze(coin.outPoint(), frozen),
                outcome -> problem.set(OutcomeTexts.explain(outcome)));
    }

    void open(PaymentLine line) {
        around.navigator().go(new Route.Payment(line.txid()));
    }

    void inspect() {
        around.navigator().inspect(new Route.Inspection.Balance());
    }

    void inspect(Coin coin) {
        around.navigator().inspect(new Route.Inspection.Payment(coin.outPoint().txid()));
    }

    void receive() {
        around.navigator().go(new Route.Receive());
    }

    void send() {
        around.navigator().go(new Route.Send(""));
    }

    Optional<String> emptyHistory() {
        return page.get().history().isEmpty() ? Optional.of("No payments in this asset yet.") : Optional.empty();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
