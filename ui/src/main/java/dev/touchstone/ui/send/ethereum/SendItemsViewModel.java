package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.send.ethereum.Sendable.Typed;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.CollectibleTexts;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.CollectibleHolding;
import dev.touchstone.wallet.ledger.CollectibleHolding.Standing;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.TokenShare;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Several numbers of one collection (ERC-1155), so many of each, on their way to somebody in one transaction. Confined
/// to the JavaFX application thread; knows no scene.
public final class SendItemsViewModel implements AutoCloseable {
    private final Session session;
    private final NftRef start;
    private final Desk desk;
    private final PayeeForm payee;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ObjectProperty<Optional<EthereumAddress>> from = new SimpleObjectProperty<>(Optional.empty());
    private final Map<BigInteger, StringProperty> counts = new LinkedHashMap<>();
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Composed> composed = new ReadOnlyObjectWrapper<>(Composed.NOTHING);

    /// What was typed, and what it comes to. Immutable.
    ///
    /// @param problems what is wrong with how many of which number
    /// @param nothing why there is nothing to give yet; empty where there is
    /// @param order what is to be done, once all is clear
    record Composed(
            PayeeForm.Reading payee, Map<BigInteger, String> problems, String nothing, Optional<EthereumOrder> order) {
        static final Composed NOTHING =
                new Composed(new PayeeForm.Reading(Optional.empty(), "", ""), Map.of(), "", Optional.empty());

        Composed {
            problems = Map.copyOf(problems);
        }
    }

    /// @param start one of the collection, of which there is one to begin with
    public SendItemsViewModel(Surroundings around, Session session, EthereumSide side, NftRef start) {
        this.session = session;
        this.start = start;
        this.desk = new Desk(around, session, side, Speed.NORMAL);
        this.payee = new PayeeForm(around, session, side, new AssetId.Collectible(start));
        items(session, start).forEach(item -> counts.put(item.ref().id(), new SimpleStringProperty("")));
        Optional.ofNullable(counts.get(start.id())).ifPresent(count -> count.set("1"));
        from.set(payers().stream()
                .filter(account ->
                        has(start.id(), account).filter(it -> it.signum() > 0).isPresent())
                .findFirst()
                .or(() -> payers().stream().findFirst()));
        payee.begin("", _ -> {}, this::renew);
        counts.values().forEach(count -> count.subscribe(_ -> renew()));
        from.subscribe(this::renew);
        desk.onChange(subscriptions, this::renew);
    }

    /// The numbers of the same collection that the wallet shows, where there may be many of each.
    private static List<CollectibleHolding> items(Session session, NftRef one) {
        return session.wallet().snapshot().get().tokens().collectibles().stream()
                .filter(it -> it.ref().contract().equals(one.contract()) && it.standing() instanceof Standing.Many)
                .toList();
    }

    /// Whether the wallet shows several numbers of a collection that can be given away together.
    public static boolean hasSeveral(Session session, NftRef one) {
        return items(session, one).stream()
                        .filter(item -> shares(item).stream()
                                .anyMatch(share -> share.isSomething() && canSign(share.account())))
                        .count()
                > 1;
    }

    private static List<TokenShare> shares(CollectibleHolding item) {
        return item.standing() instanceof Standing.Many(var shares) ? shares : List.of();
    }

    private static boolean canSign(EthereumAccount account) {
        return account.canSign() || account.device().isPresent();
    }

    Desk desk() {
        return desk;
    }

    PayeeForm payee() {
        return payee;
    }

    /// The account that gives; empty where none can.
    ObjectProperty<Optional<EthereumAddress>> from() {
        return from;
    }

    StringProperty note() {
        return note;
    }

    /// How many of which number, as typed.
    Map<BigInteger, StringProperty> counts() {
        return Map.copyOf(counts);
    }

    /// The numbers, in the order in which the wallet shows them.
    List<BigInteger> numbers() {
        return List.copyOf(counts.keySet());
    }

    ReadOnlyObjectProperty<Composed> composed() {
        return composed.getReadOnlyProperty();
    }

