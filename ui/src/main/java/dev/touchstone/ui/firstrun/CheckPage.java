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
public final class CheckPage {
    private final PhraseCheck check;
    private final Runnable onChecked;
    private final VBox node = Parts.column(16);
    private final List<WordField> fields = new ArrayList<>();
    private final Button finish;

    /// Calls `onChecked` when every word is right and the button with these words is pressed.
    public CheckPage(PhraseCheck check, String words, Runnable onChecked) {
        this.check = check;
        this.onChecked = onChecked;
        finish = Parts.primary(words, this::finishChecked);
        for (int i = 0; i < check.asked().size(); i++) node.getChildren().add(question(i));
    }

    private Node question(int question) {
        var field = new WordField(Mnemonic::completions);
        field.input().textProperty().bindBidirectional(check.answer(question));
        field.onTaken(() -> next(question).requestFocus());
        fields.add(field);
        var label = Parts.text("Word " + (check.asked().get(question) + 1), "medium");
        label.setLabelFor(field.input());
        var verdict = Parts.text("", "field-hint");
        check.answer(question).subscribe(_ -> show(verdict, check.judge(question)));
        return Parts.column(6, label, field, verdict);
    }

    private Node next(int question) {
        return question + 1 < fields.size() ? fields.get(question + 1).input() : finish;
    }

    private static void show(Label verdict, PhraseCheck.Answer answer) {
        verdict.setText(
                switch (answer) {
                    case MISSING, TYPING -> "";
                    case RIGHT -> "That is the word.";
                    case WRONG -> "That is not the word. Look at its number on your paper.";
                });
        verdict.getStyleClass().setAll("label", answer == PhraseCheck.Answer.WRONG ? "field-error" : "field-hint");
        Parts.present(verdict, !verdict.getText().isEmpty());
    }

    private void finishChecked() {
        for (int i = 0; i < fields.size(); i++) {
            if (check.judge(i) == PhraseCheck.Answer.RIGHT) continue;
            fields.get(i).input().requestFocus();
            return;
        }
        onChecked.run();
    }

    public Node first() {
        return fields.getFirst().input();
    }

    public Node node() {
        return node;
    }

    public Button finish() {
        return finish;
    }
}
