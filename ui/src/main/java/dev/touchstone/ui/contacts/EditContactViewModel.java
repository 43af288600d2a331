package dev.touchstone.ui.contacts;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AccountTexts;
import dev.touchstone.ui.text.NameTexts;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.ParsedAddress;
import dev.touchstone.wallet.account.ParsedEthereumAddress;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.ContactEntry;
import dev.touchstone.wallet.ledger.ContactId;
import dev.touchstone.wallet.ledger.LabelText;
import dev.touchstone.wallet.payment.Recipient;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A contact being written. Confined to the JavaFX application thread; knows no scene.
public final class EditContactViewModel {
    private final Surroundings around;
    private final Session session;
    private final Optional<ContactId> contact;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty bitcoin = new SimpleStringProperty("");
    private final StringProperty ethereum = new SimpleStringProperty("");
    private final StringProperty ens = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper proposedName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper bitcoinProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper ethereumProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper ensProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    private EditContactViewModel(Surroundings around, Session session, Optional<ContactId> contact) {
        this.around = around;
        this.session = session;
        this.contact = contact;
    }

    /// A new contact, with an address, a link or a name to begin with.
    public static EditContactViewModel adding(Surroundings around, Session session, String address) {
        var model = new EditContactViewModel(around, session, Optional.empty());
        model.begin(address);
        return model;
    }

    public static EditContactViewModel changing(Surroundings around, Session session, ContactId contact) {
        var model = new EditContactViewModel(around, session, Optional.of(contact));
        session.wallet()
                .snapshot()
                .get()
                .contacts()
                .find(contact)
                .map(Contact::entry)
                .ifPresent(model::begin);
        return model;
    }

    private void begin(ContactEntry entry) {
        name.set(entry.name());
        note.set(entry.note());
        bitcoin.set(entry.bitcoin().map(BitcoinAddress::text).orElse(""));
        ethereum.set(entry.ethereum().map(EthereumAddress::text).orElse(""));
        ens.set(entry.ens().orElse(""));
    }

    /// What a link calls itself is a suggestion, which the person takes or leaves.
    private void begin(String address) {
        if (ParsedEthereumAddress.parse(address) instanceof ParsedEthereumAddress.Valid(var account, boolean _)) {
            ethereum.set(account.text());
            return;
        }
        switch (Recipient.parse(address, session.wallet().network())) {
            case Recipient.Understood(var request) -> {
                bitcoin.set(request.address().text());
                proposedName.set(request.label().orElse(""));
            }
            case Recipient.Named(var typed) -> ens.set(typed);
            case Recipient.EthereumAsked _, Recipient.Refused _ -> bitcoin.set(address);
        }
    }

    boolean isNew() {
        return contact.isEmpty();
    }

    StringProperty name() {
        return name;
    }

    StringProperty note() {
        return note;
    }

    StringProperty bitcoin() {
        return bitcoin;
    }

    StringProperty ethereum() {
        return ethereum;
    }

    StringProperty ens() {
        return ens;
    }

    /// What others call this contact; empty where nobody says.
    ReadOnlyStringProperty proposedName() {
        return proposedName.getReadOnlyProperty();
    }

    void takeProposedName() {
        name.set(proposedName.get());
        proposedName.set("");
    }

    ReadOnlyStringProperty nameProblem() {
        return nameProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty bitcoinProblem() {
        return bitcoinProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty ethereumProblem() {
        return ethereumProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty ensProblem() {
        return ensProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    void save() {
        if (busy.get()) return;
        problem.set("");
        ensProblem.set("");
        nameProblem.set(LabelText.tidy(name.get()).isEmpty() ? "Write what you call them." : "");
        var bitcoinAddress = bitcoinAddress();
        var ethereumAddress = ethereumAddress();
        boolean isWrong = !(nameProblem.get() + bitcoinProblem.get() + ethereumProblem.get()).isEmpty();
        if (isWrong) return;
        var plain = new ContactEntry(name.get(), note.get(), bitcoinAddress, ethereumAddress, Optional.empty());
        if (ens.get().isBlank()) {
            save(plain);
            return;
        }
        busy.set(true);
        around.whenDone(session.wallet().contacts().normalize(ens.get()), form -> named(plain, form), this::rest);
    }

    private void rest() {
        busy.set(false);
    }

    private void named(ContactEntry plain, Normalization form) {
        busy.set(false);
        switch (form) {
            case Normalization.Refused(var fault, int _, String _) -> ensProblem.set(NameTexts.explain(fault));
            case Normalization.Normalized normal
            when normal.name().text().length() > ContactEntry.MOST_ENS ->
                ensProblem.set("This is too long to be a name.");
            case Normalization.Normalized normal ->
                save(new ContactEntry(
                        plain.name(),
                        plain.note(),
                        plain.bitcoin(),
                        plain.ethereum(),
                        Optional.of(normal.name().text())));
        }
    }

    private Optional<BitcoinAddress> bitcoinAddress() {
        bitcoinProblem.set("");
        var text = bitcoin.get().replaceAll("\\s", "");
        if (text.isEmpty()) return Optional.empty();
        return switch (BitcoinAddress.parse(text, session.wallet().network())) {
            case ParsedAddress.Invalid(var wrong) -> {
                bitcoinProblem.set(SendTexts.explain(wrong));
                yield Optional.empty();
            }
            case ParsedAddress.Valid(var address) -> {
                bitcoinProblem.set(
                        taken(session.wallet().snapshot().get().contacts().of(address)));
                yield Optional.of(address);
            }
        };
    }

    private Optional<EthereumAddress> ethereumAddress() {
        ethereumProblem.set("");
        var text = ethereum.get().replaceAll("\\s", "");
        if (text.isEmpty()) return Optional.empty();
        return switch (ParsedEthereumAddress.parse(text)) {
            case ParsedEthereumAddress.Invalid(var wrong) -> {
                ethereumProblem.set(AccountTexts.explain(wrong));
                yield Optional.empty();
            }
            case ParsedEthereumAddress.Valid(var address, boolean _) -> {
                ethereumProblem.set(
                        taken(session.wallet().snapshot().get().contacts().of(address)));
                yield Optional.of(address);
            }
        };
    }

    /// One address is one contact's.
    private String taken(Optional<Contact> by) {
        return by.filter(other -> !contact.equals(Optional.of(other.id())))
                .map(other -> other.name() + " has this address already.")
                .orElse("");
    }

    private void save(ContactEntry entry) {
        if (entry.isUnpayable()) {
            problem.set("Write at least one address, or a name to look one up.");
            return;
        }
        busy.set(true);
        var contacts = session.wallet().contacts();
        if (contact.isPresent()) {
            around.whenDone(contacts.change(contact.get(), entry), this::saved, this::rest);
        } else {
            around.whenDone(contacts.add(entry).thenApply(EditContactViewModel::numbered), this::saved, this::rest);
        }
    }

    private static Saving<ContactId> numbered(Saving<Contact> saving) {
        return switch (saving) {
            case Saving.Saved<Contact>(var added) -> new Saving.Saved<>(added.id());
            case Saving.NotSaved<Contact>(var reason) -> new Saving.NotSaved<>(reason);
        };
    }

    private void saved(Saving<ContactId> saving) {
        busy.set(false);
        problem.set(OutcomeTexts.explain(saving));
        if (!(saving instanceof Saving.Saved<ContactId>(var id))) return;
        if (isNew()) around.navigator().replace(new Route.Contact(id));
        else around.navigator().back();
    }

    void back() {
        around.navigator().back();
    }
}
