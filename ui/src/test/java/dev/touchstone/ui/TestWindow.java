package dev.touchstone.ui;

import dev.touchstone.ui.control.ProofMark;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/// The whole window over a host that a test provides, on a stage without a display. To be used on the JavaFX
/// thread.
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
        Optional<String> code = Optional.empty();

        @Override
        public void copy(String text) {
            copied = text;
        }

        @Override
        public Optional<String> clipboard() {
            return Optional.of(copied);
        }

        @Override
        public Optional<String> readCode(Path picture) {
            return code;
        }

        @Override
        public Optional<String> readCodeOnClipboard() {
            return code;
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
    }

    /// Puts the window on the screen, where it has the focus and is drawn; until then it is quicker.
    TestWindow show() {
        stage.show();
        return this;
    }

    void dress(Settings settings) {
        Theme.apply(scene, settings);
    }

    /// The button that a screen reader calls so.
    Button spoken(String words) {
        return all(".button", Button.class).stream()
                .filter(button -> words.equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button called “" + words + "”"));
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

    /// The line that says how far what the page shows is proven.
    Button truthLine() {
        return all(".truth-line", Button.class).getFirst();
    }

    /// The row of a list that stands for this.
    Button row(Object subject) {
        return all(".row-button", Button.class).stream()
                .filter(button -> subject.equals(button.getUserData()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + subject));
    }

    /// The button whose words begin so.
    Button buttonThatBegins(String words) {
        return all(".button", Button.class).stream()
                .filter(button -> button.getText() != null && button.getText().startsWith(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button “" + words + "…”"));
    }

    /// The last of several such buttons.
    Button lastButton(String words) {
        return all(".button", Button.class).stream()
                .filter(button -> words.equals(button.getText()))
                .reduce((_, next) -> next)
                .orElseThrow(() -> new AssertionError("no button “" + words + "”"));
    }

    /// Sets or clears the box with these words.
    void toggle(String words) {
        all(".check-box", CheckBox.class).stream()
                .filter(box -> words.equals(box.getText()))
                .forEach(CheckBox::fire);
    }

    /// Makes the choice with these words.
    void choose(String words) {
        all(".segment", ToggleButton.class).stream()
                .filter(segment -> words.equals(segment.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no choice “" + words + "”"))
                .fire();
    }

    /// The choice of a fee with this name.
    ToggleButton fee(String name) {
        return all(".fee-choice", ToggleButton.class).stream()
                .filter(choice -> choice.getAccessibleText().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no fee “" + name + "”"));
    }

    /// The same choice in the last of several places.
    void chooseLast(String words) {
        all(".segment", ToggleButton.class).stream()
                .filter(segment -> words.equals(segment.getText()))
                .reduce((_, next) -> next)
                .orElseThrow(() -> new AssertionError("no choice “" + words + "”"))
                .fire();
    }

    /// The one button the page is for.
    Button primary() {
        return all(".button.primary", Button.class).getFirst();
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

    /// Every text that can be read or heard on the window now.
    List<String> words() {
        layOut();
        var words = new ArrayList<String>();
        shown(scene.getRoot()).forEach(node -> {
            if (node instanceof Labeled labeled && labeled.getText() != null) words.add(labeled.getText());
            if (node instanceof TextField field && !(field instanceof PasswordField)) words.add(field.getText());
            if (node.getAccessibleText() != null) words.add(node.getAccessibleText());
        });
        return words.stream().map(TestWindow::withPlainSpaces).toList();
    }

    private static String withPlainSpaces(String text) {
        return text.replaceAll("[\u00a0\u202f]", " ");
    }

    /// Texts that do not fit where they stand: shortened with an ellipsis, or beyond the sides of the window.
    List<String> cutWords() {
        layOut();
        return shown(scene.getRoot())
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(labeled ->
                        labeled.getText() != null && !labeled.getText().isEmpty())
                .filter(labeled -> isShortened(labeled) || isClipped(labeled) || isOutside(labeled))
                .map(Labeled::getText)
                .toList();
    }

    private static boolean isShortened(Labeled labeled) {
        return labeled.lookup(".text") instanceof Text text && !text.getText().equals(labeled.getText());
    }

    /// Whether the last line is cut below.
    private static boolean isClipped(Labeled labeled) {
        return labeled.lookup(".text") instanceof Text text
                && text.getClip() instanceof Rectangle clip
                && text.getLayoutBounds().getHeight() > clip.getHeight() + 1;
    }

    private boolean isOutside(Labeled labeled) {
        var bounds = labeled.localToScene(labeled.getLayoutBounds());
        return !isInTable(labeled) && (bounds.getMinX() < -0.5 || bounds.getMaxX() > scene.getWidth() + 0.5);
    }

    /// A table may be wider than the page, and moves sideways by itself.
    private static boolean isInTable(Node node) {
        for (var at = node; at != null; at = at.getParent())
            if (at.getStyleClass().contains("table")) return true;
        return false;
    }

    private static Stream<Node> shown(Node node) {
        if (!node.isVisible()) return Stream.empty();
        var inner = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(TestWindow::shown)
                : Stream.<Node>empty();
        return Stream.concat(Stream.of(node), inner);
    }

    /// Strikes a key where the focus is.
    void strike(KeyCode key, boolean control, boolean shift, boolean alt) {
        var target = Optional.ofNullable(scene.getFocusOwner()).orElse(scene.getRoot());
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED))
            Event.fireEvent(target, new KeyEvent(type, "", "", key, shift, control, alt, false));
    }

    Bounds boundsOf(String selector) {
        layOut();
        return scene.lookup(selector).getBoundsInParent();
    }

    void layOut() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private <T extends Node> List<T> all(String selector, Class<T> type) {
        layOut();
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

    /// The colour at the left edge, of the sheet where one lies over the window.
    int ground() {
        var there = new SnapshotParameters();
        var edge = all(".sheet", Region.class).stream()
                .findFirst()
                .map(sheet -> sheet.localToScene(6, sheet.getHeight() / 2))
                .orElse(new Point2D(4, 400));
        there.setViewport(new Rectangle2D(edge.getX(), edge.getY(), 1, 1));
        var pixel = scene.getRoot().snapshot(there, null);
        return pixel.getPixelReader().getArgb(0, 0) & 0xffffff;
    }

    Picture picture() {
        all(".proof-mark", ProofMark.class).forEach(TestWindow::rest);
        return Picture.of(scene);
    }

    /// A mark that is just arriving is drawn as it will stand.
    private static void rest(ProofMark mark) {
        for (var shape : mark.getChildrenUnmodifiable()) {
            shape.setScaleX(1);
            shape.setScaleY(1);
        }
    }

    @Override
    public void close() {
        shell.close();
        stage.hide();
    }
}
