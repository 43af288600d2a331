package dev.touchstone.ui.settings;

import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.Segments;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.text.ExchangeTexts;
import dev.touchstone.ui.text.KeyTexts;
import dev.touchstone.wallet.asset.Denomination;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The page of settings. Confined to the JavaFX application thread.
public final class SettingsView implements Screen {
    private final SettingsViewModel model;
    private final Segments<Settings.Appearance> appearance;
    private final Page page;

    public SettingsView(SettingsViewModel model) {
        this.model = model;
        appearance = new Segments<>(
                List.of(Settings.Appearance.values()),
                SettingsView::name,
                model.settings().get().appearance(),
                choice -> model.change(s -> s.withAppearance(choice)));
        page = new Page(
                        Parts.title("Settings"),
                        group(
                                "Appearance",
                                setting("Colours", "Light, dark, or as your desktop has it.", appearance),
                                textSize()),
                        group("Amounts", unit(), hidden()),
                        exchanges(),
                        group("Security", security()),
                        group("Privacy", privacy()),
                        group("Keyboard", keys()),
                        group("Data", folder()),
                        group("About", about()))
                .narrow();
    }

    private static String name(Settings.Appearance appearance) {
        return switch (appearance) {
            case SYSTEM -> "As the desktop";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
    }

    private static Node group(String name, Node... settings) {
        var card = Parts.card(settings);
        return Parts.column(10, Parts.heading(name), card);
    }

    private static Node setting(String name, String meaning, Region control) {
        var words = Parts.column(2, Parts.text(name, "medium"), Parts.small(meaning));
        words.setMinWidth(200);
        return new TwoColumns(words, control, 24);
    }

    private Node textSize() {
        var percent = Parts.line("", "medium");
        model.settings().subscribe(s -> percent.setText(s.textPercent() + " %"));
        var smaller = Parts.iconButton(Feather.MINUS, "Smaller text (Ctrl+Minus)", model::smaller);
        var larger = Parts.iconButton(Feather.PLUS, "Larger text (Ctrl+Plus)", model::larger);
        return setting(
                "Text size",
                "80 to 200 %. Ctrl+Plus and Ctrl+Minus change it anywhere.",
                Parts.row(8, smaller, percent, larger));
    }

    private Node unit() {
        var units = new Segments<>(
                List.of(Denomination.values()),
                unit -> unit == Denomination.BTC ? "BTC" : "sat",
                model.settings().get().unit(),
                choice -> model.change(s -> s.withUnit(choice)));
        return setting("Unit", "1 BTC is 100,000,000 sat. Only the writing changes.", units);
    }

    private Node hidden() {
        var box = new CheckBox("Hidden");
        model.settings().subscribe(s -> box.setSelected(s.hideAmounts()));
        box.setOnAction(_ -> model.change(s -> s.withHideAmounts(box.isSelected())));
        return setting("Hide amounts", "Dots stand for every amount until you show them again (Ctrl+Shift+H).", box);
    }

    /// Absent where exchanges are not to be had.
    private Node exchanges() {
        var box = new CheckBox("Offered");
        model.exchanges().subscribe(box::setSelected);
        box.setOnAction(_ -> model.offerExchanges(box.isSelected()));
        var group = group("Exchanges", setting("By Uniswap", ExchangeTexts.SWITCH, box));
        Parts.present(group, model.canExchange());
        return group;
    }

    private Node lock() {
        var choices = new Segments<>(
                Settings.LOCK_CHOICES,
                minutes -> minutes == Settings.NEVER ? "Never" : minutes + " min",
                model.settings().get().lockAfterMinutes(),
                minutes -> model.change(s -> s.withLockAfterMinutes(minutes)));
        return setting("Lock by itself", "When nobody touches the window for this long.", choices);
    }

    /// The practice wallet has no password that anybody knows.
    private Node[] security() {
        return model.hasPassword() ? new Node[] {lock(), password(), phrase()} : new Node[] {lock(), phrase()};
    }

    private Node password() {
        return setting(
                "Password",
                "Opens this wallet on this computer, and signs each payment.",
                Parts.secondary("Change password", model::changePassword));
    }

    private Node phrase() {
        return setting("Recovery phrase", model.backup(), Parts.secondary("Show my phrase", model::showPhrase));
    }

    private Node privacy() {
        var told = Parts.column(
                8,
                Parts.text("Peers see your network address and which blocks you ask for, never your addresses."),
                Parts.text("A peer you offer a payment to can guess that it is yours."),
                Parts.text("To find peers, a few public name servers are asked. They see your network address."),
                Parts.muted("Nothing else is sent to anybody: no prices are asked for, no use is counted."));
        var all = Parts.column(16, told);
        model.ethereumServers().ifPresent(asked -> {
            told.getChildren().add(3, Parts.text(SettingsViewModel.LEARNT_BY_SERVERS));
            all.getChildren()
                    .add(setting(
                            "Ethereum servers", asked, Parts.secondary("Choose whom to ask", model::chooseServers)));
        });
        model.pictureGateways().ifPresent(asked -> {
            told.getChildren().add(told.getChildren().size() - 1, Parts.text(SettingsViewModel.LEARNT_BY_GATEWAYS));
            all.getChildren()
                    .add(setting(
                            "Pictures of NFTs", asked, Parts.secondary("Choose whom to ask", model::chooseGateways)));
        });
        return all;
    }

    private static Node keys() {
        var grid = new GridPane(24, 8);
        for (var key : KeyTexts.ALL)
            grid.addRow(grid.getRowCount(), Parts.text(key.keys(), "mono"), Parts.text(key.meaning()));
        return grid;
    }

    private Node folder() {
        var path = Parts.text(model.host().dataFolder().toString(), "mono");
        var copy = Parts.iconButton(Feather.COPY, "Copy the path", model::copyDataFolder);
        return Parts.column(
                8,
                Parts.row(8, Parts.growing(path), copy),
                Parts.small(
                        "Lose “chains” and you lose time. Lose “wallets” and your phrase brings back the money, but not your notes."));
    }

    private Node about() {
        return Parts.column(
                8,
                Parts.text(model.host().version(), "medium"),
                Parts.small(
                        "Apache License 2.0. Inter and JetBrains Mono: SIL Open Font License 1.1. AtlantaFX: MIT. Feather: MIT."),
                Parts.small(
                        "On Linux, JavaFX has no bridge to screen readers. Use text size, full keyboard control, copy as text, and the command line."));
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        appearance.focus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
