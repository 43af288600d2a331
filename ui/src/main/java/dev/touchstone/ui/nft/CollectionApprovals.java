package dev.touchstone.ui.nft;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.portfolio.Allowances;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Who may give away all that the wallet has of a collection, asked on the person's word. Confined to the JavaFX
/// application thread; knows no scene.
final class CollectionApprovals {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final NftRef ref;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(new Found("", List.of()));

    /// What came of asking. Immutable.
    ///
    /// @param words what was asked about; empty before that
    record Found(String words, List<Line> lines) {
        Found {
            lines = List.copyOf(lines);
        }
    }

    /// Somebody may give away all of it, or that is not known.
    ///
    /// @param isProven whether it is so for sure
    /// @param own whether this wallet can take it back
    record Line(String words, EthereumAddress account, EthereumAddress operator, boolean isProven, boolean own) {}

    CollectionApprovals(Surroundings around, Session session, EthereumSide side, NftRef ref) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.ref = ref;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }

    void ask() {
        if (busy.get()) return;
        busy.set(true);
        var accounts = session.wallet().snapshot().get().ethereum().accounts().stream()
                .map(EthereumHolding::account)
                .filter(EthereumAccount::canSign)
                .map(EthereumAccount::address)
                .toList();
        around.whenDone(side.tokens().collectionApprovals(ref.contract(), accounts), this::show, () -> busy.set(false));
    }

    private void show(Allowances allowances) {
        busy.set(false);
        var asked =
                AmountFormat.count(allowances.asked()) + " pairs of an account and a well known app were asked about.";
        var words = allowances.wholes().isEmpty()
                ? "None of them may: " + asked + " Others may have been allowed to."
                : asked + " Others may have been allowed to, too.";
        found.set(new Found(words, allowances.wholes().stream().map(this::line).toList()));
    }

    private Line line(Allowances.Whole whole) {
        var operator = whole.question().operator();
        var account = whole.question().owner();
        var names = WalletNames.ofAccounts(session.wallet().snapshot().get().ethereum());
        var who = KnownSpenders.builtIn()
                .named(side.chain().get().chain().chainId(), operator)
                .map(it -> operator.text() + " (claimed: " + it.name() + ")")
                .orElseGet(operator::text);
        var of = names.getOrDefault(account, account.text());
        var words = switch (whole.approved()) {
            case Proven<Boolean> _ -> who + " may give away all that " + of + " has of this collection.";
            case Pending<Boolean> pending -> "Whether " + who + " may: " + Texts.explain(pending.reason());
            case Refuted<Boolean> refuted -> "Whether " + who + " may: " + Texts.explain(refuted.refutation());
            case Claimed<Boolean> _ -> throw new IllegalStateException("a node claims nothing");
        };
        return new Line(words, account, operator, whole.approved().isProven(), names.containsKey(account));
    }

    /// Goes to taking it back.
    void takeBack(Line line) {
        var collection = new TokenContract(ref.chain(), ref.contract());
        around.navigator()
                .go(new Route.ReviewOrder(
                        new EthereumOrder.AllowAll(line.account(), collection, line.operator(), false)));
    }
}
