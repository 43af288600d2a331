package dev.touchstone.app.folder;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where each operating system wants a program to keep its data. Immutable.
///
/// @param system the name of the operating system, as Java's `os.name` has it
/// @param home the user's home folder
/// @param environment the environment variables
public record StandardFolders(String system, Path home, Map<String, String> environment) {
    public StandardFolders {
        environment = Map.copyOf(environment);
    }

    /// Those of this computer and user.
    public static StandardFolders ofThisComputer() {
        return new StandardFolders(
                System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv());
    }

    /// `%LOCALAPPDATA%` on Windows, `~/Library/Application Support` on macOS, and elsewhere `$XDG_DATA_HOME`, which
    /// counts only where it is absolute (XDG Base Directory Specification).
    public DataDirectory data() {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new DataDirectory(
                    variable("LOCALAPPDATA", home.resolve("AppData").resolve("Local"))
                            .resolve("Touchstone"));
        }
        if (name.startsWith("mac")) {
            return new DataDirectory(
                    home.resolve("Library").resolve("Application Support").resolve("Touchstone"));
        }
        return new DataDirectory(
                variable("XDG_DATA_HOME", home.resolve(".local").resolve("share"))
                        .resolve("touchstone"));
    }

    private Path variable(String name, Path otherwise) {
        var value = environment.getOrDefault(name, "");
        return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}
