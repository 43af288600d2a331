package dev.touchstone.spv.bitcoin;

import java.util.HashSet;
import java.util.Set;

/// The scripts somebody waits for: what filters are matched against. Holds no key and no name. Immutable.
public final class WatchSet {
    public static final WatchSet EMPTY = new WatchSet(Set.of());

    private final Set<Script> scripts;
    private final FilterQuery query;

    public WatchSet(Set<Script> scripts) {
        if (scripts.contains(Script.EMPTY)) throw new IllegalArgumentException("no filter holds the empty script");
        this.scripts = Set.copyOf(scripts);
        this.query = FilterQuery.of(this.scripts);
    }

    public static WatchSet of(Script... scripts) {
        return new WatchSet(Set.of(scripts));
    }

    public Set<Script> scripts() {
        return scripts;
    }

    /// The scripts made ready to be looked for.
    public FilterQuery query() {
        return query;
    }

    public boolean contains(Script script) {
        return scripts.contains(script);
    }

    public WatchSet union(WatchSet other) {
        if (scripts.containsAll(other.scripts)) return this;
        var all = new HashSet<>(scripts);
        all.addAll(other.scripts);
        return new WatchSet(all);
    }

    public WatchSet without(WatchSet other) {
        var rest = new HashSet<>(scripts);
        rest.removeAll(other.scripts);
        return new WatchSet(rest);
    }

    public int size() {
        return scripts.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WatchSet w && scripts.equals(w.scripts);
    }

    @Override
    public int hashCode() {
        return scripts.hashCode();
    }

    @Override
    public String toString() {
        return scripts.size() + " scripts";
    }
}
