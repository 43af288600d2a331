package dev.touchstone.spv.ethereum.ens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the longest emoji at a place of a text; the sign that asks for emoji presentation may be missing
/// anywhere (ENSIP-15, "Tokenize"). Immutable once built.
final class EmojiTree {
    /// VARIATION SELECTOR-16.
    static final int PRESENTATION = 0xfe0f;

    private final Map<Integer, EmojiTree> next = new HashMap<>();
    private List<Integer> emoji = List.of();

    static EmojiTree of(List<List<Integer>> all) {
        var root = new EmojiTree();
        for (var emoji : all) root.add(emoji);
        return root;
    }

    private void add(List<Integer> sequence) {
        var ends = new ArrayList<>(List.of(this));
        for (int each : sequence) {
            var following = ends.stream()
                    .map(end -> end.next.computeIfAbsent(each, _ -> new EmojiTree()))
                    .toList();
            if (each != PRESENTATION) ends.clear();
            ends.addAll(following);
        }
        for (var end : ends) end.emoji = sequence;
    }

    /// An emoji and how many code points of the text it takes.
    record Found(List<Integer> emoji, int length) {}

    /// The longest emoji from `at` on; of length 0 where there is none.
    Found longest(int[] text, int at) {
        var found = new Found(List.of(), 0);
        var here = this;
        for (int i = at; i < text.length; i++) {
            var step = here.next.get(text[i]);
            if (step == null) break;
            here = step;
            if (!here.emoji.isEmpty()) found = new Found(here.emoji, i + 1 - at);
        }
        return found;
    }
}
