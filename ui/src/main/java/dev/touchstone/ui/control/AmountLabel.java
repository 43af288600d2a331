package dev.touchstone.ui.control;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.text.Marks;
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

    /// Shows a finding under the mark that fits it and the age of the head; `sentence` says why in one line.
    public void show(Finding<Satoshis> finding, boolean headIsOld, String sentence) {
        var wears = Marks.of(finding, headIsOld);
        mark.show(wears);
        standing.set(sentence);
        switch (finding) {
            case Proven<Satoshis> proven -> amount.show(proven.value());
            case Claimed<Satoshis> claimed -> amount.show(claimed.value());
            case Pending<Satoshis> _ -> amount.showInstead("Checking");
            case Refuted<Satoshis> _ -> amount.showInstead("—");
        }
        getStyleClass().removeIf(style -> style.startsWith("mark-"));
        getStyleClass().add(ProofMark.style(wears));
    }
}
