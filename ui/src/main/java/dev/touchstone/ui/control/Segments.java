package dev.touchstone.ui.control;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// A few choices side by side, of which one is made.
public final class Segments<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    /// @param words what a choice is called
    public Segments(List<T> choices, Function<T, String> words, T chosen, Consumer<T> onChoice) {
        super(-1);
        getStyleClass().add("segments");
        for (var choice : choices) {
            var button = Parts.styled(new ToggleButton(words.apply(choice)), "segment");
            button.setToggleGroup(group);
            button.setMnemonicParsing(false);
            button.setMinWidth(USE_PREF_SIZE);
            button.setUserData(choice);
            button.setSelected(choice.equals(chosen));
            button.setOnAction(_ -> {
                button.setSelected(true);
                onChoice.accept(choice);
            });
            getChildren().add(button);
        }
    }

    /// Shows a choice that was made elsewhere.
    public void show(T choice) {
        group.getToggles().forEach(toggle -> toggle.setSelected(choice.equals(toggle.getUserData())));
    }

    /// Where the focus goes first: the choice that is made.
    public void focus() {
        if (group.getSelectedToggle() instanceof ToggleButton button) button.requestFocus();
    }
}
