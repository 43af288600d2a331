package dev.touchstone.spv.bitcoin;

import java.util.HashSet;
import java.util.Set;

/// The scripts somebody waits for: what filters are matched against. Holds no key and no name. Immutable.
public record WatchSet(Set<Script> scripts) {
    public static final WatchSet EMPTY = new WatchSet(Set.of());

    public WatchSet {
        scripts = Set.copyOf(scripts);
        if (scripts.contains(Script.EMPTY)) throw new IllegalArgumentException("no filter holds the empty script");
    }

    public static WatchSet of(Script... scripts) {
        return new WatchSet(Set.of(scripts));
    }

    public boolean contains(Script script) {
        return scripts.contains(script);
    }

    public WatchSet union(WatchSet other) {
        var all = new HashSet<>(scripts);
        all.addAll(other.scripts);
        return new WatchSet(all);
    }

    public int size() {
        return scripts.size();
    }
}
