package dev.touchstone.ui.window;

import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Navigator;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.text.Texts;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar on top: which wallet this is, what kind of money it holds, hiding amounts, locking. Confined to the JavaFX
/// application thread.
final class TopBar {
    private final HBox node;
    private final Button back;
    private final FontIcon eye = Parts.icon(Feather.EYE);
    private final Button hide;

    TopBar(Session session, Navigator navigator, Runnable toggleAmounts, Runnable lock) {
        var wallet = session.wallet();
        back = Parts.iconButton(Feather.ARROW_LEFT, "Back (Alt+Left)", navigator::back);
        hide = Parts.iconButton(Feather.EYE, "Hide amounts (Ctrl+Shift+H)", toggleAmounts);
        hide.setGraphic(eye);
        node = Parts.styled(Parts.row(8, back, Parts.line(wallet.name(), "strong")), "top-bar");
        var label = Texts.label(wallet.network());
        if (!label.isEmpty()) node.getChildren().add(chip(label));
        node.getChildren()
                .addAll(Parts.spring(), hide, Parts.iconButton(Feather.LOCK, "Lock this wallet (Ctrl+L)", lock));
    }

    void show(boolean canGoBack, boolean amountsHidden) {
        back.setDisable(!canGoBack);
        eye.setIconCode(amountsHidden ? Feather.EYE_OFF : Feather.EYE);
        var words = amountsHidden ? "Show amounts (Ctrl+Shift+H)" : "Hide amounts (Ctrl+Shift+H)";
        hide.setAccessibleText(words);
        hide.getTooltip().setText(words);
    }

    /// The first words of what kind of money this is; the rest is said aloud and when pointed at.
    private static Label chip(String label) {
        var chip = Parts.line(label.replaceFirst(",.*", ""), "chip", "practice");
        chip.setAccessibleText(label);
        chip.setTooltip(new Tooltip(label));
        return chip;
    }

    Parent node() {
        return node;
    }
}