    /// What the collection calls itself, or its address.
    String collection() {
        return items(session, start).stream()
                .flatMap(item -> item.collection().known().stream())
                .map(OwnWords::of)
                .filter(words -> !words.isEmpty())
                .map(words -> "Of a collection that calls itself “" + words.shown() + "”, at "
                        + start.contract().text() + ".")
                .findFirst()
                .orElseGet(() -> "Of the collection at " + start.contract().text() + ".");
    }

    /// The accounts that can give something of the collection.
    List<EthereumAddress> payers() {
        return desk.holdings().accounts().stream()
                .map(EthereumHolding::account)
                .filter(SendItemsViewModel::canSign)
                .map(EthereumAccount::address)
                .filter(account -> counts.keySet().stream()
                        .anyMatch(id ->
                                has(id, account).filter(it -> it.signum() > 0).isPresent()))
                .toList();
    }

    private Optional<BigInteger> has(BigInteger id, EthereumAddress account) {
        return items(session, start).stream()
                .filter(item -> item.ref().id().equals(id))
                .flatMap(item -> shares(item).stream())
                .filter(share -> share.account().address().equals(account))
                .findFirst()
                .flatMap(share -> share.units().finding() instanceof Proven<BigInteger> proven
                        ? Optional.of(proven.value())
                        : Optional.empty());
    }

    /// How many of a number the giving account has, in words.
    String available(BigInteger id) {
        return from.get()
                .map(account -> has(id, account)
                        .map(has -> desk.name(account) + " has " + has + ".")
                        .orElse("What " + desk.name(account) + " has is not proven yet."))
                .orElse("");
    }

    private void renew() {
        if (!desk.consent().isComposing()) return;
        var reading = payee.reading();
        var problems = new LinkedHashMap<BigInteger, String>();
        var quantities = new LinkedHashMap<BigInteger, BigInteger>();
        counts.forEach((id, count) -> {
            if (count.get().isBlank()) return;
            var typed = read(id, count.get());
            typed.units().filter(units -> units.signum() > 0).ifPresent(units -> quantities.put(id, units));
            if (!typed.problem().isEmpty()) problems.put(id, typed.problem());
        });
        boolean isWhole = problems.isEmpty() && !quantities.isEmpty();
        Optional<EthereumOrder> order = from.get()
                .filter(_ -> isWhole)
                .flatMap(giver ->
                        reading.to().map(to -> new EthereumOrder.GiveItems(giver, contract(), to, quantities)));
        composed.set(new Composed(
                reading,
                problems,
                isWhole || !problems.isEmpty() ? "" : "Say how many of at least one number.",
                order));
        desk.want(order.map(Task.Fresh::new));
    }

    private TokenContract contract() {
        return new TokenContract(start.chain(), start.contract());
    }

    private Typed read(BigInteger id, String text) {
        if (text.strip().equals("0")) return new Typed(Optional.of(BigInteger.ZERO), "");
        var typed = Sendable.count(text.strip());
        var has = from.get().flatMap(account -> has(id, account));
        boolean isTooMany = has.isPresent()
                && typed.units().filter(units -> units.compareTo(has.get()) > 0).isPresent();
        return isTooMany ? new Typed(Optional.empty(), "More than there is: " + available(id)) : typed;
    }

    boolean isWorking() {
        return composed.get().order().isPresent() && (desk.isWorking() || payee.isLearning());
    }

    /// Why there is nothing to review; empty where there is.
    String problem() {
        boolean isMissing = desk.submitted().get() && !composed.get().nothing().isEmpty();
        return isMissing ? composed.get().nothing() : desk.problem(BigInteger::toString);
    }

    /// Goes on to the review; false when something has to be put right first.
    boolean review() {
        desk.submit();
        var order = composed.get().order();
        if (order.isEmpty() || isWorking()) return false;
        return desk.review(new Task.Fresh(order.get()), payee.payee(note.get()));
    }

    /// What a number is called.
    static String name(BigInteger id) {
        return "NFT " + CollectibleTexts.number(id);
    }

    @Override
    public void close() {
        subscriptions.close();
        desk.close();
    }
}
