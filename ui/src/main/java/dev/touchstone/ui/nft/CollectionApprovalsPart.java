package dev.touchstone.ui.nft;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.nft.CollectionApprovals.Found;
import dev.touchstone.ui.nft.CollectionApprovals.Line;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Who may give away a whole collection, with the way to take that back. Confined to the JavaFX application
/// thread.
final class CollectionApprovalsPart {
    private final CollectionApprovals model;
    private final VBox answers = Parts.column(12);
    private final Button allow;
    private final VBox node;

    CollectionApprovalsPart(CollectionApprovals model) {
        this.model = model;
        var ask = Parts.secondary("Ask who may give it away", model::ask);
        ask.disableProperty().bind(model.busy());
        allow = Parts.secondary("Approve an app for it", model::allow);
        node = Parts.card(
                Parts.heading("Who may give it away"),
                Parts.muted("An approval for a collection lets an app take all you have of it, now and later."),
                answers,
                new FlowPane(12, 10, ask, allow));
        model.found().subscribe(this::show);
    }

    private void show(Found found) {
        answers.getChildren().clear();
        for (var line : found.lines()) answers.getChildren().add(node(line));
        if (!found.words().isEmpty()) answers.getChildren().add(Parts.text(found.words()));
        Parts.present(answers, !found.words().isEmpty());
    }

    private Node node(Line line) {
        var mark = new ProofMark(MarkSize.MEDIUM, line.isProven() ? TruthMark.PROVEN : TruthMark.CHECKING);
        var words = Parts.row(12, mark, Parts.growing(Parts.text(line.words())));
        return line.back()
                .<Node>map(back ->
                        Parts.column(6, words, Parts.secondary("Take this approval back", () -> model.takeBack(back))))
                .orElse(words);
    }

    /// Shows whether it can be allowed to somebody now.
    void show(boolean canAllow) {
        Parts.present(allow, canAllow);
    }

    VBox node() {
        return node;
    }
}
