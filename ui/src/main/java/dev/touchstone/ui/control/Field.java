package dev.touchstone.ui.control;

import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/// A labelled field with a hint below it, in whose place a problem stands when there is one.
public final class Field extends VBox {
    private final TextInputControl input;
    private final Label message = Parts.text("");
    private String hint = "";
    private String wrong = "";

    public Field(String name, TextInputControl input) {
        this(name, input, input);
    }

    /// @param shown the node that holds `input`, where it has company
    public Field(String name, TextInputControl input, Node shown) {
        super(6);
        this.input = input;
        var label = Parts.text(name, "medium");
        label.setLabelFor(input);
        getChildren().addAll(label, shown, message);
        show("");
    }

    public Field bind(StringProperty value) {
        input.textProperty().bindBidirectional(value);
        return this;
    }

    /// What to know about the field; stands below it while nothing is wrong.
    public Field hint(String words) {
        hint = words;
        say(wrong);
        return this;
    }

    /// Says what is wrong, or with nothing to say, that nothing is.
    public Field say(String problem) {
        wrong = problem;
        show(problem);
        return this;
    }

    public Field prompt(String words) {
        input.setPromptText(words);
        return this;
    }

    /// Shows a problem while there is one.
    public Field problem(ObservableValue<String> problem) {
        problem.subscribe(this::say);
        return this;
    }

    private void show(String problem) {
        boolean wrong = !problem.isEmpty();
        message.setText(wrong ? problem : hint);
        message.getStyleClass().setAll("label", wrong ? "field-error" : "field-hint");
        Parts.present(message, wrong || !hint.isEmpty());
        input.getStyleClass().remove("wrong");
        if (wrong) input.getStyleClass().add("wrong");
        input.setAccessibleHelp(wrong ? problem : hint);
    }

    public TextInputControl input() {
        return input;
    }
}
