package dev.touchstone.app.window;

import dev.touchstone.spv.store.DurableFile;
import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.shell.WindowSize;
import dev.touchstone.wallet.asset.Denomination;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings on disk, `settings.toml`: one `name = value` a line, as TOML has it. What cannot be read is as if it
/// were not there. Confined to one thread at a time.
final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final int MOST_BYTES = 64 * 1024;

    private final Path file;

    SettingsFile(Path file) {
        this.file = file;
    }

    Settings read() {
        var values = values();
        var start = Settings.DEFAULT;
        return new Settings(
                named(Settings.Appearance.values(), values.get("appearance")).orElse(start.appearance()),
                percent(values.get("text-percent")).orElse(start.textPercent()),
                named(Denomination.values(), values.get("unit")).orElse(start.unit()),
                isTrue(values.get("hide-amounts")).orElse(start.hideAmounts()),
                number(values.get("lock-after-minutes"))
                        .filter(Settings.LOCK_CHOICES::contains)
                        .orElse(start.lockAfterMinutes()),
                window(values));
    }

    private Map<String, String> values() {
        var values = new HashMap<String, String>();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) return values;
            for (var line :
                    Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
                int equals = line.indexOf('=');
                if (equals < 0 || line.strip().startsWith("#")) continue;
                var value = line.substring(equals + 1).strip();
                values.put(line.substring(0, equals).strip(), value.replaceAll("^\"|\"$", ""));
            }
        } catch (IOException e) {
            LOG.warn("the settings cannot be read", e);
        }
        return values;
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, @Nullable String name) {
        return Arrays.stream(all).filter(each -> id(each).equals(name)).findFirst();
    }

    private static WindowSize window(Map<String, String> values) {
        var first = WindowSize.FIRST;
        return new WindowSize(
                number(values.get("window-width")).orElse(first.width()),
                number(values.get("window-height")).orElse(first.height()),
                isTrue(values.get("window-maximized")).orElse(first.maximized()));
    }

    private static Optional<Boolean> isTrue(@Nullable String text) {
        return Optional.ofNullable(text).map("true"::equals);
    }

    private static Optional<Integer> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(digits -> digits.matches("[0-9]{1,5}"))
                .map(Integer::valueOf);
    }

    private static Optional<Integer> percent(@Nullable String text) {
        return number(text).map(percent -> Math.clamp(percent, Settings.SMALLEST_TEXT, Settings.LARGEST_TEXT));
    }

    /// Writes them all, so that after a crash the file is the old or the new one.
    void write(Settings settings) {
        var text = """
                # Touchstone
                appearance = "%s"
                text-percent = %d
                unit = "%s"
                hide-amounts = %b
                lock-after-minutes = %d
                window-width = %d
                window-height = %d
                window-maximized = %b
                """.formatted(
                        id(settings.appearance()),
                        settings.textPercent(),
                        id(settings.unit()),
                        settings.hideAmounts(),
                        settings.lockAfterMinutes(),
                        settings.window().width(),
                        settings.window().height(),
                        settings.window().maximized());
        try {
            DurableFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("the settings cannot be written", e);
        }
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
