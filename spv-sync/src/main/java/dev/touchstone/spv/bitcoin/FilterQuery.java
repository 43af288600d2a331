package dev.touchstone.spv.bitcoin;

import java.util.Collection;

/// Scripts made ready to be looked for in many filters. Immutable. Make one for a scan, not one for each filter.
public final class FilterQuery {
    private static final int LEAST_SLOTS = 16;

    private final long[] words;
    private final int[] ends;

    private FilterQuery(long[] words, int[] ends) {
        this.words = words;
        this.ends = ends;
    }

    public static FilterQuery of(WatchSet watched) {
        return of(watched.scripts());
    }

    static FilterQuery of(Collection<Script> scripts) {
        var each = scripts.stream().map(script -> SipHash.words(script.program())).toList();
        var words = new long[each.stream().mapToInt(w -> w.length).sum()];
        var ends = new int[each.size()];
        int at = 0;
        for (int i = 0; i < ends.length; i++) {
            var script = each.get(i);
            System.arraycopy(script, 0, words, at, script.length);
            at += script.length;
            ends[i] = at;
        }
        return new FilterQuery(words, ends);
    }

    public int size() {
        return ends.length;
    }

    /// The number that stands for each script in a filter of this key and range, in the order of the scripts.
    long[] values(SipHash key, long range) {
        var values = new long[ends.length];
        int from = 0;
        for (int i = 0; i < ends.length; i++) {
            values[i] = Math.unsignedMultiplyHigh(key.hash(words, from, ends[i]), range);
            from = ends[i];
        }
        return values;
    }

    /// The same numbers in a table that [#holds] can ask: the fastest form to hold thousands of numbers against, since
    /// they need not be sorted for each filter anew.
    long[] table(SipHash key, long range) {
        int slots = Math.max(LEAST_SLOTS, Integer.highestOneBit(ends.length) * 4);
        var table = new long[slots];
        int mask = slots - 1;
        int from = 0;
        for (int end : ends) {
            long value = Math.unsignedMultiplyHigh(key.hash(words, from, end), range);
            int slot = (int) value & mask;
            while (table[slot] != 0 && table[slot] != value + 1) slot = (slot + 1) & mask;
            table[slot] = value + 1;
            from = end;
        }
        return table;
    }

    static boolean holds(long[] table, long value) {
        int mask = table.length - 1;
        int slot = (int) value & mask;
        while (table[slot] != 0) {
            if (table[slot] == value + 1) return true;
            slot = (slot + 1) & mask;
        }
        return false;
    }
}
