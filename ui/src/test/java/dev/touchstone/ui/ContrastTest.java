package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The colours of the stylesheet against the grounds they are used on (WCAG 2.2, 1.4.3 and 1.4.11).
class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("(-(?:ts|proof|asset)-[a-z-]+):\\s*(#[0-9a-f]{6})");
    private static final List<String> GROUNDS = List.of("-ts-canvas", "-ts-inset", "-ts-raised", "-ts-hover");
    private static final List<String> TEXTS = List.of(
            "-ts-text",
            "-ts-muted",
            "-ts-accent",
            "-proof-proven-fg",
            "-proof-checking-fg",
            "-proof-claimed-fg",
            "-proof-stale-fg",
            "-proof-failed-on-canvas");

    enum Scheme {
        LIGHT,
        DARK
    }

    private static String sheet() {
        try (var in = Objects.requireNonNull(Theme.class.getResourceAsStream("touchstone.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The dark values stand after the light ones and take their place.
    private static Map<String, Color> colours(Scheme scheme) {
        var sheet = sheet();
        int dark = sheet.indexOf("@media");
        int end = sheet.indexOf("/* Type", dark);
        var colours = tokens(sheet.substring(0, dark));
        if (scheme == Scheme.DARK) colours.putAll(tokens(sheet.substring(dark, end)));
        return colours;
    }

    private static Map<String, Color> tokens(String sheet) {
        var found = new HashMap<String, Color>();
        TOKEN.matcher(sheet).results().forEach(token -> found.putIfAbsent(token.group(1), Color.web(token.group(2))));
        return found;
    }

    private static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static void check(Map<String, Color> colours, String text, String ground, double least) {
        var over = Objects.requireNonNull(colours.get(text), text);
        var under = Objects.requireNonNull(colours.get(ground), ground);
        assertThat(contrast(over, under)).as(text + " on " + ground).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @EnumSource
    void everyTextCanBeReadOnEveryGround(Scheme scheme) {
        var colours = colours(scheme);
        for (var text : TEXTS) for (var ground : GROUNDS) check(colours, text, ground, 4.5);
    }

    @ParameterizedTest
    @EnumSource
    void standingsCanBeReadOnTheirOwnTint(Scheme scheme) {
        var colours = colours(scheme);
        for (var standing : List.of("proven", "checking", "claimed", "stale", "failed"))
            check(colours, "-proof-" + standing + "-fg", "-proof-" + standing + "-bg", 4.5);
        check(colours, "-ts-on-accent", "-ts-accent", 4.5);
        check(colours, "-ts-on-accent", "-ts-accent-hover", 4.5);
        check(colours, "-ts-accent", "-ts-accent-tint", 4.5);
    }

    @ParameterizedTest
    @EnumSource
    void controlsAndMarksStandOutFromTheirGround(Scheme scheme) {
        var colours = colours(scheme);
        for (var shape : List.of(
                "-ts-control", "-ts-accent", "-proof-proven-fg", "-proof-failed-bg", "-asset-bitcoin", "-asset-ether"))
            for (var ground : List.of("-ts-canvas", "-ts-inset")) check(colours, shape, ground, 3);
    }
}
