package dev.touchstone.ui.testsupport;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/// What JavaFX measures text with. On Linux that is a library of the system, which a bare machine may lack.
public final class TextMeasure {
    private static final String LIBRARY = "libpangoft2-1.0.so.0";

    private TextMeasure() {}

    /// Skips the test where text cannot be measured, so that no page can be laid out.
    public static void assumeThatThereIsOne() {
        boolean isThere = !System.getProperty("os.name").equals("Linux") || canLoad();
        assumeTrue(isThere, "skipped: JavaFX needs " + LIBRARY + " (Debian: libpangoft2-1.0-0)");
    }

    @SuppressWarnings("restricted")
    private static boolean canLoad() {
        try (var arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(LIBRARY, arena);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
