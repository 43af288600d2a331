package dev.touchstone.ui.receive;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.SettlementRing;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What has come in at the address that is shown. Confined to the JavaFX application thread.
final class Arrivals {
    private final Surroundings around;
    private final VBox node = Parts.column(10);

    Arrivals(Surroundings around) {
        this.around = around;
    }

    Node node() {
        return node;
    }

    void show(List<PaymentLine> lines) {
        node.getChildren().setAll(lines.stream().map(this::arrival).toList());
        Parts.present(node, !lines.isEmpty());
    }

    private Node arrival(PaymentLine line) {
        var amount = new AmountLine(around.amounts(), true, "large").fromLeft();
        amount.show(line.net());
        var words = line.live() ? Texts.explain(line.settlement()) : line.state() + ".";
        var open = Parts.link("Open this payment", () -> around.navigator().go(new Route.Payment(line.txid())));
        var row = Parts.row(14, mark(line), Parts.growing(Parts.column(2, amount, Parts.muted(words))), open);
        return Parts.styled(row, "card-plain", "arrival");
    }

    private static Node mark(PaymentLine line) {
        if (line.isAtRest()) return new ProofMark(MarkSize.LARGE, line.mark());
        var ring = new SettlementRing(32, 4);
        ring.show(line.settlement());
        return ring;
    }
}
