package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.ui.send.Naming;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.EthereumTexts;
import dev.touchstone.ui.text.RequestTexts;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.Suggestion;
import dev.touchstone.wallet.ledger.Suggestions;
import dev.touchstone.wallet.payment.NameLook;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Who is to get something on Ethereum, as typed: an address, a name, a payment link or a contact, and what is
/// known
/// of them. Confined to the JavaFX application thread; knows no scene.
final class PayeeForm {
    private static final int MOST_SUGGESTIONS = 4;
    private static final Finding<AccountState> UNKNOWN = Pending.because(new Pending.Reason.NotChecked());

    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final AssetId asset;
    private final Naming naming;
    private final StringProperty recipient = new SimpleStringProperty("");
    private Consumer<String> sum = _ -> {};
    private Runnable learned = () -> {};
    private String linkWords = "";
    private Optional<EthereumAddress> askedAbout = Optional.empty();
    private Optional<Finding<AccountState>> state = Optional.empty();

    /// What the text comes to. Immutable.
    ///
    /// @param to whom it means, when that is understood
    /// @param problem why nobody is; empty where somebody is, or while a name is looked up
    /// @param hint what to know about the address
    record Reading(Optional<EthereumAddress> to, String problem, String hint) {}

    /// @param asset what is to be given; a link for another leads to the page for that
    PayeeForm(Surroundings around, Session session, EthereumSide side, AssetId asset) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.asset = asset;
        this.naming = new Naming(around, session, CoinType.ETHER);
        recipient.subscribe(this::adopt);
        recipient.subscribe(naming::typed);
    }

    /// Begins with a text.
    ///
    /// @param sum is told the amount that a link names
    /// @param changed runs whenever the text comes to something else
    void begin(String text, Consumer<String> sum, Runnable changed) {
        this.sum = sum;
        this.learned = changed;
        recipient.set(text.strip());
        recipient.subscribe(changed);
        naming.state().subscribe(changed);
    }

    StringProperty recipient() {
        return recipient;
    }

    Naming naming() {
        return naming;
    }

    private PayeeText read() {
        var chain = side.chain().get().chain();
        return PayeeText.parse(recipient.get(), chain.chainId(), EthereumTexts.name(chain.id()));
    }

    /// What the text comes to now. What there is at the address is asked once.
    Reading reading() {
        var text = read();
        var to = to(text);
        to.ifPresent(this::learn);
        return new Reading(to, problem(text), hint(text));
    }

    /// A payment link is taken apart: it says whom to pay, perhaps how much, and of what.
    private void adopt(String text) {
        if (!(read() instanceof PayeeText.Link(var ask))) return;
        switch (LinkTaking.of(ask, asset, session.wallet().snapshot().get())) {
            case LinkTaking.Fits(var to, var amount) -> {
                amount.ifPresent(sum);
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

    private Optional<EthereumAddress> to(PayeeText text) {
        return switch (text) {
            case PayeeText.Account(var address, var _) -> Optional.of(address);
            case PayeeText.Name _ ->
                naming.found().filter(PayeeForm::isAccount).map(found -> new EthereumAddress(found.value()));
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
                                && naming.found().filter(PayeeForm::isAccount).isEmpty()
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
        state = Optional.empty();
        around.whenDone(
                side.settled(List.of(to)),
                found -> learned(to, found.isEmpty() ? UNKNOWN : found.getFirst()),
                () -> learned(to, UNKNOWN));
    }

    private void learned(EthereumAddress to, Finding<AccountState> found) {
        if (askedAbout.filter(to::equals).isEmpty()) return;
        state = Optional.of(found);
        learned.run();
    }

    /// Whether it is being asked what there is at the address.
    boolean isLearning() {
        return askedAbout.isPresent() && state.isEmpty();
    }

    /// Who they are, as far as that is known: by their name, or whose address it is.
    ///
    /// @param note for the person alone; may be empty
    Desk.Payee payee(String note) {
        var text = read();
        var named = naming.found().filter(_ -> text instanceof PayeeText.Name);
        var book = session.wallet().snapshot().get().contacts();
        var contact = named.isPresent() ? book.ofEns(named.get().name().text()) : to(text).flatMap(book::of);
        return new Desk.Payee(named, contact, state.orElse(UNKNOWN), note);
    }
}
