package dev.touchstone.ui.contacts;

import dev.touchstone.ui.activity.ActivityLines;
import dev.touchstone.ui.contacts.ContactViewModel.ContactPage;
import dev.touchstone.ui.contacts.ContactViewModel.Looking;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.NameChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page of one contact. Confined to the JavaFX application thread.
public final class ContactView implements Screen {
    private final Surroundings around;
    private final ContactViewModel model;
    private final VBox body = Parts.column(24);
    private final VBox removal = Parts.column(12);
    private final Button pay;
    private final Page page;
    private String recipient = "";

    public ContactView(Surroundings around, ContactViewModel model) {
        this.around = around;
        this.model = model;
        pay = Parts.primary("Pay in bitcoin", () -> model.pay(recipient));
        page = new Page(body, removal, Parts.message(model.problem(), "field-error"));
        model.page().subscribe(shown -> shown.ifPresentOrElse(this::show, this::showNobody));
        offerRemoval();
    }

    private void showNobody() {
        Parts.present(removal, false);
        body.getChildren().setAll(Parts.title("No such contact"), Parts.muted("This wallet does not know them."));
    }

    private void show(ContactPage shown) {
        var contact = shown.contact();
        recipient = recipient(contact).orElse("");
        Parts.present(pay, !recipient.isEmpty());
        var parts = new ArrayList<Node>();
        parts.add(head(contact));
        contact.entry().ens().ifPresent(name -> parts.add(name(name, shown)));
        contact.entry().bitcoin().ifPresent(address -> parts.add(address("Bitcoin address", address.text())));
        contact.entry().ethereum().ifPresent(address -> parts.add(address("Ethereum address", address.text())));
        parts.add(payments(shown));
        Rebuild.children(body, parts);
    }

    /// What is paid in bitcoin: the address, or the name that one is looked up by.
    private static Optional<String> recipient(Contact contact) {
        return contact.entry()
                .bitcoin()
                .map(address -> address.text())
                .or(() -> contact.entry().ens());
    }

    private Node head(Contact contact) {
        var title = Parts.column(4, Parts.title(contact.name()));
        if (!contact.entry().note().isEmpty())
            title.getChildren().add(Parts.muted(contact.entry().note()));
        return Parts.column(16, title, actions(contact));
    }

    private Node actions(Contact contact) {
        var actions = new FlowPane(12, 10, pay);
        model.onEthereum(contact)
                .ifPresent(to ->
                        actions.getChildren().add(Parts.secondary("Pay in ether", () -> model.payOnEthereum(to))));
        actions.getChildren().add(Parts.secondary("Change", model::edit));
        return actions;
    }

    private Node address(String what, String text) {
        var copy = Parts.iconButton(Feather.COPY, "Copy the " + what, () -> model.copy(text));
        return Parts.column(2, Parts.row(8, Parts.line(what, "medium"), copy), new AddressView(text));
    }

    private Node name(String name, ContactPage shown) {
        var lines = Parts.column(8, Parts.text("Name on Ethereum", "medium"), Parts.text(name, "strong"));
        switch (shown.looking()) {
            case Looking.Asked _ -> lines.getChildren().add(new Note(Note.Kind.CHECKING, "Looking up " + name));
            case Looking.Nothing(var why) ->
                lines.getChildren().addAll(new Note(Note.Kind.WARNING, why), lookUp("Look it up again"));
            case Looking.Found(var _, NameChange.Changed change, var standing) ->
                lines.getChildren().addAll(changed(change, standing));
            case Looking.Found(var _, var _, var standing) ->
                lines.getChildren().addAll(Parts.small(standing), stands(shown.contact()), lookUp("Look it up again"));
            case Looking.Not _ -> lines.getChildren().addAll(stands(shown.contact()), lookUp("Look it up"));
        }
        return lines;
    }

    private Button lookUp(String words) {
        return Parts.secondary(words, model::lookUp);
    }

    private Node stands(Contact contact) {
        var lines = Parts.column(8);
        for (var stand : contact.stands()) {
            var ago = around.ages().ago(stand.at(), around.now().get());
            lines.getChildren()
                    .addAll(
                            Parts.small("It stood for this when it was last looked up, " + ago + ":"),
                            new AddressView(model.written(stand)));
        }
        return lines;
    }

    private List<Node> changed(NameChange.Changed change, String standing) {
        var when = around.ages().date(change.before().at());
        return List.of(
                new Note(
                        Note.Kind.WARNING,
                        "This name changed since last time. It may be theirs no longer. Ask them before you pay."),
                Parts.text("It stands for this now. " + standing, "medium"),
                new AddressView(model.written(change.before().coin(), change.now())),
                Parts.text("It stood for this on " + when, "medium"),
                new AddressView(model.written(change.before())),
                Parts.secondary("The new address is right", () -> model.accept(change)));
    }

    private Node payments(ContactPage shown) {
        var list = Parts.column(0);
        for (var line : shown.payments()) list.getChildren().add(ActivityLines.button(line, around));
        if (shown.payments().isEmpty()) list.getChildren().add(Parts.muted("You have paid them nothing yet."));
        return Parts.column(8, Parts.heading("Payments to them"), list);
    }

    private void offerRemoval() {
        removal.getChildren().setAll(Parts.link("Remove this contact", this::askForRemoval));
    }

    private void askForRemoval() {
        removal.getChildren()
                .setAll(
                        new Note(Note.Kind.PLAIN, "The payments stay. Only the name and the addresses are forgotten."),
                        new FlowPane(
                                12,
                                10,
                                Parts.secondary("Remove this contact", model::remove),
                                Parts.link("Keep it", this::offerRemoval)));
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        pay.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
