package dev.touchstone.spv.bitcoin;

import java.util.Collection;

/// Scripts made ready to be looked for in many filters. Immutable. Make one for a scan, not one for each filter.
public final class FilterQuery {
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
        var each =
                scripts.stream().map(script -> SipHash.words(script.program())).toList();
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
}
