package dev.touchstone.ui.home;

import dev.touchstone.ui.control.AmountLabel;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.TruthLine;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One asset on the home page: its sign, its name, how much there is, and the way to its own page. Confined to the
/// JavaFX application thread.
final class AssetBlock {
    private final AmountLabel total;
    private final Label remark = Parts.small("");
    private final VBox node;

    /// What an asset looks like and where it leads.
    ///
    /// @param sign the letter in its disc
    /// @param style of the disc
    /// @param more what the link to its page says
    record Face(String name, String sign, String style, String more) {
        static final Face BITCOIN = new Face("Bitcoin", "₿", "bitcoin", "Details and coins");
        static final Face ETHER = new Face("Ether", "Ξ", "ether", "Details and accounts");

        Node disc() {
            return Parts.styled(new StackPane(Parts.line(sign, "coin-sign")), "coin-disc", style);
        }
    }

    AssetBlock(Surroundings around, Face face, Runnable inspect, Runnable open) {
        total = new AmountLabel(around.amounts(), inspect, "asset-total");
        var head = Parts.row(
                10, face.disc(), Parts.line(face.name(), "title-3"), Parts.spring(), Parts.link(face.more(), open));
        node = Parts.styled(Parts.column(8, head, total, remark), "asset-block");
        Parts.present(remark, false);
    }

    VBox node() {
        return node;
    }

    /// @param quiet whether the amount is one that is only remembered
    /// @param said what there is to add below it; may be empty
    void show(Shown amount, TruthLine truth, boolean quiet, String said) {
        total.show(amount, truth.mark(), truth.words());
        total.getStyleClass().remove("remembered");
        if (quiet) total.getStyleClass().add("remembered");
        remark.setText(said);
        Parts.present(remark, !said.isEmpty());
    }
}
