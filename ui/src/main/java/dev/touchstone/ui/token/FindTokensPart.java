package dev.touchstone.ui.token;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Marks;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The searches for tokens that the accounts have, and what they found. Confined to the JavaFX application
/// thread.
final class FindTokensPart {
    private final Surroundings around;
    private final FindTokensModel model;
    private final VBox rows = Parts.styled(Parts.column(0), "rows");
    private final VBox node;

    FindTokensPart(Surroundings around, FindTokensModel model) {
        this.around = around;
        this.model = model;
        var listed = Parts.secondary("Look for listed tokens", model::findListed);
        var moved = Parts.secondary("Look through the newest blocks", model::discover);
        listed.disableProperty().bind(model.busy());
        moved.disableProperty().bind(model.busy());
        node = Parts.card(
                Parts.heading("Find what your accounts have"),
                Parts.muted("The servers that you ask learn which accounts and tokens you ask about."),
                new FlowPane(12, 8, listed, moved),
                Parts.message(model.state(), "muted"),
                rows);
        model.found().subscribe(found -> {
            rows.getChildren().setAll(found.stream().map(this::row).toList());
            Parts.present(rows, !found.isEmpty());
        });
    }

    VBox node() {
        return node;
    }

    private static Node detail(FoundLine line) {
        var words = Parts.text(line.detail(), "small", "muted");
        return line.claimed()
                ? Parts.row(6, new ProofMark(MarkSize.SMALL, TruthMark.CLAIMED), Parts.growing(words))
                : words;
    }

    private Node row(FoundLine line) {
        var amount = new AmountLine(around.amounts(), false, "strong");
        amount.show(line.amount());
        var mark = new ProofMark(MarkSize.MEDIUM, line.mark());
        mark.setAccessibleText(Marks.word(line.mark()));
        var add = line.added() ? Parts.small("Added") : Parts.link("Add " + line.name(), () -> model.add(line));
        var body = Parts.column(
                6,
                Parts.row(12, Parts.text(line.name(), "medium"), Parts.spring(), mark, amount),
                Parts.row(12, Parts.growing(detail(line)), add));
        if (!line.warning().isEmpty()) body.getChildren().add(new Note(Note.Kind.WARNING, line.warning()));
        return Parts.styled(body, "plain-row");
    }
}
