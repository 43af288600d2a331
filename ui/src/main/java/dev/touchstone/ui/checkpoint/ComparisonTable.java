package dev.touchstone.ui.checkpoint;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.node.OperatorsWord;
import dev.touchstone.spv.ethereum.node.OperatorsWord.Answer;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.text.EthereumTexts;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What operators say, block by block: who names it, when it was made, and the way to begin from it. Confined to the
/// JavaFX application thread.
final class ComparisonTable {
    private final CheckpointViewModel model;
    private final VBox node = Parts.column(16);

    ComparisonTable(CheckpointViewModel model) {
        this.model = model;
    }

    Node node() {
        return node;
    }

    void show(Comparison comparison) {
        node.getChildren().clear();
        node.getChildren().add(verdict(comparison));
        comparison.named().forEach(named -> node.getChildren().add(block(named, comparison.asked())));
        var silent = Parts.column(4);
        for (var offer : comparison.offers())
            if (offer.answer() instanceof Answer.Silent(var why))
                silent.getChildren().add(silent(offer, why));
        if (!silent.getChildren().isEmpty()) node.getChildren().add(silent);
    }

    private static Node verdict(Comparison comparison) {
        if (comparison.named().isEmpty()) {
            return new Note(Note.Kind.WARNING, "No operator answers. Check your connection, then compare again.");
        }
        if (comparison.contradicted()) {
            return new Note(
                    Note.Kind.FAILED,
                    "Operators name different blocks for the same time. One of them is false. Do not go on before you know which.");
        }
        return new Note(
                Note.Kind.PLAIN,
                comparison.named().size() == 1
                        ? "All who answered name the same block."
                        : "Operators name blocks of different times. That is no contradiction: some are a little behind.");
    }

    private Node block(Comparison.Named named, int asked) {
        var use = Parts.secondary("Begin from this one", () -> model.use(named));
        use.disableProperty().bind(model.busy());
        var who = Parts.row(
                10,
                new ProofMark(MarkSize.LARGE, TruthMark.CLAIMED),
                Parts.growing(Parts.text(
                        "Claimed by " + CheckpointViewModel.operators(named.operators(), asked) + ".", "medium")));
        var when = Parts.muted("Slot " + AmountFormat.count(named.slot().value()) + ", made on "
                + model.ages().exact(named.made()) + ".");
        return Parts.card(who, new AddressView("0x" + named.root().hex()), when, use);
    }

    private static Node silent(OperatorsWord offer, SourceFault why) {
        return Parts.muted(offer.operator() + ": " + EthereumTexts.explain(why));
    }
}
