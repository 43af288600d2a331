package dev.touchstone.ui.nft;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.portfolio.Allowances;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
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
import dev.touchstone.wallet.ledger.CollectibleHolding;
import dev.touchstone.wallet.ledger.CollectibleHolding.Standing;
import dev.touchstone.wallet.ledger.CollectibleHolding.Whose;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Who may give away a collectible, or all that the wallet has of its collection, asked on the person's word. Confined
/// to the JavaFX application thread; knows no scene.
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

    /// What somebody may give away, or that this is not known.
    ///
    /// @param isProven whether it is so for sure
    /// @param back what takes it back; empty where there is nothing to take back, or this wallet cannot
    record Line(String words, boolean isProven, Optional<EthereumOrder> back) {}

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
        var tokens = side.tokens();
        var both = single().<CompletableFuture<Optional<Line>>>map(owner -> tokens.approvedFor(ref.contract(), ref.id())
                        .thenApply(found -> Optional.of(line(owner, found))))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))
                .thenCombine(tokens.collectionApprovals(ref.contract(), accounts), (one, all) ->
                        (Runnable) () -> show(one, all));
        around.whenDone(both, Runnable::run, () -> busy.set(false));
    }

    /// The account that has it, where there is one of it.
    private Optional<EthereumAccount> single() {
        return session.wallet()
                .snapshot()
                .get()
                .tokens()
                .collectible(ref)
                .map(CollectibleHolding::standing)
                .flatMap(standing -> standing instanceof Standing.Single(var _, Whose.Ours(var account, var _))
                        ? Optional.of(account)
                        : Optional.empty());
    }

    private Line line(EthereumAccount owner, Finding<EthereumAddress> approved) {
        return switch (approved) {
            case Proven<EthereumAddress> proven ->
                proven.value().equals(EthereumAddress.ZERO)
                        ? new Line("Nobody is approved for this NFT alone.", true, Optional.empty())
                        : new Line(
                                who(proven.value()) + " may give away this NFT.",
                                true,
                                Optional.<EthereumOrder>of(new EthereumOrder.AllowPiece(
                                                owner.address(), ref, EthereumAddress.ZERO))
                                        .filter(_ -> owner.canSign()));
            case Pending<EthereumAddress> pending -> unknown(Texts.explain(pending.reason()));
            case Refuted<EthereumAddress> refuted -> unknown(Texts.explain(refuted.refutation()));
            case Claimed<EthereumAddress> _ -> throw new IllegalStateException("a node claims nothing");
        };
    }

    private static Line unknown(String why) {
        return new Line("Whether somebody is approved for this NFT alone: " + why, false, Optional.empty());
    }

    private void show(Optional<Line> single, Allowances allowances) {
        busy.set(false);
        var asked =
                AmountFormat.count(allowances.asked()) + " pairs of an account and a well known app were asked about.";
        var words = allowances.wholes().isEmpty()
                ? "None of them may give away the whole collection: " + asked + " Others may have been allowed to."
                : asked + " Others may have been allowed to, too.";
        var lines = Stream.concat(single.stream(), allowances.wholes().stream().map(this::line));
        found.set(new Found(words, lines.toList()));
    }

    private Line line(Allowances.Whole whole) {
        var operator = whole.question().operator();
        var account = whole.question().owner();
        var names = WalletNames.ofAccounts(session.wallet().snapshot().get().ethereum());
        var who = who(operator);
        var of = names.getOrDefault(account, account.text());
        var words = switch (whole.approved()) {
            case Proven<Boolean> _ -> who + " may give away all that " + of + " has of this collection.";
            case Pending<Boolean> pending -> "Whether " + who + " may: " + Texts.explain(pending.reason());
            case Refuted<Boolean> refuted -> "Whether " + who + " may: " + Texts.explain(refuted.refutation());
            case Claimed<Boolean> _ -> throw new IllegalStateException("a node claims nothing");
        };
        var collection = new TokenContract(ref.chain(), ref.contract());
        return new Line(
                words,
                whole.approved().isProven(),
                Optional.<EthereumOrder>of(new EthereumOrder.AllowAll(account, collection, operator, false))
                        .filter(_ -> whole.approved().isProven() && names.containsKey(account)));
    }

    private String who(EthereumAddress operator) {
        return KnownSpenders.builtIn()
                .named(side.chain().get().chain().chainId(), operator)
                .map(it -> operator.text() + " (claimed: " + it.name() + ")")
                .orElseGet(operator::text);
    }

    /// Goes to taking it back.
    void takeBack(EthereumOrder back) {
        around.navigator().go(new Route.ReviewOrder(back));
    }

    /// Goes to allowing it to somebody.
    void allow() {
        around.navigator().go(new Route.AllowNft(ref));
    }
}
