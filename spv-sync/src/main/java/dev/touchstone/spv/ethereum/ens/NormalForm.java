package dev.touchstone.spv.ethereum.ens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Unicode's normalisation forms D and C (UAX #15; Unicode, 3.11 and 3.12) of the version that ENSIP-15 names,
/// which is seldom the one of the JDK. Immutable.
final class NormalForm {
    private static final int SYLLABLES = 0xac00;
    private static final int LEADING = 0x1100;
    private static final int VOWEL = 0x1161;
    private static final int TRAILING = 0x11a7;
    private static final int LEADING_COUNT = 19;
    private static final int VOWEL_COUNT = 21;
    private static final int TRAILING_COUNT = 28;
    private static final int SYLLABLE_COUNT = LEADING_COUNT * VOWEL_COUNT * TRAILING_COUNT;

    private final Map<Integer, List<Integer>> decompositions;
    private final Map<List<Integer>, Integer> compositions;
    private final Map<Integer, Integer> ranks;

    NormalForm(EnsTables tables) {
        decompositions = tables.decompositions();
        var composed = new HashMap<List<Integer>, Integer>();
        decompositions.forEach((whole, parts) -> {
            if (parts.size() == 2 && !tables.uncomposed().contains(whole)) composed.put(parts, whole);
        });
        compositions = Map.copyOf(composed);
        var ranked = new HashMap<Integer, Integer>();
        for (int i = 0; i < tables.ranks().size(); i++) {
            for (int mark : tables.ranks().get(i).members()) ranked.put(mark, i + 1);
        }
        ranks = Map.copyOf(ranked);
    }

    /// The syllables of Hangul, which are composed by arithmetic.
    static List<Integer> syllables() {
        return IntStream.range(SYLLABLES, SYLLABLES + SYLLABLE_COUNT).boxed().toList();
    }

    /// The place of a combining mark among others; 0 for what is none.
    private int rank(int codePoint) {
        return ranks.getOrDefault(codePoint, 0);
    }

    /// Form D: everything taken apart, marks in order.
    List<Integer> decomposed(List<Integer> text) {
        var out = new ArrayList<Integer>();
        for (int each : text) decompose(each, out);
        return out;
    }

    private void decompose(int codePoint, List<Integer> out) {
        int syllable = codePoint - SYLLABLES;
        if (syllable >= 0 && syllable < SYLLABLE_COUNT) {
            out.add(LEADING + syllable / TRAILING_COUNT / VOWEL_COUNT);
            out.add(VOWEL + syllable / TRAILING_COUNT % VOWEL_COUNT);
            if (syllable % TRAILING_COUNT > 0) out.add(TRAILING + syllable % TRAILING_COUNT);
            return;
        }
        var parts = decompositions.getOrDefault(codePoint, List.of());
        if (parts.isEmpty()) append(codePoint, out);
        for (int part : parts) decompose(part, out);
    }

    /// Puts a code point to where it belongs: a mark before all marks of a higher rank.
    private void append(int codePoint, List<Integer> out) {
        int at = out.size();
        int rank = rank(codePoint);
        while (rank > 0 && at > 0 && rank(out.get(at - 1)) > rank) at--;
        out.add(at, codePoint);
    }

    /// Form C: taken apart, then put together as far as can be.
    List<Integer> composed(List<Integer> text) {
        var out = new ArrayList<Integer>();
        int starter = -1;
        int last = 0;
        for (int each : decomposed(text)) {
            int rank = rank(each);
            boolean isNext = starter == out.size() - 1 || last < rank;
            int whole = starter >= 0 && isNext ? composed(out.get(starter), each) : -1;
            if (whole >= 0) {
                out.set(starter, whole);
                continue;
            }
            if (rank == 0) starter = out.size();
            out.add(each);
            last = rank;
        }
        return out;
    }

    /// One code point for two; -1 where there is none.
    private int composed(int first, int second) {
        int leading = first - LEADING;
        int vowel = second - VOWEL;
        if (leading >= 0 && leading < LEADING_COUNT && vowel >= 0 && vowel < VOWEL_COUNT) {
            return SYLLABLES + (leading * VOWEL_COUNT + vowel) * TRAILING_COUNT;
        }
        int syllable = first - SYLLABLES;
        int trailing = second - TRAILING;
        boolean isOpen = syllable >= 0 && syllable < SYLLABLE_COUNT && syllable % TRAILING_COUNT == 0;
        if (isOpen && trailing > 0 && trailing < TRAILING_COUNT) return first + trailing;
        return compositions.getOrDefault(List.of(first, second), -1);
    }
}
