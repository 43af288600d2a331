package dev.touchstone.spv.ethereum.tokenlist;

import java.util.Comparator;

/// The version of a token list (token list schema, `Version`). Immutable.
public record ListVersion(int major, int minor, int patch) implements Comparable<ListVersion> {
    private static final Comparator<ListVersion> ORDER = Comparator.comparingInt(ListVersion::major)
            .thenComparingInt(ListVersion::minor)
            .thenComparingInt(ListVersion::patch);

    public ListVersion {
        if (major < 0 || minor < 0 || patch < 0) throw new IllegalArgumentException("a version below zero");
    }

    @Override
    public int compareTo(ListVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
