package dev.touchstone.ui.asset;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.control.AmountLabel;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.control.TruthButton;
import dev.touchstone.ui.format.AddressFormat;
import dev.touchstone.ui.payment.PaymentRow;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.wallet.ledger.Balance;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The page of bitcoin. Confined to the JavaFX application thread.
public final class AssetView implements Screen {
    private static final int HISTORY = 50;

    private final Surroundings around;
    private final AssetViewModel model;
    private final AmountLabel total;
    private final TruthButton truth;
    private final GridPane split = new GridPane(48, 12);
    private final VBox splitCard =
            Parts.styled(Parts.card(Parts.heading("How firmly it is yours"), split), "split-card");
    private final Label reconciliation = Parts.muted("");
    private final VBox coins = Parts.styled(Parts.column(0), "rows");
    private final Fold coinFold = new Fold("Coins", coins);
    private final VBox history = Parts.styled(Parts.column(0), "rows");
    private final Button receive;
    private final Page page;

    public AssetView(Surroundings around, AssetViewModel model) {
        this.around = around;
        this.model = model;
        total = new AmountLabel(around.amounts(), model::inspect, "display");
        truth = new TruthButton(model::inspect);
        receive = Parts.secondary("Receive bitcoin", model::receive);
        var problem = Parts.message(model.problem(), "field-error");
        page = new Page(
                Parts.title("Bitcoin"),
                Parts.column(4, total, truth, reconciliation),
                Parts.row(12, Parts.primary("Send bitcoin", model::send), receive),
                splitCard,
                problem,
                coinFold,
                Parts.column(10, Parts.heading("History"), history));
        model.page().subscribe(this::show);
    }

    private void show(AssetViewModel.AssetPage page) {
        total.show(page.total(), page.truth().mark(), page.truth().words());
        truth.show(page.truth());
        reconciliation.setText(page.reconciliation());
        Parts.present(reconciliation, !page.reconciliation().isEmpty());
        showSplit(page.balance());
        Parts.present(splitCard, page.total() instanceof Shown.Sum);
        coinFold.rename("Coins (" + page.coins().size() + ")");
        Rebuild.children(coins, page.coins().stream().map(this::coin).toList());
        Rebuild.children(
                history,
                page.history().stream()
                        .limit(HISTORY)
                        .map(line -> PaymentRow.button(line, around, () -> model.open(line)))
                        .toList());
        model.emptyHistory().ifPresent(words -> history.getChildren().setAll(Parts.muted(words)));
    }

    private void showSplit(Balance balance) {
        split.getChildren().clear();
        part("Settled", "six blocks deep or more", balance.settled());
        part("Settling", "in a block, less deep", balance.settling());
        part("Frozen", "set aside by you", balance.frozen());
        part("Waiting for a block", "not counted yet", balance.waiting());
        part("On its way out", "in payments of yours that no block holds yet", balance.leaving());
    }

    private void part(String name, String meaning, Satoshis amount) {
        int row = split.getRowCount();
        var value = new AmountLine(around.amounts(), false, amount, amount.isZero() ? "quiet" : "strong");
        GridPane.setHalignment(value, HPos.RIGHT);
        var words = Parts.growing(Parts.column(2, Parts.text(name, "medium"), Parts.small(meaning)));
        GridPane.setHgrow(words, Priority.ALWAYS);
        split.addRow(row, words, value);
    }

    private Node coin(AssetViewModel.CoinLine line) {
        var coin = line.coin();
        var amount = new AmountLine(around.amounts(), false, coin.value(), "strong");
        var address = Parts.line(AddressFormat.brief(line.address()), "mono", "muted");
        var freeze = Parts.link(
                coin.frozen() ? "Unfreeze this coin" : "Freeze this coin", () -> model.freeze(coin, !coin.frozen()));
        freeze.setUserData(coin.outPoint());
        Parts.present(freeze, !coin.leaving());
        var why = Parts.link("Why is it mine?", () -> model.inspect(coin));
        Parts.present(why, coin.isConfirmed());
        var what = Parts.row(16, amount, address, Parts.line(coin.label(), "muted"));
        var does = Parts.row(16, Parts.line(line.state(), "small", "muted"), why, freeze);
        boolean stacked = around.host().settings().get().hasLargeText();
        var row = stacked ? Parts.column(4, what, does) : Parts.row(16, what, Parts.spring(), does);
        return Parts.styled(row, "plain-row");
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        receive.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
