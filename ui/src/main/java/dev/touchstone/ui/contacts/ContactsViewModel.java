package dev.touchstone.ui.contacts;

import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.ledger.Contact;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// All contacts, or those that a search finds. Confined to the JavaFX application thread; knows no scene.
public final class ContactsViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ContactsPage> page = new ReadOnlyObjectWrapper<>();

    /// What the page shows at one moment. Immutable.
    ///
    /// @param any whether there are contacts at all
    /// @param found those that the search finds
    record ContactsPage(boolean any, List<Contact> found) {
        ContactsPage {
            found = List.copyOf(found);
        }
    }

    public ContactsViewModel(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        search.subscribe(this::renew);
    }

    private void renew() {
        var book = session.wallet().snapshot().get().contacts();
        page.set(new ContactsPage(!book.contacts().isEmpty(), book.search(search.get())));
    }

    StringProperty search() {
        return search;
    }

    ReadOnlyObjectProperty<ContactsPage> page() {
        return page.getReadOnlyProperty();
    }

    void open(Contact contact) {
        around.navigator().go(new Route.Contact(contact.id()));
    }

    void add() {
        around.navigator().go(new Route.AddContact(""));
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
