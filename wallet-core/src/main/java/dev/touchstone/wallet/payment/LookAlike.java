package dev.touchstone.wallet.payment;

import java.util.List;
import java.util.stream.IntStream;

/// Finds addresses made to be mistaken for another: people compare the first and last characters, so a forger
/// searches for a key whose address agrees there. Thread-safe.
public final class LookAlike {
    /// Characters at both ends together that agree by chance once in a thousand million.
    private static final int SUSPICIOUS = 6;

    private static final int LEAST_AT_EACH_END = 2;

    private LookAlike() {}

    /// Whether one may be taken for the other.
    ///
    /// @param sharedStart how many characters every address of that form begins with
    public static boolean isLookAlike(String address, String known, int sharedStart) {
        if (address.equals(known) || address.length() != known.length()) return false;
        int start = 0;
        while (address.charAt(start) == known.charAt(start)) start++;
        int end = 0;
        while (address.charAt(address.length() - 1 - end) == known.charAt(known.length() - 1 - end)) end++;
        int meaningful = start - sharedStart;
        return meaningful >= LEAST_AT_EACH_END && end >= LEAST_AT_EACH_END && meaningful + end >= SUSPICIOUS;
    }

    /// The positions at which two texts of the same length differ.
    public static List<Integer> differing(String address, String known) {
        return IntStream.range(0, address.length())
                .filter(i -> address.charAt(i) != known.charAt(i))
                .boxed()
                .toList();
    }
}
