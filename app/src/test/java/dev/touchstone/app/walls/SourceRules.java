package dev.touchstone.app.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The rules that are read off a source file. Each returns what is wrong with it, as `path:line what`.
final class SourceRules {
    static final int LONGEST_FILE = 400;
    private static final int SHORTEST_DESCRIPTION = 100;

    private static final Pattern CATCH_ALL =
            Pattern.compile("catch\\s*\\([^)]*\\b(Exception|RuntimeException|Throwable|Error)\\b[^)]*\\)");
    /// `BlstBls`: a native library that tells a bad key by a bare `RuntimeException`.
    private static final Set<String> MAY_CATCH_ALL = Set.of("Loop", "Main", "BlstBls");

    private static final Pattern SYNCHRONIZED = Pattern.compile("\\bsynchronized\\b");
    private static final Set<String> MAY_SYNCHRONIZE = Set.of("Latest", "Loop");

    private static final Pattern FLOATING = Pattern.compile("\\b(double|float|Double|Float)\\b|\\b\\d[\\d_]*\\.\\d");
    private static final Pattern MONEY =
            Pattern.compile("dev\\.touchstone\\.(spv\\.proof|wallet\\.(ledger|payment|asset))(\\..*)?");

    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
    private static final Pattern NOT_SUPPORTED = Pattern.compile("new\\s+UnsupportedOperationException");
    private static final Pattern VAGUE_NAME = Pattern.compile(
            "\\b(class|record|interface|enum)\\s+(\\w+(Manager|Helper|Utils?|Impl|Data|Info)|Abstract\\w+)\\b");
    private static final Pattern TYPE = Pattern.compile(
            "^public\\s+(?:(?:static|final|sealed|non-sealed|abstract|strictfp)\\s+)*(?:class|record|interface|enum|@interface)\\s+\\w+");
    private static final Pattern ANNOTATION = Pattern.compile("@.*|\\s+\\S.*|[})]*\\)");

    /// Peer-to-peer messages have the names that the protocol gives them; typed data that of EIP-712.
    private static final Set<String> NAMED_BY_A_STANDARD = Set.of(" GetData", " TypedData");

    private SourceRules() {}

    static List<String> tooLong(SourceFile file) {
        int lines = file.lines().size();
        return lines > LONGEST_FILE ? List.of(file.path() + " has " + lines + " lines") : List.of();
    }

    static List<String> catchesAll(SourceFile file) {
        if (!file.isProduction() || MAY_CATCH_ALL.contains(file.name())) return List.of();
        return file.findInCode(CATCH_ALL).stream()
                .filter(found -> !found.contains(" IOException"))
                .toList();
    }

    static List<String> synchronizes(SourceFile file) {
        if (!file.isProduction() || MAY_SYNCHRONIZE.contains(file.name())) return List.of();
        return file.findInCode(SYNCHRONIZED);
    }

    static List<String> floatsNearMoney(SourceFile file) {
        if (!file.isProduction() || !MONEY.matcher(file.packageName()).matches()) return List.of();
        return file.findInCode(FLOATING);
    }

    static List<String> unfinished(SourceFile file) {
        var found = new ArrayList<>(file.isProduction() ? file.findInCode(NOT_SUPPORTED) : List.<String>of());
        var lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            if (file.name().startsWith("Source")) continue;
            UNFINISHED
                    .matcher(lines.get(i))
                    .results()
                    .forEach(mark -> found.add(file.path() + ":" + line + " " + mark.group()));
        }
        return found;
    }

    static List<String> vaguelyNamed(SourceFile file) {
        if (!file.isProduction()) return List.of();
        return file.findInCode(VAGUE_NAME).stream()
                .filter(found -> NAMED_BY_A_STANDARD.stream().noneMatch(found::endsWith))
                .toList();
    }

    /// Public types, nested ones aside, without a `///` comment above them; annotations may stand between.
    static List<String> undocumented(SourceFile file) {
        if (!file.isProduction()) return List.of();
        var found = new ArrayList<String>();
        var lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (TYPE.matcher(lines.get(i)).find() && !isDocumented(lines, i)) {
                found.add(file.path() + ":" + (i + 1) + " " + lines.get(i).strip());
            }
        }
        return found;
    }

    private static boolean isDocumented(List<String> lines, int type) {
        int above = type - 1;
        while (above >= 0 && ANNOTATION.matcher(lines.get(above)).matches()) above--;
        return above >= 0 && lines.get(above).strip().matches("///.*|\\*/");
    }

    /// What is wrong with a package-info: it must say in a sentence or more what lives there, and mark nulls.
    static List<String> wordless(SourceFile file) {
        if (!file.isProduction() || !file.isPackageInfo()) return List.of();
        var description =
                file.lines().stream().filter(line -> line.startsWith("///")).collect(Collectors.joining(" "));
        var found = new ArrayList<String>();
        if (description.length() < SHORTEST_DESCRIPTION) found.add(file.path() + " does not say what lives there");
        if (!file.code().contains("@NullMarked")) found.add(file.path() + " is not @NullMarked");
        return found;
    }
}
