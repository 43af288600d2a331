package dev.touchstone.ui.send;

import dev.touchstone.ui.contacts.ContactLines;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.BlockButton;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.contact.PaidBefore;
import dev.touchstone.wallet.contact.Suggestion;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Whom one may mean, below the recipient's field until somebody is understood: contacts, and those whom this wallet
/// paid. Confined to the JavaFX application thread.
final class SuggestionPart {
    private final Surroundings around;
    private final SendViewModel model;
    private final VBox node = Parts.column(6);

    SuggestionPart(Surroundings around, SendViewModel model) {
        this.around = around;
        this.model = model;
    }

    /// @param wanted whether nobody is understood yet
    void show(boolean wanted) {
        var suggestions = wanted ? model.suggestions() : List.<Suggestion>of();
        Rebuild.children(node, suggestions.stream().map(this::row).toList());
        Parts.present(node, !suggestions.isEmpty());
    }

    private Node row(Suggestion suggestion) {
        var row = new BlockButton(lines(suggestion), () -> model.take(suggestion), "tile");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setUserData(suggestion);
        row.setAccessibleText(spoken(suggestion));
        return row;
    }

    private Region lines(Suggestion suggestion) {
        return switch (suggestion) {
            case Suggestion.OfContact(var contact) -> ContactLines.payable(contact);
            case Suggestion.OfPayment(var paid) ->
                Parts.column(4, Parts.small(paidBefore(paid)), new AddressView(paid.address().text()));
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

    Node node() {
        return node;
    }
}
