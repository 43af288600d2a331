package dev.touchstone.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;

/// Where log lines go: to files in the data directory if that is there, and never to a terminal, where they would mix
/// with what a command says. Made by Java's log manager when the first logger is, which is why nothing is written for a
/// command that only shows its help. Thread-safe.
public final class LogSettings {
    private static final String FOLDER = "touchstone.logs";
    private static final String LINE = "%1$tF %1$tT.%1$tL %4$s %3$s %5$s%6$s%n";

    /// Reads the folder that [#into(Path)] named.
    ///
    /// @throws IOException when the log manager cannot read the settings
    public LogSettings() throws IOException {
        var settings = settings(System.getProperty(FOLDER, ""));
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(settings.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /// To be called before the first logger is made.
    static void install() {
        System.setProperty("java.util.logging.config.class", LogSettings.class.getName());
    }

    /// Names the folder for the log, if that is known before the first logger is made.
    static void into(Path folder) {
        System.setProperty(FOLDER, folder.toString());
    }

    private static String settings(String folder) {
        if (folder.isEmpty() || !isUsable(Path.of(folder))) return ".level = OFF\n";
        var pattern = folder.replace("\\", "/").replace("%", "%%") + "/touchstone.%g.log";
        return String.join(
                "\n",
                "handlers = java.util.logging.FileHandler",
                ".level = INFO",
                "java.util.logging.FileHandler.pattern = " + escaped(pattern),
                "java.util.logging.FileHandler.limit = 2000000",
                "java.util.logging.FileHandler.count = 3",
                "java.util.logging.FileHandler.append = true",
                "java.util.logging.FileHandler.formatter = java.util.logging.SimpleFormatter",
                "java.util.logging.SimpleFormatter.format = " + LINE,
                "");
    }

    /// As a properties file wants it: characters beyond Latin-1 as numbers.
    private static String escaped(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7e) out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.toString();
    }

    private static boolean isUsable(Path folder) {
        var root = folder.getParent();
        if (root == null || !Files.isDirectory(root)) return false;
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException _) {
            return false;
        }
    }
}
