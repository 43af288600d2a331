package dev.touchstone.ui.payment;

import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.PaymentTexts;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.Direction;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.LedgerEntry;
import dev.touchstone.wallet.ledger.TransactionDetail;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One payment and what can be done with it. Confined to the JavaFX application thread; knows no scene.
public final class PaymentViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final TxId payment;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<Optional<PaymentPage>> page = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// What the page shows at one moment. Immutable.
    ///
    /// @param contact whom a payment of this wallet went to, if it is one of the contacts
    record PaymentPage(
            LedgerEntry entry,
            PaymentLine line,
            String sentence,
            Optional<TransactionDetail> detail,
            Succession succession,
            Optional<Contact> contact) {
        /// Whether it can still be given up, or made anew at a higher fee.
        boolean isOpen() {
            return entry.broadcast().isPresent()
                    && !(entry.state() instanceof EntryState.InBlock)
                    && entry.state().isLive();
        }

        /// Whom a payment of this wallet went to, so that they can be paid again without copying from a list.
        Optional<BitcoinAddress> recipient() {
            return entry.direction() == Direction.OUT ? addresses().stream().findFirst() : Optional.empty();
        }

        /// Where the money went, or for a payment to this wallet, where it came in.
        List<BitcoinAddress> addresses() {
            boolean own = entry.direction() != Direction.OUT;
            return detail.stream()
                    .flatMap(d -> d.destinations().stream())
                    .filter(destination -> destination.own().isPresent() == own)
                    .flatMap(destination -> destination.address().stream())
                    .toList();
        }
    }

    public PaymentViewModel(Surroundings around, Session session, TxId payment) {
        this.around = around;
        this.session = session;
        this.payment = payment;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
    }

    ReadOnlyObjectProperty<Optional<PaymentPage>> page() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    private void renew() {
        var wallet = session.wallet().snapshot().get();
        page.set(wallet.entry(payment)
                .map(entry -> new PaymentPage(
                        entry,
                        PaymentLine.of(entry, wallet),
                        PaymentTexts.sentence(entry),
                        session.wallet().detail(payment),
                        Succession.of(entry, wallet),
                        paidTo(wallet))));
    }

    /// The contact whom a payment of this wallet went to.
    private Optional<Contact> paidTo(WalletSnapshot wallet) {
        boolean isOwn = wallet.entry(payment)
                .filter(entry -> entry.direction() == Direction.OUT)
                .isPresent();
        if (!isOwn) return Optional.empty();
        return session.wallet().detail(payment).stream()
                .flatMap(detail -> detail.destinations().stream())
                .filter(destination -> destination.own().isEmpty())
                .flatMap(destination -> destination.address().stream())
                .flatMap(address -> wallet.contacts().of(address).stream())
                .findFirst();
    }

    void addContact(BitcoinAddress recipient) {
        around.navigator().go(new Route.AddContact(recipient.text()));
    }

    void open(Contact contact) {
        around.navigator().go(new Route.Contact(contact.id()));
    }

    void label(String text) {
        problem.set("");
        around.whenDone(
                session.wallet().label(new LabelTarget.OnTransaction(payment), text.strip()),
                outcome -> problem.set(OutcomeTexts.explain(outcome)));
    }

    void giveUp() {
        around.whenDone(session.wallet().abandon(payment), outcome -> problem.set(OutcomeTexts.explain(outcome)));
    }

    void sendAgain(BitcoinAddress recipient) {
        around.navigator().go(new Route.Send(recipient.text()));
    }

    void follow() {
        around.navigator().go(new Route.Follow(payment));
    }

    void raiseFee() {
        around.navigator().go(new Route.RaiseFee(payment));
    }

    void open(TxId other) {
        around.navigator().go(new Route.Payment(other));
    }

    void inspect() {
        around.navigator().inspect(new Route.Inspection.Payment(payment));
    }

    void copyTxid() {
        around.desktop().copy(payment.toString());
    }

    Network network() {
        return session.wallet().network();
    }

    String rawHex(LedgerEntry entry) {
        return ByteString.of(entry.transaction().bytes()).hex();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
