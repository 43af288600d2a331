package dev.touchstone.ui.control;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.format.TokenFormat;
import dev.touchstone.ui.text.Shown;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// An amount and its unit on one line. Zeros that add nothing are quieter than the rest, and a hidden amount
/// keeps the width it had.
public final class AmountLine extends HBox {
    private final ObjectProperty<Shown> content = new SimpleObjectProperty<>(new Shown.Words(""));
    private final StringProperty way = new SimpleStringProperty("");
    private final ObjectBinding<Pieces> pieces;
    private final boolean signed;
    private final Label digits;
    private final Label tail;
    private final Label unit;
    private final Label dots;

    private record Pieces(String digits, String tail, String unit, boolean hidden, String spoken) {}

    public AmountLine(ObservableValue<AmountFormat> format, boolean signed, String... styles) {
        this.signed = signed;
        this.pieces =
                Bindings.createObjectBinding(() -> compose(content.get(), format.getValue()), content, way, format);
        this.digits = piece(Pieces::digits, "amount-digits");
        this.tail = piece(Pieces::tail, "amount-digits", "amount-tail");
        this.unit = piece(Pieces::unit, "amount-unit");
        this.dots = piece(_ -> AmountFormat.DOTS, "amount-digits", "amount-tail");
        setMaxHeight(USE_PREF_SIZE);
        getStyleClass().add("amount");
        getStyleClass().addAll(styles);
        setAlignment(Pos.BASELINE_RIGHT);
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(string(Pieces::spoken));
        dots.setManaged(false);
        getChildren().addAll(digits, tail, unit, dots);
        unit.managedProperty().bind(unit.textProperty().isNotEmpty());
        show(dots, Pieces::hidden);
        show(digits, shown -> !shown.hidden());
        show(tail, shown -> !shown.hidden());
    }

    public AmountLine(ObservableValue<AmountFormat> format, boolean signed, Satoshis amount, String... styles) {
        this(format, signed, styles);
        show(amount);
    }

    /// Begins at the left, as a line does that stands alone.
    public AmountLine fromLeft() {
        setAlignment(Pos.BASELINE_LEFT);
        return this;
    }

    public void show(Satoshis amount) {
        content.set(new Shown.Sum(amount));
    }

    /// Shows a number, or the word in its place.
    public void show(Shown shown) {
        content.set(shown);
    }

    /// Shows what came, or went, on a chain of Ethereum, whose amounts have no sign of their own.
    public void showMoved(Shown shown, boolean negative) {
        way.set(shown instanceof Shown.Words ? "" : AmountFormat.sign(negative));
        content.set(shown);
    }

    /// Shows a dash, or another word, where no number may stand.
    public void showInstead(String words) {
        content.set(new Shown.Words(words));
    }

    private void show(Label piece, Predicate<Pieces> when) {
        piece.visibleProperty().bind(Bindings.createBooleanBinding(() -> when.test(pieces.get()), pieces));
    }

    /// The dots stand where the eye looks for the number: at the left of a line that begins there, else before
    /// the unit.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double width = dots.prefWidth(-1);
        boolean left = getAlignment().getHpos() == HPos.LEFT;
        double x = left ? digits.getLayoutX() : tail.getLayoutX() + tail.getWidth() - width;
        dots.resizeRelocate(x, digits.getLayoutY(), width, digits.getHeight());
        if (left && dots.isVisible()) unit.setLayoutX(x + width);
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

    private Pieces compose(Shown content, AmountFormat format) {
        return switch (content) {
            case Shown.Words(var words) -> new Pieces(words, "", "", false, words);
            case Shown.Sum(var amount) -> {
                var bare = format.digits(AmountFormat.magnitude(amount));
                int silent = format.silentTail(bare);
                var sign = signed || amount.isNegative() ? AmountFormat.sign(amount) : "";
                var digits = sign + bare.substring(0, bare.length() - silent);
                var tail = bare.substring(bare.length() - silent);
                var spoken = spokenSign(sign) + format.spoken(AmountFormat.magnitude(amount));
                yield new Pieces(digits, tail, format.symbol(), format.hidden(), spoken);
            }
            case Shown.Ether(var amount, boolean exact) -> {
                var digits = exact ? EtherFormat.exact(amount) : EtherFormat.listed(amount);
                int bare = digits.length() - EtherFormat.silentTail(digits);
                yield new Pieces(
                        way.get() + digits.substring(0, bare),
                        digits.substring(bare),
                        EtherFormat.SYMBOL,
                        format.hidden(),
                        spokenSign(way.get()) + EtherFormat.spoken(amount, format.hidden()));
            }
            case Shown.Token(var units, int decimals, var unit, boolean exact) -> {
                var digits = exact ? TokenFormat.exact(units, decimals) : TokenFormat.listed(units, decimals);
                int bare = digits.length() - EtherFormat.silentTail(digits);
                yield new Pieces(
                        way.get() + digits.substring(0, bare),
                        digits.substring(bare),
                        unit,
                        format.hidden(),
                        spokenSign(way.get()) + TokenFormat.spoken(units, decimals, unit, format.hidden()));
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
