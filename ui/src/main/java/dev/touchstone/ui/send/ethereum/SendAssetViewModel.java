package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Ether, a token or a collectible on its way from an idea to a signature. Confined to the JavaFX application
/// thread; knows no scene.
public final class SendAssetViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final AssetId asset;
    private final Desk desk;
    private final PayeeForm payee;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ObjectProperty<Optional<EthereumAddress>> from = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty amount = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final BooleanProperty everything = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Composed> composed = new ReadOnlyObjectWrapper<>(Composed.NOTHING);

    /// What was typed, and what it comes to. Immutable.
    ///
    /// @param payee whom to pay
    /// @param order what is to be done, once all is clear
    record Composed(PayeeForm.Reading payee, String amountProblem, Optional<EthereumOrder> order) {
        static final Composed NOTHING =
                new Composed(new PayeeForm.Reading(Optional.empty(), "", ""), "", Optional.empty());
    }

    public SendAssetViewModel(Surroundings around, Session session, EthereumSide side, AssetId asset, String to) {
        this.around = around;
        this.session = session;
        this.asset = asset;
        this.desk = new Desk(around, session, side, Speed.NORMAL);
        this.payee = new PayeeForm(around, session, side, asset);
        from.set(first());
        if (sendable() instanceof Sendable.Items) amount.set("1");
        payee.begin(to, this::adopt, this::renew);
        List.of(amount, everything, from).forEach(each -> each.subscribe(this::renew));
        desk.onChange(subscriptions, this::renew);
    }

    Desk desk() {
        return desk;
    }

    PayeeForm payee() {
        return payee;
    }

    AssetId asset() {
        return asset;
    }

    /// The account that pays; empty where none can.
    ObjectProperty<Optional<EthereumAddress>> from() {
        return from;
    }

    StringProperty amount() {
        return amount;
    }

    /// For the person alone; it has no part in the payment.
    StringProperty note() {
        return note;
    }

    /// Whether all there is goes, whatever stands in the amount.
    BooleanProperty everything() {
        return everything;
    }

    ReadOnlyObjectProperty<Composed> composed() {
        return composed.getReadOnlyProperty();
    }

    Sendable sendable() {
        return Sendable.of(asset, session.wallet().snapshot().get());
    }

    /// The accounts that can pay with this: those with a key, and of a collectible those that own it.
    List<EthereumAddress> payers() {
        var own = desk.holdings().accounts().stream()
                .map(EthereumHolding::account)
                .filter(account -> account.canSign() || account.device().isPresent())
                .map(EthereumAccount::address)
                .toList();
        if (!(asset instanceof AssetId.Collectible)) return own;
        return own.stream().filter(this::hasSome).toList();
    }

    private boolean hasSome(EthereumAddress account) {
        return sendable().has(account).filter(it -> it.signum() > 0).isPresent();
    }

    /// The first that has some of it, else the first.
    private Optional<EthereumAddress> first() {
        var payers = payers();
        return payers.stream()
                .filter(this::hasSome)
                .findFirst()
                .or(() -> payers.stream().findFirst());
    }

    /// What the paying account has, in words; empty where that is not known.
    String available() {
        var sendable = sendable();
        if (!sendable.hasAmount()) return "";
        return from.get()
                .map(account -> sendable.has(account)
                        .map(has -> desk.name(account) + " has " + write(has) + ".")
                        .orElse("What " + desk.name(account) + " has is not proven yet."))
                .orElse("No account of this wallet can pay with this.");
    }

    /// An amount of the asset.
    String write(BigInteger units) {
        return switch (asset) {
            case AssetId.Collectible _ -> units.toString();
            case AssetId.Coin _, AssetId.Ether _, AssetId.Token _ ->
                desk.names().amount(asset, units);
        };
    }

    /// What a link asks for, unless the person said otherwise.
    private void adopt(String sum) {
        if (amount.get().isBlank()) amount.set(sum);
    }

    private void renew() {
        if (!desk.consent().isComposing()) return;
        if (from.get().isEmpty()) from.set(first());
        var reading = payee.reading();
        var sendable = sendable();
        var typed = sendable.read(AmountText.bare(amount.get()));
        boolean all = everything.get();
        var has = from.get().flatMap(sendable::has);
        var units = all ? has.filter(it -> it.signum() > 0) : typed.units();
        var order = from.get()
                .flatMap(payer -> reading.to().flatMap(to -> units.map(it -> sendable.order(payer, to, it, all))));
        composed.set(new Composed(reading, all ? "" : typed.problem(), order));
        desk.want(order.map(Task.Fresh::new));
    }

    /// Whether the wallet is at work on what was asked for.
    boolean isWorking() {
        return composed.get().order().isPresent() && (desk.isWorking() || payee.isLearning());
    }

    /// Why there is nothing to review; empty where there is.
    String problem() {
        return desk.problem(this::write);
    }

    /// Goes on to the review; false when something has to be put right first.
    boolean review() {
        desk.submit();
        var order = composed.get().order();
        if (order.isEmpty() || isWorking()) return false;
        return desk.review(new Task.Fresh(order.get()), payee.payee(note.get()));
    }

    /// All that there is of it, to be typed: of ether that depends on the fee.
    void takeAll() {
        if (asset instanceof AssetId.Ether) {
            everything.set(!everything.get());
            return;
        }
        var sendable = sendable();
        from.get().flatMap(sendable::has).ifPresent(has -> amount.set(plain(has)));
    }

    private String plain(BigInteger units) {
        int places = sendable() instanceof Sendable.Token(var _, var holding)
                ? holding.map(it -> it.decimals().places()).orElse(0)
                : 0;
        return AmountText.plain(units, places);
    }

    /// What all the ether comes to, once that is worked out; else empty.
    String allOfIt() {
        return desk.preparation()
                .prepared()
                .get()
                .draft()
                .map(draft -> EtherFormat.format(
                        draft.transaction().value(), around.amounts().get().hidden()))
                .orElse("");
    }

    @Override
    public void close() {
        subscriptions.close();
        desk.close();
    }
}
