package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.send.Naming;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.EthereumTexts;
import dev.touchstone.ui.text.RequestTexts;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenText;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.Suggestion;
import dev.touchstone.wallet.ledger.Suggestions;
import dev.touchstone.wallet.payment.NameLook;
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
    private static final int MOST_SUGGESTIONS = 4;
    private static final Finding<AccountState> UNKNOWN = Pending.because(new Pending.Reason.NotChecked());

    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final AssetId asset;
    private final Desk desk;
    private final Naming naming;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ObjectProperty<Optional<EthereumAddress>> from = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty recipient = new SimpleStringProperty("");
    private final StringProperty amount = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final BooleanProperty everything = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Composed> composed = new ReadOnlyObjectWrapper<>(Composed.NOTHING);
    private String linkWords = "";
    private Optional<EthereumAddress> askedAbout = Optional.empty();
    private Optional<Finding<AccountState>> payee = Optional.empty();

    /// What was typed, and what it comes to. Immutable.
    ///
    /// @param to whom to pay, when that is understood
    /// @param recipientProblem why it is not; empty where it is
    /// @param recipientHint what to know about the address
    /// @param order what is to be done, once all is clear
    record Composed(
            Optional<EthereumAddress> to,
            String recipientProblem,
            String recipientHint,
            String amountProblem,
            Optional<EthereumOrder> order) {
        static final Composed NOTHING = new Composed(Optional.empty(), "", "", "", Optional.empty());
    }

    public SendAssetViewModel(Surroundings around, Session session, EthereumSide side, AssetId asset, String to) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.asset = asset;
        this.desk = new Desk(around, session, side, Speed.NORMAL);
        this.naming = new Naming(around, session, CoinType.ETHER);
        from.set(first());
        if (sendable() instanceof Sendable.Items) amount.set("1");
        recipient.subscribe(this::adopt);
        recipient.subscribe(naming::typed);
        recipient.set(to.strip());
        List.of(recipient, amount, everything, from).forEach(each -> each.subscribe(this::renew));
        naming.state().subscribe(this::renew);
        desk.onChange(subscriptions, this::renew);
    }

    Desk desk() {
        return desk;
    }

    Naming naming() {
        return naming;
    }

    AssetId asset() {
        return asset;
    }

    /// The account that pays; empty where none can.
    ObjectProperty<Optional<EthereumAddress>> from() {
        return from;
    }

    StringProperty recipient() {
        return recipient;
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

    private PayeeText read() {
        var chain = side.chain().get().chain();
        return PayeeText.parse(recipient.get(), chain.chainId(), EthereumTexts.name(chain.id()));
    }

    /// A payment link is taken apart: it says whom to pay, perhaps how much, and of what.
    private void adopt(String text) {
        if (!(read() instanceof PayeeText.Link(var ask))) return;
        switch (LinkTaking.of(ask, asset, session.wallet().snapshot().get())) {
            case LinkTaking.Fits(var to, var sum) -> {
                sum.filter(_ -> amount.get().isBlank()).ifPresent(amount::set);
                linkWords = (ask.words()
                                        .map(words -> "The link says: " + words + ".")
                                        .orElse("") + " " + RequestTexts.passedOver(ask))
                        .strip();
                recipient.set(to);
            }
            case LinkTaking.OtherAsset(var other) ->
                around.fx().execute(() -> around.navigator().replace(new Route.SendAsset(other, text)));
            case LinkTaking.NotPayable _ -> {}
        }
    }

    /// Whom the text in the recipient's field may mean.
    List<Suggestion> suggestions() {
        return Suggestions.of(
                recipient.get(),
                session.wallet().snapshot().get().contacts(),
                contact -> contact.entry().ethereum().isPresent()
                        || contact.entry().ens().isPresent(),
                List.of(),
                MOST_SUGGESTIONS);
    }

    /// Puts the address, or the name that is looked up for one, into the field.
    void take(Suggestion suggestion) {
        if (!(suggestion instanceof Suggestion.OfContact(var contact))) return;
        var entry = contact.entry();
        recipient.set(entry.ethereum().map(EthereumAddress::text).or(entry::ens).orElse(""));
        naming.lookUp();
    }

    /// Who is paid, as far as they are known: by their name, by their address, or both.
    Desk.Payee payee() {
        var named = naming.found().filter(_ -> read() instanceof PayeeText.Name);
        var book = session.wallet().snapshot().get().contacts();
        var contact = named.isPresent()
                ? book.ofEns(named.get().name().text())
                : composed.get().to().flatMap(book::of);
        return new Desk.Payee(named, contact, payee.orElse(UNKNOWN), note.get());
    }

    private void renew() {
        if (!desk.consent().isComposing()) return;
        if (from.get().isEmpty()) from.set(first());
        var text = read();
        var to = to(text);
        to.ifPresent(this::learn);
        var sendable = sendable();
        var typed = sendable.read(bare(amount.get()));
        boolean all = everything.get();
        var has = from.get().flatMap(sendable::has);
        var units = all ? has.filter(it -> it.signum() > 0) : typed.units();
        var order = from.get()
                .flatMap(payer -> to.flatMap(payee -> units.map(it -> sendable.order(payer, payee, it, all))));
        composed.set(new Composed(to, problem(text), hint(text), all ? "" : typed.problem(), order));
        desk.want(order.map(Task.Fresh::new));
    }

    /// People paste amounts with the thin spaces of this program's own groups.
    private static String bare(String typed) {
        return typed.replaceAll("[\\s\u00a0\u2009\u202f]", "");
    }

    private Optional<EthereumAddress> to(PayeeText text) {
        return switch (text) {
            case PayeeText.Account(var address, var _) -> Optional.of(address);
            case PayeeText.Name _ ->
                naming.found().filter(SendAssetViewModel::isAccount).map(found -> new EthereumAddress(found.value()));
            case PayeeText.Link _, PayeeText.Refused _ -> Optional.empty();
        };
    }

    private static boolean isAccount(NameLook.Found found) {
        return found.value().length() == EthereumAddress.BYTES;
    }

    private String problem(PayeeText text) {
        return switch (text) {
            case PayeeText.Account _ -> "";
            case PayeeText.Name _ ->
                naming.found().isPresent()
                                && naming.found()
                                        .filter(SendAssetViewModel::isAccount)
                                        .isEmpty()
                        ? "What this name has as its Ethereum address cannot be paid."
                        : naming.problem();
            case PayeeText.Link(var ask) ->
                LinkTaking.of(ask, asset, session.wallet().snapshot().get()) instanceof LinkTaking.NotPayable(var why)
                        ? why
                        : "";
            case PayeeText.Refused(var problem) -> problem;
        };
    }

    private String hint(PayeeText text) {
        boolean isUnchecked = text instanceof PayeeText.Account(var _, boolean checked) && !checked;
        var hint =
                isUnchecked ? "These letters carry no checksum, so a wrong one goes unnoticed. Compare all of it." : "";
        return (hint + " " + linkWords).strip();
    }

    /// Asks once what there is at an address: whether it is a contract, and whether it is there at all.
    private void learn(EthereumAddress to) {
        if (askedAbout.filter(to::equals).isPresent()) return;
        askedAbout = Optional.of(to);
        payee = Optional.empty();
        around.whenDone(
                side.settled(List.of(to)),
                found -> learned(to, found.isEmpty() ? UNKNOWN : found.getFirst()),
                () -> learned(to, UNKNOWN));
    }

    private void learned(EthereumAddress to, Finding<AccountState> found) {
        if (askedAbout.filter(to::equals).isEmpty()) return;
        payee = Optional.of(found);
        renew();
    }

    /// Whether the wallet is at work on what was asked for.
    boolean isWorking() {
        boolean isLearning = askedAbout.isPresent() && payee.isEmpty();
        return composed.get().order().isPresent()
                && (desk.preparation().prepared().get().isAsking() || isLearning);
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
        return desk.review(new Task.Fresh(order.get()), payee());
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
        var written = TokenText.write(units, places);
        return written.contains(".") ? written.replaceFirst("\\.?0+$", "") : written;
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
