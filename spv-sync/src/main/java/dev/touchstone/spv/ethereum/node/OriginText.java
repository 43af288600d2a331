package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.node.Checkpoint.Origin;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a checkpoint came from, as its file says it. Pure.
final class OriginText {
    private static final int MOST_RELEASE = 20;
    private static final Pattern COMPARED = Pattern.compile("compared:(\\d{1,4})/(\\d{1,4})");
    private static final String BUILT_IN = "built-in:";

    private OriginText() {}

    static String write(Origin origin) {
        return switch (origin) {
            case Origin.BuiltIn(var release) -> BUILT_IN + shortened(release);
            case Origin.Pasted _ -> "pasted";
            case Origin.Compared(int agreeing, int asked) ->
                String.format(Locale.ROOT, "compared:%d/%d", agreeing, asked);
            case Origin.Practice _ -> "practice";
        };
    }

    private static String shortened(String release) {
        return release.length() > MOST_RELEASE ? release.substring(0, MOST_RELEASE) : release;
    }

    /// A text that this version did not write is as good as none: whoever changed it gains nothing by it.
    static Origin read(String text) {
        if (text.startsWith(BUILT_IN)) return new Origin.BuiltIn(text.substring(BUILT_IN.length()));
        if (text.equals("practice")) return new Origin.Practice();
        var compared = COMPARED.matcher(text);
        return compared.matches()
                ? new Origin.Compared(Integer.parseInt(compared.group(1)), Integer.parseInt(compared.group(2)))
                : new Origin.Pasted();
    }
}
