package dev.touchstone.ui.control;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/// More choices than [Segments] has room for, of which one is made: they stand in as many rows as they need.
public final class Choices<T> extends FlowPane {
    private final ToggleGroup group = new ToggleGroup();

    /// @param words what a choice is called
    public Choices(List<T> choices, Function<T, String> words, T chosen, Consumer<T> onChoice) {
        super(6, 6);
        for (var choice : choices) {
            var button = Parts.styled(new ToggleButton(words.apply(choice)), "segment");
            button.setToggleGroup(group);
            button.setMnemonicParsing(false);
            button.setMinWidth(USE_PREF_SIZE);
            button.setSelected(choice.equals(chosen));
            button.setOnAction(_ -> {
                button.setSelected(true);
                onChoice.accept(choice);
            });
            getChildren().add(button);
        }
    }

    /// Where the focus goes first: the choice that is made.
    public void focus() {
        if (group.getSelectedToggle() instanceof ToggleButton button) button.requestFocus();
    }
}
