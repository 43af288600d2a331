package dev.touchstone.ui;

import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Desktop;
import dev.touchstone.ui.shell.Host;
import dev.touchstone.ui.shell.Navigator;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.theme.Theme;
import dev.touchstone.ui.window.Shell;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

/// The whole window over a host that a test provides, on a stage without a display. To be used on the JavaFX thread.
final class TestWindow implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-02T14:05:20Z");

    final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>(NOW);
    final Navigator navigator = new Navigator(new Route.Welcome());
    final FakeDesktop desktop = new FakeDesktop();
    final Surroundings around;
    final Shell shell;
    final Scene scene;
    final Stage stage = new Stage();

    /// A desktop that remembers.
    static final class FakeDesktop implements Desktop {
        String copied = "";
        Optional<Path> chosen = Optional.empty();

        @Override
        public void copy(String text) {
            copied = text;
        }

        @Override
        public Optional<String> clipboard() {
            return Optional.of(copied);
        }

        @Override
        public Optional<Path> askWhereToSave(String title, String suggestedName) {
            return chosen;
        }

        @Override
        public Optional<Path> askWhatToOpen(String title) {
            return chosen;
        }
    }

    TestWindow(Host host, double width, double height) {
        var settings = host.settings().get();
        var amounts = new SimpleObjectProperty<>(new AmountFormat(settings.unit(), settings.hideAmounts()));
        around = new Surroundings(
                host,
                Platform::runLater,
                now.getReadOnlyProperty(),
                amounts,
                new AgeFormat(ZoneOffset.UTC),
                navigator,
                desktop);
        shell = new Shell(around, amounts, new Screens(around, new Random(7)));
        scene = new Scene(shell.root(), width, height);
        Theme.dress(scene);
        dress(settings);
        stage.setScene(scene);
        stage.show();
    }

    void dress(Settings settings) {
        Theme.apply(scene, settings);
    }

    /// The button with these words, of those that are shown.
    Button button(String words) {
        return all(".button", Button.class).stream()
                .filter(button -> words.equals(button.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button “" + words + "” among "
                        + all(".button", Button.class).stream()
                                .map(Button::getText)
                                .toList()));
    }

    /// The field under this label.
    TextInputControl field(String label) {
        return all(".label", Label.class).stream()
                .filter(each -> label.equals(each.getText()) && each.getLabelFor() instanceof TextInputControl)
                .map(each -> (TextInputControl) each.getLabelFor())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field “" + label + "”"));
    }

    /// Types into the field with this number, of those that are shown.
    void type(int field, String text) {
        all(".text-input", TextInputControl.class).get(field).setText(text);
    }

    /// Every text that can be read on the window now.
    List<String> words() {
        return all(".label", Labeled.class).stream().map(Labeled::getText).toList();
    }

    private <T extends Node> List<T> all(String selector, Class<T> type) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene.getRoot().lookupAll(selector).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(TestWindow::isShown)
                .toList();
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    Picture picture() {
        return Picture.of(scene);
    }

    @Override
    public void close() {
        shell.close();
        stage.hide();
    }
}
