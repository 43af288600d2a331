package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AccountTexts;
import dev.touchstone.ui.text.OrderTexts;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.ParsedEthereumAddress;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.CollectibleHolding;
import dev.touchstone.wallet.ledger.CollectibleHolding.Standing;
import dev.touchstone.wallet.ledger.CollectibleHolding.Whose;
import dev.touchstone.wallet.ledger.TokenShare;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Letting somebody give away one collectible (ERC-721 `approve`), or all that an account has of its collection
/// (`setApprovalForAll`), which is the only way where there may be many of a number (ERC-1155). Confined to the JavaFX
/// application thread; knows no scene.
public final class AllowNftViewModel implements AutoCloseable {
    private final Session session;
    private final NftRef ref;
    private final Desk desk;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StringProperty spender = new SimpleStringProperty("");
    private final ObjectProperty<Optional<EthereumAddress>> owner = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Reach> reach;
    private final ReadOnlyObjectWrapper<Composed> composed =
            new ReadOnlyObjectWrapper<>(new Composed("", Optional.empty()));

    /// How much is allowed.
    enum Reach {
        THIS_ONE,
        WHOLE_COLLECTION
    }

    /// What was typed, and what it comes to. Immutable.
    record Composed(String spenderProblem, Optional<EthereumOrder> order) {}

    public AllowNftViewModel(Surroundings around, Session session, EthereumSide side, NftRef ref) {
        this.session = session;
        this.ref = ref;
        this.desk = new Desk(around, session, side, Speed.NORMAL);
        this.reach = new SimpleObjectProperty<>(isSingle() ? Reach.THIS_ONE : Reach.WHOLE_COLLECTION);
        owner.set(owners().stream().findFirst());
        spender.subscribe(_ -> renew());
        owner.subscribe(_ -> renew());
        reach.subscribe(_ -> renew());
        desk.onChange(subscriptions, this::renew);
    }

    Desk desk() {
        return desk;
    }

    /// The address of who may give it away.
    StringProperty spender() {
        return spender;
    }

    /// The account that allows it; empty where none of the wallet's has it.
    ObjectProperty<Optional<EthereumAddress>> owner() {
        return owner;
    }

    ObjectProperty<Reach> reach() {
        return reach;
    }

    ReadOnlyObjectProperty<Composed> composed() {
        return composed.getReadOnlyProperty();
    }

    private Optional<Standing> standing() {
        return session.wallet().snapshot().get().tokens().collectible(ref).map(CollectibleHolding::standing);
    }

    /// Whether there is one of it, which can be allowed by itself.
    boolean isSingle() {
        return standing().filter(Standing.Single.class::isInstance).isPresent();
    }

    /// The accounts of the wallet that have it and can sign.
    List<EthereumAddress> owners() {
        return standing().map(AllowNftViewModel::holders).orElse(List.of()).stream()
                .filter(account -> account.canSign() || account.device().isPresent())
                .map(EthereumAccount::address)
                .toList();
    }

    private static List<EthereumAccount> holders(Standing standing) {
        return switch (standing) {
            case Standing.Single(var _, Whose.Ours(var account, var _)) -> List.of(account);
            case Standing.Single _, Standing.KindNotKnown _ -> List.of();
            case Standing.Many(var shares) ->
                shares.stream()
                        .filter(TokenShare::isSomething)
                        .map(TokenShare::account)
                        .toList();
        };
    }

    String title() {
        return reach.get() == Reach.THIS_ONE ? "Approve " + OrderTexts.nft(ref) : "Approve a whole collection";
    }

    /// What it means, in a sentence.
    String meaning() {
        var who = owner.get().map(desk::name).orElse("an account");
        return reach.get() == Reach.THIS_ONE
                ? "This lets somebody take " + OrderTexts.nft(ref) + " from " + who + " later, without asking."
                : "This lets somebody take everything that " + who + " has of the collection at "
                        + ref.contract().text() + ", now and later, without asking.";
    }

    /// The risk of a whole collection, and the safer choice.
    String warning() {
        if (reach.get() == Reach.THIS_ONE) return "";
        var risk = "Whoever may take a whole collection can empty it at any time, also of what you get later.";
        return isSingle()
                ? risk + " To sell one NFT, approve that one only."
                : risk + " Its numbers cannot be approved one by one: take this back when you are done.";
    }

    private void renew() {
        if (!desk.consent().isComposing()) return;
        var who = ParsedEthereumAddress.parse(spender.get());
        Optional<EthereumOrder> order =
                who instanceof ParsedEthereumAddress.Valid(var address, var _) ? order(address) : Optional.empty();
        var problem = who instanceof ParsedEthereumAddress.Invalid(var wrong) ? AccountTexts.explain(wrong) : "";
        composed.set(new Composed(problem, order));
        desk.want(order.map(Task.Fresh::new));
    }

    private Optional<EthereumOrder> order(EthereumAddress to) {
        var collection = new TokenContract(ref.chain(), ref.contract());
        return owner.get()
                .map(from -> reach.get() == Reach.THIS_ONE
                        ? new EthereumOrder.AllowPiece(from, ref, to)
                        : new EthereumOrder.AllowAll(from, collection, to, true));
    }

    /// Why there is nothing to review; empty where there is.
    String problem() {
        return desk.problem(BigInteger::toString);
    }

    boolean isWorking() {
        return desk.isWorking();
    }

    /// Goes on to the review; false when something has to be put right first.
    boolean review() {
        return desk.review(composed.get().order(), Desk.Payee.NOBODY);
    }

    @Override
    public void close() {
        subscriptions.close();
        desk.close();
    }
}
