package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Draws every page in every state, light and dark. With `-Dtouchstone.screenshots=FOLDER` the pictures are kept.
class ScreenshotsTest {
    private static final double WIDTH = 1240;
    private static final double HEIGHT = 820;

    private final Optional<Path> folder =
            Optional.ofNullable(System.getProperty("touchstone.screenshots")).map(Path::of);

    static List<Gallery.Shot> shots() {
        return Gallery.shots();
    }

    @ParameterizedTest
    @MethodSource("shots")
    void isDrawnInLightAndDarkWithoutAComplaintOfTheStylesheet(Gallery.Shot shot) {
        try (var css = new CssLog()) {
            var host = shot.host().get();
            host.settings.set(shot.settings().apply(Settings.DEFAULT.withAppearance(Settings.Appearance.LIGHT)));
            var window = Staging.open(host, shot, WIDTH, HEIGHT);
            var light = draw(window, shot.name() + "-light");
            OnFxThread.run(() -> window.dress(host.settings.get().withAppearance(Settings.Appearance.DARK)));
            OnFxThread.settle();
            var dark = draw(window, shot.name() + "-dark");
            var cut = OnFxThread.call(window::cutWords);
            OnFxThread.run(window::close);
            assertThat(light.at(4, 400)).as("light ground").isGreaterThan(0xf00000);
            assertThat(dark.at(4, 400)).as("dark ground").isLessThan(0x303030);
            assertThat(css.warnings()).isEmpty();
            assertThat(cut).as("cut words").isEmpty();
        }
    }

    private Picture draw(TestWindow window, String name) {
        var picture = OnFxThread.call(window::picture);
        folder.ifPresent(to -> picture.write(to.resolve(name + ".png")));
        return picture;
    }
}
