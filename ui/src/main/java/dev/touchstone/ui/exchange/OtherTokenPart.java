package dev.touchstone.ui.exchange;

import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Parts;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The field for a token that the wallet does not show yet, and which may be meant. Confined to the JavaFX application
/// thread.
public final class OtherTokenPart {
    private final OtherToken model;
    private final VBox found = Parts.column(6);
    private final VBox node;

    public OtherTokenPart(OtherToken model) {
        this.model = model;
        var field = new Field("Another token", new TextField())
                .bind(model.text())
                .prompt("Its contract, or what lists call it")
                .hint("It is added to your tokens. A name alone proves nothing: compare the address.")
                .problem(model.problem());
        node = Parts.column(10, field, found);
        model.candidates().subscribe(this::show);
    }

    private void show(List<OtherToken.Candidate> candidates) {
        found.getChildren()
                .setAll(candidates.stream()
                        .map(each -> Parts.column(
                                2,
                                Parts.text(each.words()),
                                Parts.line(each.contract().text(), "mono", "small", "muted"),
                                Parts.link("Get this token", () -> model.add(each))))
                        .toList());
        Parts.present(found, !candidates.isEmpty());
    }

    public VBox node() {
        return node;
    }
}
