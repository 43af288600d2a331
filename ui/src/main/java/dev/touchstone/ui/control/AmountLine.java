package dev.touchstone.ui.control;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.format.AmountFormat;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// An amount and its unit on one line. Zeros that add nothing are quieter than the rest, and a hidden amount keeps
/// the width it had.
public final class AmountLine extends HBox {
    private final ObjectProperty<Content> content = new SimpleObjectProperty<>(new Content.Words(""));
    private final ObjectBinding<Pieces> pieces;
    private final boolean signed;

    /// What stands there: a number, or a word where no number may stand.
    private sealed interface Content {
        record Sum(Satoshis amount) implements Content {}

        record Words(String words) implements Content {}
    }

    private record Pieces(String digits, String tail, String unit, boolean hidden, String spoken) {}

    public AmountLine(ObservableValue<AmountFormat> format, boolean signed, String... styles) {
        this.signed = signed;
        this.pieces = Bindings.createObjectBinding(() -> compose(content.get(), format.getValue()), content, format);
        getStyleClass().add("amount");
        getStyleClass().addAll(styles);
        setAlignment(Pos.BASELINE_RIGHT);
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(string(Pieces::spoken));
        getChildren().addAll(number(), unit());
    }

    public AmountLine(ObservableValue<AmountFormat> format, boolean signed, Satoshis amount, String... styles) {
        this(format, signed, styles);
        show(amount);
    }

    public void show(Satoshis amount) {
        content.set(new Content.Sum(amount));
    }

    /// Shows a dash, or another word, where no number may stand.
    public void showInstead(String words) {
        content.set(new Content.Words(words));
    }

    private StackPane number() {
        var dots = piece(_ -> AmountFormat.DOTS, "amount-digits", "amount-tail");
        var shown =
                new HBox(piece(Pieces::digits, "amount-digits"), piece(Pieces::tail, "amount-digits", "amount-tail"));
        shown.setAlignment(Pos.BASELINE_RIGHT);
        dots.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> pieces.get().hidden(), pieces));
        shown.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !pieces.get().hidden(), pieces));
        StackPane.setAlignment(dots, Pos.BASELINE_RIGHT);
        StackPane.setAlignment(shown, Pos.BASELINE_RIGHT);
        return new StackPane(shown, dots);
    }

    private Label unit() {
        var unit = piece(Pieces::unit, "amount-unit");
        unit.managedProperty().bind(unit.textProperty().isNotEmpty());
        return unit;
    }

    private Label piece(Function<Pieces, String> part, String... styles) {
        var label = new Label();
        label.getStyleClass().addAll(styles);
        label.setMinWidth(USE_PREF_SIZE);
        label.textProperty().bind(string(part));
        return label;
    }

    private StringBinding string(Function<Pieces, String> part) {
        return Bindings.createStringBinding(() -> part.apply(pieces.get()), pieces);
    }

    private Pieces compose(Content content, AmountFormat format) {
        return switch (content) {
            case Content.Words(var words) -> new Pieces(words, "", "", false, words);
            case Content.Sum(var amount) -> {
                var bare = format.digits(AmountFormat.magnitude(amount));
                int silent = format.silentTail(bare);
                var sign = signed || amount.isNegative() ? AmountFormat.sign(amount) : "";
                var digits = sign + bare.substring(0, bare.length() - silent);
                var tail = bare.substring(bare.length() - silent);
                var spoken = spokenSign(sign) + format.spoken(AmountFormat.magnitude(amount));
                yield new Pieces(digits, tail, format.symbol(), format.hidden(), spoken);
            }
        };
    }

    private static String spokenSign(String sign) {
        return switch (sign) {
            case "+" -> "plus ";
            case "" -> "";
            default -> "minus ";
        };
    }
}
