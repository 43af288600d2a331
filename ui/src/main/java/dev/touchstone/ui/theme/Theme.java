package dev.touchstone.ui.theme;

import atlantafx.base.theme.PrimerLight;
import dev.touchstone.ui.shell.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Dresses a scene. Confined to the JavaFX application thread.
///
/// Primer's light sheet is the base in both schemes; the dark values of its colours stand in our own sheet under
/// `@media (prefers-color-scheme: dark)`, so that one file holds the whole difference.
public final class Theme {
    private static final double ROOT_PIXELS = 14;
    private static final PseudoClass LARGE_TEXT = PseudoClass.getPseudoClass("large-text");
    private static final List<String> FACES = List.of(
            "Inter_400Regular.ttf",
            "Inter_500Medium.ttf",
            "Inter_600SemiBold.ttf",
            "JetBrainsMono_400Regular.ttf",
            "JetBrainsMono_500Medium.ttf",
            "TouchstoneFigures-Regular.ttf",
            "TouchstoneFigures-SemiBold.ttf");

    private Theme() {}

    /// Loads the typefaces and the base sheet; once for the program, before the first scene.
    public static void install() {
        FACES.forEach(Theme::load);
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    }

    private static void load(String face) {
        try (InputStream in = Theme.class.getResourceAsStream("fonts/" + face)) {
            if (in == null || Font.loadFont(in, ROOT_PIXELS) == null) {
                throw new IllegalStateException("missing from the program: " + face);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(face, e);
        }
    }

    public static void dress(Scene scene) {
        var sheet = Theme.class.getResource("touchstone.css");
        if (sheet == null) throw new IllegalStateException("missing from the program: touchstone.css");
        scene.getStylesheets().setAll(sheet.toExternalForm());
    }

    /// Puts the chosen colours and text size into effect.
    public static void apply(Scene scene, Settings settings) {
        scene.getPreferences()
                .setColorScheme(
                        switch (settings.appearance()) {
                            case SYSTEM -> null;
                            case LIGHT -> ColorScheme.LIGHT;
                            case DARK -> ColorScheme.DARK;
                        });
        scene.getRoot().pseudoClassStateChanged(LARGE_TEXT, settings.hasLargeText());
        scene.getRoot().setStyle("-fx-font-size: " + ROOT_PIXELS * settings.textPercent() / 100 + "px;");
    }
}
