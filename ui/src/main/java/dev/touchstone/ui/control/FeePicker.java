package dev.touchstone.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/// Three or so choices side by side, each with what it takes and what it costs; one is made.
public final class FeePicker<T> extends GridPane {
    private final ToggleGroup group = new ToggleGroup();
    private final List<Choice<T>> shown = new ArrayList<>();
    private final Consumer<T> onChoice;

    /// One of the choices. `cost` is drawn below the words.
    public record Choice<T>(T value, String name, String time, Node cost, String rate) {}

    public FeePicker(Consumer<T> onChoice) {
        super(12, 12);
        this.onChoice = onChoice;
        getStyleClass().add("fee-picker");
    }

    /// Shows these choices, of which `chosen` is made.
    ///
    /// @param stacked whether the choices stand below each other
    public void show(List<Choice<T>> choices, T chosen, boolean stacked) {
        boolean hadFocus =
                group.getToggles().stream().anyMatch(toggle -> toggle instanceof ToggleButton b && b.isFocused());
        shown.clear();
        shown.addAll(choices);
        getChildren().clear();
        group.getToggles().clear();
        getColumnConstraints().clear();
        for (int i = 0; i < (stacked ? 1 : choices.size()); i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(stacked ? 100 : 100.0 / choices.size());
            getColumnConstraints().add(column);
        }
        for (int i = 0; i < choices.size(); i++) {
            var card = card(choices.get(i), choices.get(i).value().equals(chosen), hadFocus);
            add(card, stacked ? 0 : i, stacked ? i : 0);
        }
    }

    /// The words lie over the button instead of in it, so that they may wrap.
    private StackPane card(Choice<T> choice, boolean chosen, boolean takeFocus) {
        var words = Parts.styled(
                Parts.column(
                        2,
                        Parts.text(choice.name(), "medium"),
                        Parts.small(choice.time()),
                        choice.cost(),
                        Parts.small(choice.rate())),
                "fee-words");
        words.setMouseTransparent(true);
        var card = Parts.styled(new ToggleButton(), "fee-choice");
        card.setToggleGroup(group);
        card.setSelected(chosen);
        card.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        card.setAccessibleText(choice.name() + ", " + choice.time() + ", " + choice.rate());
        card.setOnAction(_ -> {
            card.setSelected(true);
            onChoice.accept(choice.value());
        });
        if (chosen && takeFocus) card.requestFocus();
        return new StackPane(card, words);
    }
}
