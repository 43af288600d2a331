package dev.touchstone.ui.payment;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.payment.AssetHistory.SumLine;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Surroundings;
import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The history of one asset on Ethereum, on its page. Confined to the JavaFX application thread.
public final class HistoryPart {
    private final Surroundings around;
    private final HistoryExport export;
    private final VBox sums = Parts.column(8);
    private final VBox rows = Parts.styled(Parts.column(0), "rows");
    private final VBox foot = Parts.column(0);
    private final VBox node;

    public HistoryPart(Surroundings around, HistoryExport export) {
        this.around = around;
        this.export = export;
        this.node =
                Parts.column(12, Parts.heading("History"), sums, Parts.message(export.message(), "muted"), rows, foot);
    }

    public Node node() {
        return node;
    }

    public void show(AssetHistory history) {
        Rebuild.children(sums, history.sums().stream().map(this::sum).toList());
        Rebuild.children(
                rows,
                history.lines().stream()
                        .map(line -> MoveRow.button(line, around, () -> open(line)))
                        .toList());
        var below = new ArrayList<Node>();
        if (history.lines().isEmpty()) below.add(Parts.muted("Payments appear here, newest first."));
        else below.add(Parts.row(0, Parts.link("All payments", this::all)));
        Rebuild.children(foot, below);
        Parts.present(sums, !history.sums().isEmpty());
        Parts.present(rows, !history.lines().isEmpty());
    }

    private Node sum(SumLine line) {
        var words = line.account().isEmpty() ? line.words() : line.account() + ": " + line.words();
        var row = Parts.row(8, new ProofMark(MarkSize.MEDIUM, line.mark()), Parts.growing(Parts.text(words, "muted")));
        if (line.canExport()) row.getChildren().add(Parts.link("Save the proof", () -> export.save(line.subject())));
        return row;
    }

    private void open(MoveLine line) {
        around.navigator().go(new Route.Movement(line.entry().key()));
    }

    private void all() {
        around.navigator().go(new Route.Activity());
    }
}
