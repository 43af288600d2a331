package dev.touchstone.app.cli;

import java.util.Optional;

/// The name and version of this program, as its jar states them. Thread-safe.
public final class ProgramVersion {
    private ProgramVersion() {}

    /// `Touchstone 0.1.0`, or without a number where the program does not run from its jar.
    public static String text() {
        var version = Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion());
        return "Touchstone " + version.orElse("(not packaged)");
    }
}
