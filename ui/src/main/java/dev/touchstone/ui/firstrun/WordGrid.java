package dev.touchstone.ui.firstrun;

import dev.touchstone.ui.control.Parts;
import dev.touchstone.wallet.key.Mnemonic;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Twelve to twenty-four numbered fields for a phrase, with one line of suggestions for the word being typed. Confined
/// to the JavaFX application thread.
final class WordGrid {
    private final int columns;
    private final RestoreViewModel model;
    private final GridPane grid = new GridPane(12, 8);
    private final FlowPane suggestions = Parts.styled(new FlowPane(6, 6), "suggestions");
    private final List<TextField> fields = new ArrayList<>();
    private final Label summary = Parts.text("", "muted");
    private final VBox node;

    WordGrid(RestoreViewModel model) {
        this.model = model;
        this.columns = model.hasLargeText() ? 2 : 3;
        for (int i = 0; i < columns; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < RestoreViewModel.MOST_WORDS; i++) fields.add(field(i));
        node = Parts.column(14, lengths(), grid, suggestions);
        model.count().subscribe(count -> lay(count.intValue()));
        model.wordsProblem().subscribe(problem -> {
            if (!problem.isEmpty()) say(problem, "field-error");
        });
    }

    private FlowPane lengths() {
        var group = new ToggleGroup();
        var row = new FlowPane(6, 6);
        for (int length = 12; length <= RestoreViewModel.MOST_WORDS; length += 3) {
            int words = length;
            var button = Parts.styled(new ToggleButton(length + " words"), "segment");
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.count().set(words);
            });
            model.count().subscribe(count -> button.setSelected(count.intValue() == words));
            button.setMinWidth(ToggleButton.USE_PREF_SIZE);
            row.getChildren().add(button);
        }
        return row;
    }

    private void lay(int count) {
        grid.getChildren().clear();
        int rows = Math.ceilDiv(count, columns);
        for (int i = 0; i < count; i++) grid.add(cell(i), i / rows, i % rows);
        judge();
    }

    private Node cell(int index) {
        var number = Parts.line(String.valueOf(index + 1), "word-number");
        number.setLabelFor(fields.get(index));
        return Parts.row(6, number, Parts.growing(fields.get(index)));
    }

    private TextField field(int index) {
        var field = new TextField();
        field.getStyleClass().add("word");
        field.setAccessibleText("Word " + (index + 1));
        field.textProperty().bindBidirectional(model.word(index));
        field.textProperty().subscribe(text -> typed(index, text));
        field.focusedProperty().subscribe(focused -> {
            if (focused) suggest(index);
            judge();
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() != KeyCode.ENTER) return;
            var words = Mnemonic.completions(field.getText().strip());
            if (!words.isEmpty()) take(index, words.getFirst());
            key.consume();
        });
        return field;
    }

    private void typed(int index, String text) {
        if (text.strip().contains(" ") && model.paste(text)) return;
        if (fields.size() > index && fields.get(index).isFocused()) suggest(index);
        judge();
    }

    private void suggest(int index) {
        var typed = model.word(index).get().strip();
        var words = typed.length() < 2 ? List.<String>of() : Mnemonic.completions(typed);
        boolean done = words.contains(typed) && words.size() == 1;
        suggestions
                .getChildren()
                .setAll(
                        done
                                ? List.of()
                                : words.stream()
                                        .map(word -> suggestion(index, word))
                                        .toList());
    }

    private Button suggestion(int index, String word) {
        var button = Parts.styled(new Button(word), "suggestion");
        button.setFocusTraversable(false);
        button.setOnAction(_ -> take(index, word));
        return button;
    }

    private void take(int index, String word) {
        model.word(index).set(word);
        if (index + 1 < model.count().get()) fields.get(index + 1).requestFocus();
        else suggestions.getChildren().clear();
    }

    private void judge() {
        if (fields.size() < RestoreViewModel.MOST_WORDS) return;
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).getStyleClass().remove("wrong");
            if (model.isUnknown(i)) fields.get(i).getStyleClass().add("wrong");
        }
        say(model.summary(), model.hasUnknown() ? "field-error" : model.isWhole() ? "strong" : "muted");
    }

    private void say(String words, String style) {
        summary.setText(words);
        summary.getStyleClass().setAll("label", style);
    }

    Node first() {
        return fields.getFirst();
    }

    Node node() {
        return node;
    }

    Label summary() {
        return summary;
    }
}
