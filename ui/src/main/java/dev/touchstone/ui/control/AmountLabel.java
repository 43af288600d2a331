package dev.touchstone.ui.control;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.text.Shown;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// An amount that can be asked why: a button that shows the amount with its mark and opens the inspector.
///
/// A refuted amount is a dash. A pending one is a word; what was found so far is for the caller to show apart, since
/// it is no balance.
public final class AmountLabel extends Button {
    private final AmountLine amount;
    private final ProofMark mark;
    private final StringProperty standing = new SimpleStringProperty("");

    public AmountLabel(ObservableValue<AmountFormat> format, MarkSize size, Runnable inspect, String... styles) {
        this.amount = new AmountLine(format, false, styles);
        this.mark = new ProofMark(size, TruthMark.CHECKING);
        getStyleClass().add("amount-label");
        setGraphic(Parts.row(10, amount, mark));
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
        mark.show(wears);
        standing.set(sentence);
        switch (shown) {
            case Shown.Sum(var sum) -> amount.show(sum);
            case Shown.Words(var words) -> amount.showInstead(words);
        }
        getStyleClass().removeIf(style -> style.startsWith("mark-"));
        getStyleClass().add(ProofMark.style(wears));
    }
}
