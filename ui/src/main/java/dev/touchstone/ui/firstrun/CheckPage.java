package dev.touchstone.ui.firstrun;

import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.WordField;
import dev.touchstone.wallet.key.Mnemonic;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The three questions that show that the phrase was written down. Confined to the JavaFX application thread.
final class CheckPage {
    private final CreateViewModel model;
    private final VBox node = Parts.column(16);
    private final List<WordField> fields = new ArrayList<>();
    private final Button finish;
    private final Button skip;
    private final Label problem = Parts.text("", "field-error");

    CheckPage(CreateViewModel model) {
        this.model = model;
        finish = Parts.primary("Open my wallet", this::finishChecked);
        skip = Parts.link("Skip for now", () -> model.finish(false));
        for (int i = 0; i < model.asked().size(); i++) node.getChildren().add(question(i));
        var entering = model.entering();
        problem.textProperty().bind(entering.problem());
        problem.managedProperty().bind(entering.problem().isNotEmpty());
        finish.disableProperty().bind(entering.busy());
        skip.disableProperty().bind(entering.busy());
    }

    private Node question(int question) {
        var field = new WordField(Mnemonic::completions);
        field.input().textProperty().bindBidirectional(model.answer(question));
        field.onTaken(() -> next(question).requestFocus());
        fields.add(field);
        var label = Parts.text("Word " + (model.asked().get(question) + 1), "medium");
        label.setLabelFor(field.input());
        var verdict = Parts.text("", "field-hint");
        model.answer(question).subscribe(() -> show(verdict, model.judge(question)));
        return Parts.column(6, label, field, verdict);
    }

    private Node next(int question) {
        return question + 1 < fields.size() ? fields.get(question + 1).input() : finish;
    }

    private static void show(Label verdict, CreateViewModel.Answer answer) {
        verdict.setText(
                switch (answer) {
                    case MISSING, TYPING -> "";
                    case RIGHT -> "That is the word.";
                    case WRONG -> "That is not the word. Look at its number on your paper.";
                });
        verdict.getStyleClass().setAll("label", answer == CreateViewModel.Answer.WRONG ? "field-error" : "field-hint");
        Parts.present(verdict, !verdict.getText().isEmpty());
    }

    private void finishChecked() {
        for (int i = 0; i < fields.size(); i++) {
            if (model.judge(i) == CreateViewModel.Answer.RIGHT) continue;
            fields.get(i).input().requestFocus();
            return;
        }
        model.finish(true);
    }

    Node first() {
        return fields.getFirst().input();
    }

    Node node() {
        return node;
    }

    Label problem() {
        return problem;
    }

    Button finish() {
        return finish;
    }

    Button skip() {
        return skip;
    }
}
