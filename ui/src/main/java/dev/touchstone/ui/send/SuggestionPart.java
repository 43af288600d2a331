package dev.touchstone.ui.send;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.BlockButton;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.PaidBefore;
import dev.touchstone.wallet.ledger.Suggestion;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Whom one may mean, below the recipient's field until somebody is understood: contacts, and those whom this
/// wallet paid. Confined to the JavaFX application thread.
public final class SuggestionPart {
    private final Surroundings around;
    private final Supplier<List<Suggestion>> source;
    private final Consumer<Suggestion> take;
    private final Function<Contact, Region> face;
    private final VBox node = Parts.column(6);

    /// @param face how a contact is shown: by what is paid to there
    public SuggestionPart(
            Surroundings around,
            Supplier<List<Suggestion>> source,
            Consumer<Suggestion> take,
            Function<Contact, Region> face) {
        this.around = around;
        this.source = source;
        this.take = take;
        this.face = face;
    }

    /// Shows whom one may mean, or nobody.
    ///
    /// @param wanted whether nobody is understood yet
    public void show(boolean wanted) {
        var suggestions = wanted ? source.get() : List.<Suggestion>of();
        Rebuild.children(node, suggestions.stream().map(this::row).toList());
        Parts.present(node, !suggestions.isEmpty());
    }

    private Node row(Suggestion suggestion) {
        var row = new BlockButton(lines(suggestion), () -> take.accept(suggestion), "tile");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setUserData(suggestion);
        row.setAccessibleText(spoken(suggestion));
        return row;
    }

    private Region lines(Suggestion suggestion) {
        return switch (suggestion) {
            case Suggestion.OfContact(var contact) -> face.apply(contact);
            case Suggestion.OfPayment(var paid) ->
                Parts.column(
                        4,
                        Parts.small(paidBefore(paid)),
                        new AddressView(paid.address().text()));
        };
    }

    private String paidBefore(PaidBefore paid) {
        var when = "You paid this " + around.ages().ago(paid.at(), around.now().get());
        return paid.label().isEmpty() ? when : when + ", for " + paid.label();
    }

    private String spoken(Suggestion suggestion) {
        return switch (suggestion) {
            case Suggestion.OfContact(var contact) -> "Pay " + contact.name();
            case Suggestion.OfPayment(var paid) -> paidBefore(paid);
        };
    }

    public Node node() {
        return node;
    }
}
