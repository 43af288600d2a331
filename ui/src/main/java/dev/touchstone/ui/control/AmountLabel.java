package dev.touchstone.ui.control;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.text.Shown;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// An amount that can be asked why: a button that shows it and opens the inspector. Its mark stands in the truth line
/// below it, which covers the page.
public final class AmountLabel extends Button {
    private final AmountLine amount;
    private final StringProperty standing = new SimpleStringProperty("");

    public AmountLabel(ObservableValue<AmountFormat> format, Runnable inspect, String... styles) {
        this.amount = new AmountLine(format, false, styles).fromLeft();
        getStyleClass().add("amount-label");
        setGraphic(amount);
        setMnemonicParsing(false);
        setOnAction(_ -> inspect.run());
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(standing);
        setTooltip(tooltip);
        accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> amount.getAccessibleText() + ", " + standing.get(),
                        amount.accessibleTextProperty(),
                        standing));
    }

    /// Shows an amount, or the word in its place, under a mark; `sentence` says why in one line.
    public void show(Shown shown, TruthMark wears, String sentence) {
        standing.set(sentence);
        amount.show(shown);
        getStyleClass().removeIf(style -> style.startsWith("mark-"));
        getStyleClass().add(ProofMark.style(wears));
    }
}
