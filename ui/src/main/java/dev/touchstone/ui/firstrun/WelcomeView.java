package dev.touchstone.ui.firstrun;

import dev.touchstone.ui.control.AppIcon;
import dev.touchstone.ui.control.EntryCard;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.shell.WalletEntry;
import dev.touchstone.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The first page: what this program is, and the ways to begin. Confined to the JavaFX application thread.
public final class WelcomeView implements Screen {
    private final EntryCard card = new EntryCard();
    private final Button create;
    private final Entering practice;

    public WelcomeView(Surroundings around, List<WalletEntry> wallets) {
        practice = new Entering(around);
        create = wide(Parts.primary("Create a wallet", () -> around.navigator().go(new Route.Create())));
        var restore = wide(Parts.secondary(
                "Restore from a recovery phrase", () -> around.navigator().go(new Route.Restore())));
        var open = wide(
                Parts.secondary("Open a wallet file", () -> around.navigator().go(new Route.OpenFile())));
        card.card().getStyleClass().add("welcome");
        card.card().getChildren().add(name());
        if (!wallets.isEmpty()) card.card().getChildren().add(onThisComputer(around, wallets));
        card.card()
                .getChildren()
                .addAll(Parts.column(10, create, restore, open), Parts.rule(), practiceRow(around), promise());
    }

    private static VBox name() {
        var stone = AppIcon.view(72, 256);
        var title = Parts.text("Touchstone", "title-1");
        var lead = Parts.text("A wallet that checks every number itself.", "lead");
        var name = Parts.column(6, stone, title, lead);
        VBox.setMargin(title, new javafx.geometry.Insets(14, 0, 0, 0));
        name.setAlignment(Pos.CENTER_LEFT);
        return name;
    }

    private static VBox onThisComputer(Surroundings around, List<WalletEntry> wallets) {
        var rows = Parts.column(8, Parts.text("On this computer", "medium"));
        for (var wallet : wallets) {
            var label = Texts.label(wallet.network());
            var button = Parts.secondary(
                    wallet.name() + (label.isEmpty() ? "" : "  ·  " + label),
                    () -> around.host().choose(wallet));
            button.setGraphic(Parts.icon(Feather.LOCK));
            button.setAlignment(Pos.CENTER_LEFT);
            rows.getChildren().add(wide(button));
        }
        return rows;
    }

    private VBox practiceRow(Surroundings around) {
        var start = Parts.link("Try it with practice money", () -> practice.attempt(around.host()::startPractice));
        start.textProperty()
                .bind(practice.busy()
                        .map(busy -> busy ? "Starting the practice network" : "Try it with practice money"));
        start.disableProperty().bind(practice.busy());
        var problem = Parts.message(practice.problem(), "field-error");
        return Parts.column(
                2,
                start,
                Parts.small("A Bitcoin and an Ethereum network inside this program. Their coins have no value."),
                problem);
    }

    private static Label promise() {
        return Parts.small(
                "No account, no e-mail. We cannot recover your wallet for you: only your recovery phrase can.");
    }

    private static Button wide(Button button) {
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    @Override
    public Parent node() {
        return card.node();
    }

    @Override
    public void focus() {
        create.requestFocus();
    }

    @Override
    public void leave() {}
}
