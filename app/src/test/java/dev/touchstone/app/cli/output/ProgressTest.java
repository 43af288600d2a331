package dev.touchstone.app.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void writesOneLineForEachStepWhereNobodyWatches() {
        try (var progress = new Progress(err, false)) {
            progress.show("Headers", "1 of 9");
            progress.show("Headers", "5 of 9");
            progress.show("Filters", "0 of 9");
        }
        assertThat(text().lines()).containsExactly("Headers: 1 of 9", "Filters: 0 of 9");
    }

    @Test
    void writesOverOneLineForAPersonAndTakesItAway() {
        try (var progress = new Progress(err, true)) {
            progress.show("Headers", "1 of 9");
            progress.show("Headers", "5 of 9");
        }
        assertThat(text()).doesNotContain("\n").contains("5 of 9").endsWith("\r\u001b[K");
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
