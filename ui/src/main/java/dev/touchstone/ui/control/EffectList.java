package dev.touchstone.ui.control;

import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.EffectTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.payment.ethereum.AssetChange;
import dev.touchstone.wallet.payment.ethereum.AssetChange.Amounts;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.TransactionEffects;
import java.math.BigInteger;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a transaction changes: each asset of one's own before and after, and below that what to think about,
/// the most serious first and the others behind a fold.
public final class EffectList extends VBox {
    private final ObservableValue<AmountFormat> amounts;
    private final boolean stacked;
    private final GridPane lines = grid();
    private final VBox thoughts = Parts.column(12);

    public EffectList(ObservableValue<AmountFormat> amounts) {
        this(amounts, false);
    }

    /// The same in the room that there is.
    ///
    /// @param stacked whether before and after stand below each other, as where text is large
    public EffectList(ObservableValue<AmountFormat> amounts, boolean stacked) {
        super(16);
        this.amounts = amounts;
        this.stacked = stacked;
        getStyleClass().add("effects");
        getChildren().addAll(lines, thoughts);
    }

    private static GridPane grid() {
        var grid = new GridPane(24, 10);
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(name, number(), number());
        return grid;
    }

    private static ColumnConstraints number() {
        var column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        column.setMinWidth(Region.USE_PREF_SIZE);
        return column;
    }

    /// Shows these effects in the place of any before.
    public void show(TransactionEffects effects, AssetNames names) {
        showChanges(effects, names);
        think(effects.warnings(), names);
    }

    /// The same without what to think about, which the page says itself.
    public void showChanges(TransactionEffects effects, AssetNames names) {
        lines.getChildren().clear();
        thoughts.getChildren().clear();
        if (!stacked) head();
        long accounts =
                effects.changes().stream().map(AssetChange::account).distinct().count();
        for (var change : effects.changes()) line(change, names, accounts > 1);
        if (effects.changes().isEmpty()) {
            lines.add(Parts.line("Nothing of yours changes.", "muted"), 0, lines.getRowCount(), 3, 1);
        }
        Parts.present(thoughts, false);
    }

    private void head() {
        lines.addRow(0, Parts.small(""), Parts.line("Before", "muted"), Parts.line("After", "muted"));
    }

    private void line(AssetChange change, AssetNames names, boolean withAccount) {
        var name = Parts.line(capital(names.name(change.asset())), "medium");
        Node title = withAccount ? Parts.column(2, name, Parts.small(AssetNames.brief(change.account()))) : name;
        switch (change.amounts()) {
            case Amounts.Known(var before, var after) ->
                row(
                        title,
                        amount(change.asset(), before, names, "plain"),
                        amount(change.asset(), after, names, "strong"));
            case Amounts.OnlyChange(var by) -> {
                var sign = by.signum() < 0 ? "\u2212" : "+";
                row(
                        title,
                        Parts.line("not told", "muted"),
                        Parts.line(sign + by.abs() + (by.abs().equals(BigInteger.ONE) ? " unit" : " units")));
            }
        }
    }

    private void row(Node title, Node before, Node after) {
        if (!stacked) {
            lines.addRow(lines.getRowCount(), title, before, after);
            return;
        }
        lines.add(title, 0, lines.getRowCount(), 2, 1);
        lines.addRow(lines.getRowCount(), Parts.line("Before", "muted"), before);
        lines.addRow(lines.getRowCount(), Parts.line("After", "muted"), after);
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private Node amount(AssetId asset, BigInteger units, AssetNames names, String style) {
        var line = new AmountLine(amounts, false, style);
        line.show(shown(asset, units, names));
        return line;
    }

    /// An amount of an asset, or the words for how many of a collectible there are.
    public static Shown shown(AssetId asset, BigInteger units, AssetNames names) {
        return switch (asset) {
            case AssetId.Coin _ -> throw new IllegalArgumentException("no asset of an Ethereum network");
            case AssetId.Ether _ -> new Shown.Ether(new Wei(units), false);
            case AssetId.Token(var token) ->
                names.token(token.address())
                        .<Shown>map(name -> new Shown.Token(units, name.decimals(), name.symbol(), false))
                        .orElseGet(() ->
                                new Shown.Token(units, 0, units.equals(BigInteger.ONE) ? "unit" : "units", false));
            case AssetId.Collectible _ -> new Shown.Words(owned(units));
        };
    }

    private static String owned(BigInteger units) {
        if (units.signum() == 0) return "none";
        return units.equals(BigInteger.ONE) ? "yours" : units + " yours";
    }

    private void think(List<EffectWarning> warnings, AssetNames names) {
        Parts.present(thoughts, !warnings.isEmpty());
        if (warnings.isEmpty()) return;
        thoughts.getChildren().add(new Note(Note.Kind.WARNING, EffectTexts.explain(warnings.getFirst(), names)));
        if (warnings.size() == 1) return;
        var others = Parts.column(8);
        for (var warning : warnings.subList(1, warnings.size())) {
            others.getChildren().add(Parts.text(EffectTexts.explain(warning, names)));
        }
        int more = warnings.size() - 1;
        thoughts.getChildren()
                .add(new Fold(
                        more == 1 ? "1 more thing to think about" : more + " more things to think about", others));
    }
}
