package dev.touchstone.ui.contacts;

import dev.touchstone.ui.contacts.ContactsViewModel.ContactsPage;
import dev.touchstone.ui.control.BlockButton;
import dev.touchstone.ui.control.ContactLines;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.wallet.ledger.Contact;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The page of all contacts. Confined to the JavaFX application thread.
public final class ContactsView implements Screen {
    private final ContactsViewModel model;
    private final TextField search = new TextField();
    private final VBox list = Parts.column(8);
    private final VBox empty = Parts.column(
            6,
            Parts.heading("Nobody here yet"),
            Parts.muted("Add somebody whom you pay. Their name then stands beside the address, whenever you send."));
    private final Label nobody = Parts.muted("No contact fits this search.");
    private final Button add;
    private final Page page;

    public ContactsView(ContactsViewModel model) {
        this.model = model;
        add = Parts.primary("Add a contact", model::add);
        search.setPromptText("Search names, notes, addresses");
        search.setAccessibleText("Search contacts");
        search.textProperty().bindBidirectional(model.search());
        page = new Page(Parts.row(16, Parts.growing(Parts.title("Contacts")), add), search, empty, nobody, list);
        model.page().subscribe(this::show);
    }

    private void show(ContactsPage shown) {
        Parts.present(search, shown.any());
        Parts.present(empty, !shown.any());
        Parts.present(nobody, shown.any() && shown.found().isEmpty());
        Rebuild.children(list, shown.found().stream().map(this::row).toList());
    }

    private Node row(Contact contact) {
        var row = new BlockButton(ContactLines.of(contact), () -> model.open(contact), "tile");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setUserData(contact.id());
        row.setAccessibleText(contact.name());
        return row;
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        if (search.isVisible()) search.requestFocus();
        else add.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
