package dev.touchstone.app.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One Java file: its path from the project's root, its text, and its code, which is the text with comments, strings
/// and characters blanked out line by line.
record SourceFile(String path, String text, String code) {
    /// Possessive throughout: what can be given back is remembered on the stack, one frame for each character.
    private static final Pattern NOT_CODE = Pattern.compile("""
            //[^\\n]*+|/\\*.*?\\*/|\"""(?:[^"\\\\]|\\\\.|"(?!""))*+\"""\
            |"(?:\\\\.|[^"\\\\\\n])*+"|'(?:\\\\.|[^'\\\\\\n])++'""", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

    static SourceFile read(Path root, Path file) {
        try {
            var path = root.relativize(file).toString().replace('\\', '/');
            return of(path, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceFile of(String path, String text) {
        var code = NOT_CODE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().replaceAll("[^\\n]", " ")));
        return new SourceFile(path, text, code);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
    }

    boolean isProduction() {
        return path.contains("/src/main/");
    }

    boolean isPackageInfo() {
        return name().equals("package-info");
    }

    String packageName() {
        var found = PACKAGE.matcher(code);
        return found.find() ? found.group(1) : "";
    }

    List<String> lines() {
        return text.lines().toList();
    }

    /// Where `pattern` occurs in the code, as `path:line what`.
    List<String> findInCode(Pattern pattern) {
        return pattern.matcher(code)
                .results()
                .map(found -> path + ":"
                        + (1
                                + code.substring(0, found.start())
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count()) + " " + found.group().strip())
                .toList();
    }
}
