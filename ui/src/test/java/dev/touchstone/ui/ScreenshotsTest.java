package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.Settings;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Draws every page in every state, light and dark, and reads it. [Album] says how the pictures are kept.
class ScreenshotsTest {
    private static final double WIDTH = 1240;
    private static final double HEIGHT = 820;

    /// Words that promise too much, or that only experts know (docs/screens.md).
    private static final Pattern UNWANTED = Pattern.compile(
            "(?i).*(\\b(seed|mnemonic|gas|utxos?|dapps?|tx|txid|verified|trusted|safe|secure|guaranteed|oops|simply)\\b|!).*");

    /// Pages on which the words of the standards are unfolded, or any word of a phrase may stand.
    private static final Set<String> FOR_EXPERTS = Set.of("proof-details", "create-check");

    static List<Gallery.Shot> shots() {
        return Gallery.shots();
    }

    @ParameterizedTest
    @MethodSource("shots")
    void isDrawnInLightAndDarkWithWordsThatFit(Gallery.Shot shot) {
        try (var css = new CssLog()) {
            var host = shot.host().get();
            host.settings.set(shot.settings().apply(Settings.DEFAULT.withAppearance(Settings.Appearance.LIGHT)));
            var window = Staging.open(host, shot, WIDTH, HEIGHT);
            var light = look(window, shot.name(), "light");
            OnFxThread.run(() -> window.dress(host.settings.get().withAppearance(Settings.Appearance.DARK)));
            OnFxThread.settle();
            var dark = look(window, shot.name(), "dark");
            var cut = OnFxThread.call(window::cutWords);
            var words = OnFxThread.call(window::words);
            OnFxThread.run(window::close);
            assertThat(light).as("light ground").isGreaterThan(0xf00000);
            assertThat(dark).as("dark ground").isLessThan(0x303030);
            assertThat(css.warnings()).isEmpty();
            assertThat(cut).as("cut words").isEmpty();
            if (!FOR_EXPERTS.contains(shot.name()))
                assertThat(words).noneMatch(text -> UNWANTED.matcher(text).matches());
        }
    }

    /// The colour of the ground; drawing the whole is for those who keep the picture.
    private static int look(TestWindow window, String page, String colours) {
        Album.keep(page, colours, () -> OnFxThread.call(window::picture));
        return OnFxThread.call(window::ground);
    }
}
