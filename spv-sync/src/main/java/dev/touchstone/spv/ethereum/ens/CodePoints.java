package dev.touchstone.spv.ethereum.ens;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A set of code points, kept as ranges. Immutable.
final class CodePoints {
    private final int[] firsts;
    private final int[] lasts;

    private CodePoints(int[] firsts, int[] lasts) {
        this.firsts = firsts;
        this.lasts = lasts;
    }

    /// @param bounds first and last of each range, in order
    static CodePoints ofRanges(int[] bounds) {
        var firsts = new int[bounds.length / 2];
        var lasts = new int[bounds.length / 2];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = bounds[2 * i];
            lasts[i] = bounds[2 * i + 1];
        }
        return new CodePoints(firsts, lasts);
    }

    boolean contains(int codePoint) {
        int low = 0;
        int high = firsts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < firsts[middle]) high = middle - 1;
            else if (codePoint > lasts[middle]) low = middle + 1;
            else return true;
        }
        return false;
    }

    void addTo(BitSet set) {
        for (int i = 0; i < firsts.length; i++) set.set(firsts[i], lasts[i] + 1);
    }

    /// All members, in order.
    List<Integer> members() {
        var members = new ArrayList<Integer>();
        for (int i = 0; i < firsts.length; i++) {
            for (int each = firsts[i]; each <= lasts[i]; each++) members.add(each);
        }
        return members;
    }
}
