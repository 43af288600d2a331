package dev.touchstone.ui.receive;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.format.PaymentLink;
import dev.touchstone.ui.format.QrCode;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.asset.AmountText;
import dev.touchstone.wallet.asset.Denomination;
import dev.touchstone.wallet.asset.ParsedAmount;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.LedgerEntry;
import dev.touchstone.wallet.ledger.ReceiveAddress;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// An address to give to somebody, and what arrives at it. The address stays while the page is open, even when it has
/// been used; the next visit shows a fresh one. Confined to the JavaFX application thread; knows no scene.
public final class ReceiveViewModel implements AutoCloseable {
    private static final AmountFormat LINK_AMOUNT = new AmountFormat(Denomination.BTC, false);

    private final Surroundings around;
    private final Session session;
    private final CopyGuard copies;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StringProperty amount = new SimpleStringProperty("");
    private final StringProperty message = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ReceivePage> page = new ReadOnlyObjectWrapper<>();
    private ReceiveAddress shown;

    /// What the page shows at one moment. Immutable.
    ///
    /// @param arrivals payments to this address, newest first
    /// @param chain how the chain stands: arrivals are noticed only while online
    record ReceivePage(
            ReceiveAddress address, String link, QrCode code, List<PaymentLine> arrivals, ChainStatus chain) {
        ReceivePage {
            arrivals = List.copyOf(arrivals);
        }
    }

    public ReceiveViewModel(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
        this.copies = new CopyGuard(around, subscriptions);
        this.shown = next(AddressType.P2WPKH);
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
        amount.subscribe(this::renew);
        message.subscribe(this::renew);
    }

    private ReceiveAddress next(AddressType type) {
        return Optional.ofNullable(session.wallet().snapshot().get().receive().get(type))
                .orElseThrow(() -> new IllegalStateException("a wallet without an address of kind " + type));
    }

    StringProperty amount() {
        return amount;
    }

    StringProperty message() {
        return message;
    }

    ReadOnlyObjectProperty<ReceivePage> page() {
        return page.getReadOnlyProperty();
    }

    /// Why the last command failed; empty while there is nothing to say.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    CopyGuard copies() {
        return copies;
    }

    String chainName() {
        return Texts.name(session.wallet().network());
    }

    /// The unit in which an amount is typed.
    String unit() {
        return around.amounts().get().symbol();
    }

    String exampleAmount() {
        return around.amounts().get().example();
    }

    /// What is wrong with the amount that was typed; empty while nothing is.
    String amountProblem() {
        return parsed() instanceof ParsedAmount.Invalid(var wrong) && wrong != ParsedAmount.Problem.EMPTY
                ? SendTexts.explain(wrong)
                : "";
    }

    private ParsedAmount parsed() {
        return AmountText.parse(amount.get().strip(), around.amounts().get().unit());
    }

    private String linkAmount() {
        return parsed() instanceof ParsedAmount.Valid(var sum) && !sum.isZero() ? LINK_AMOUNT.plain(sum) : "";
    }

    private void renew() {
        var address = shown.address();
        var chain = ChainStatus.of(session.bitcoin().get(), around.now().get(), around.ages());
        var wallet = session.wallet().snapshot().get();
        var arrivals = wallet.entries().stream()
                .filter(entry -> pays(entry, address.script()))
                .map(entry -> PaymentLine.of(entry, wallet))
                .toList();
        page.set(new ReceivePage(
                shown,
                PaymentLink.of(address, linkAmount(), message.get()),
                QrCode.of(PaymentLink.forQr(address, linkAmount(), message.get())),
                arrivals,
                chain));
    }

    private static boolean pays(LedgerEntry entry, Script script) {
        return entry.transaction().outputs().stream()
                .anyMatch(output -> output.script().equals(script));
    }

    AddressType type() {
        return shown.path().type();
    }

    void choose(AddressType type) {
        shown = next(type);
        renew();
    }

    /// Gives out another address.
    void another() {
        problem.set("");
        around.whenDone(session.wallet().nextAddress(type()), outcome -> {
            if (outcome instanceof Saving.Saved<ReceiveAddress>(var address)) shown = address;
            problem.set(OutcomeTexts.explain(outcome));
            renew();
        });
    }

    void label(String text) {
        around.whenDone(
                session.wallet().label(new LabelTarget.OnAddress(shown.address()), text.strip()),
                outcome -> problem.set(OutcomeTexts.explain(outcome)));
    }

    void copyAddress() {
        copies.copy(shown.address().text());
    }

    void copyLink() {
        copies.copy(page.get().link());
    }

    void savePicture() {
        around.desktop()
                .askWhereToSave("Save the code", "bitcoin address.svg")
                .ifPresent(file -> around.whenDone(
                        session.save(page.get().code().svg(), file),
                        outcome -> problem.set(OutcomeTexts.explain(outcome))));
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
