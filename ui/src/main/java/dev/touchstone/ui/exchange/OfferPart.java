package dev.touchstone.ui.exchange;

import dev.touchstone.ui.control.AmountLabel;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.TruthButton;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.TruthLine;
import java.util.Optional;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The part of a page that shows what pools give. Pressing the amount, or what stands below it, opens the
/// inspector.
/// Confined to the JavaFX application thread.
public final class OfferPart {
    private static final double WIDTH = 412;

    private final AmountLabel amount;
    private final TruthButton truth;
    private final GridPane facts = new GridPane(16, 6);
    private final VBox node;

    public OfferPart(Surroundings around, Runnable inspect) {
        amount = new AmountLabel(around.amounts(), inspect, "title-2");
        truth = new TruthButton(inspect);
        var name = new ColumnConstraints();
        name.setMinWidth(GridPane.USE_PREF_SIZE);
        facts.getColumnConstraints().add(name);
        node = Parts.styled(
                Parts.column(12, Parts.column(4, Parts.muted("You get, about"), amount, truth), facts), "card-plain");
        node.setPrefWidth(WIDTH);
    }

    /// Nothing while there is nothing to ask.
    public void show(Optional<OfferLook> look) {
        Parts.present(node, look.isPresent());
        look.ifPresent(it -> {
            amount.show(it.amount(), it.mark(), it.words());
            truth.show(new TruthLine(it.mark(), it.words()));
            facts.getChildren().clear();
            for (var fact : it.facts())
                facts.addRow(facts.getRowCount(), Parts.line(fact.name(), "muted"), Parts.text(fact.words()));
            Parts.present(facts, !it.facts().isEmpty());
        });
    }

    public VBox node() {
        return node;
    }
}
