package dev.touchstone.ui.format;

import java.util.ArrayList;
import java.util.List;

/// Writes addresses and hashes so that they can be compared by eye. Pure.
public final class AddressFormat {
    private static final int GROUP = 4;
    private static final String PREFIX = "0x";

    private AddressFormat() {}

    /// The whole text in groups of four; `0x` before it stands with the first.
    public static List<String> groups(String text) {
        var groups = new ArrayList<String>();
        int to = Math.min(text.length(), (text.startsWith(PREFIX) ? PREFIX.length() : 0) + GROUP);
        for (int from = 0; from < text.length(); to = Math.min(text.length(), from + GROUP)) {
            groups.add(text.substring(from, to));
            from = to;
        }
        return groups;
    }

    /// The first and last characters, for places where the whole is one click away and nothing is chosen by it.
    public static String brief(String text) {
        return text.length() <= 20 ? text : text.substring(0, 10) + "…" + text.substring(text.length() - 6);
    }

    /// As a screen reader should spell it: single characters in groups.
    public static String spoken(String text) {
        return String.join(
                ", ",
                groups(text).stream().map(g -> String.join(" ", g.split(""))).toList());
    }
}
