package dev.touchstone.ui.control;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// A field for one word of a phrase. Words that begin like what was typed stand below it; Enter takes the first.
public final class WordField extends VBox {
    private final TextField field = new TextField();
    private final FlowPane suggestions = new FlowPane(6, 6);
    private final Function<String, List<String>> completions;
    private Runnable onTaken = () -> {};

    /// @param completions the words that begin like this
    public WordField(Function<String, List<String>> completions) {
        super(6);
        this.completions = completions;
        field.getStyleClass().add("word");
        field.textProperty().subscribe(this::suggest);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::takeFirst);
        field.focusedProperty()
                .subscribe(focused -> Parts.present(
                        suggestions, focused && !suggestions.getChildren().isEmpty()));
        getChildren().addAll(field, suggestions);
        Parts.present(suggestions, false);
    }

    public TextField input() {
        return field;
    }

    /// Called when a suggestion was taken: time to go to the next word.
    public void onTaken(Runnable action) {
        onTaken = action;
    }

    private void suggest(String typed) {
        var words = typed.length() < 2 ? List.<String>of() : completions.apply(typed);
        boolean done = words.size() == 1 && words.getFirst().equals(typed);
        suggestions
                .getChildren()
                .setAll(done ? List.of() : words.stream().map(this::suggestion).toList());
        Parts.present(
                suggestions, field.isFocused() && !suggestions.getChildren().isEmpty());
    }

    private javafx.scene.control.Button suggestion(String word) {
        var button = new javafx.scene.control.Button(word);
        button.getStyleClass().add("suggestion");
        button.setFocusTraversable(false);
        button.setOnAction(_ -> take(word));
        return button;
    }

    private void takeFirst(KeyEvent key) {
        if (key.getCode() != KeyCode.ENTER) return;
        var words = field.getText().length() < 2 ? List.<String>of() : completions.apply(field.getText());
        if (words.isEmpty()) return;
        take(words.getFirst());
        key.consume();
    }

    private void take(String word) {
        field.setText(word);
        field.end();
        onTaken.run();
    }
}
