package dev.touchstone.ui.send.ethereum;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.EffectList;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.text.OrderTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.payment.ethereum.AssetChange;
import dev.touchstone.wallet.payment.ethereum.AssetChange.Amounts;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.PaidOrder;
import dev.touchstone.wallet.payment.ethereum.PayeeWarnings;
import java.util.function.BooleanSupplier;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What will be otherwise, beside a form: what is kept of each asset, the fee and the time, worked out anew
/// with every change. Confined to the JavaFX application thread.
final class WorkSummary {
    private static final String THEY_GET = "They get";

    private final Desk desk;
    private final GridPane lines = grid();
    private final Label problem = Parts.text("", "field-error");
    private final ProofMark mark = new ProofMark(MarkSize.SMALL, TruthMark.CHECKING);
    private final Label standing = Parts.small("");
    private final HBox truth = Parts.row(8, mark, Parts.growing(standing));
    private final VBox node;
    private boolean isOfNobody;

    /// @param words of the button that goes on
    /// @param review goes on, or is false where something is missing
    WorkSummary(Desk desk, String words, BooleanSupplier review) {
        this.desk = desk;
        var button = Parts.primary(words, () -> {
            if (!review.getAsBoolean()) focusTheProblem();
        });
        button.setMaxWidth(Double.MAX_VALUE);
        node = Parts.styled(
                Parts.column(16, Parts.heading("What changes"), lines, truth, problem, button),
                "card-plain",
                "summary");
    }

    /// The same where nobody is paid.
    WorkSummary ofNobody() {
        isOfNobody = true;
        return this;
    }

    private static GridPane grid() {
        var grid = new GridPane(16, 10);
        var name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        var value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        value.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(name, value);
        return grid;
    }

    private void focusTheProblem() {
        node.getScene().getRoot().lookupAll(".wrong").stream().findFirst().ifPresent(Node::requestFocus);
    }

    /// @param working whether the wallet is at work
    /// @param why there is nothing to review; empty where there is
    void show(boolean working, String why) {
        lines.getChildren().clear();
        var draft = desk.preparation().prepared().get().draft();
        draft.ifPresentOrElse(this::show, this::showNothing);
        lines.addRow(
                lines.getRowCount(),
                Parts.line("Time", "muted"),
                Parts.line(desk.fee().typed().time()));
        mark.show(draft.isPresent() && !working ? TruthMark.PROVEN : TruthMark.CHECKING);
        standing.setText(
                working
                        ? "Working out what this does"
                        : draft.map(it -> "Worked out here from what is proven at block " + block(it) + ".")
                                .orElse(""));
        Parts.present(truth, working || draft.isPresent());
        problem.setText(why);
        Parts.present(problem, !why.isEmpty());
    }

    static String block(EthereumDraft draft) {
        return AmountFormat.count(draft.effects().asOf().height().value());
    }

    private void show(EthereumDraft draft) {
        var order = PaidOrder.of(draft);
        var value = draft.transaction().value();
        boolean isGiven = PayeeWarnings.payee(order).isPresent() && !desk.isCancelling();
        if (isGiven) {
            var words = OrderTexts.given(order, value, draft.effects(), desk.names());
            lines.addRow(lines.getRowCount(), Parts.line(THEY_GET, "muted"), Parts.line(words, "strong"));
        }
        for (var change : draft.effects().changes()) kept(change);
        fee("Fee, about", draft.fees().expected());
        fee("Fee, at most", draft.fees().most());
    }

    private void kept(AssetChange change) {
        if (!(change.amounts() instanceof Amounts.Known(var _, var after))) return;
        var value = new AmountLine(desk.around().amounts(), false, "strong");
        value.show(EffectList.shown(change.asset(), after, desk.names()));
        value.setAlignment(Pos.BASELINE_RIGHT);
        var name = switch (change.asset()) {
            case AssetId.Collectible(var ref) -> OrderTexts.nft(ref);
            case AssetId.Coin _, AssetId.Ether _, AssetId.Token _ -> "You keep";
        };
        lines.addRow(lines.getRowCount(), Parts.line(name, "muted"), value);
    }

    private void fee(String name, Wei amount) {
        var value = new AmountLine(desk.around().amounts(), false, "plain");
        value.show(new Shown.Ether(EtherFormat.fee(amount), true));
        value.setAlignment(Pos.BASELINE_RIGHT);
        lines.addRow(lines.getRowCount(), Parts.line(name, "muted"), value);
    }

    private void showNothing() {
        for (var name : new String[] {THEY_GET, "You keep", "Fee, about", "Fee, at most"}) {
            if (isOfNobody && name.equals(THEY_GET)) continue;
            lines.addRow(lines.getRowCount(), Parts.line(name, "muted"), Parts.line("—", "muted"));
        }
    }

    VBox node() {
        return node;
    }
}
