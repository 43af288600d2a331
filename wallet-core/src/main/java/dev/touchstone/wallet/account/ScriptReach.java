package dev.touchstone.wallet.account;

import java.util.HashMap;
import java.util.Map;

/// How many of the first scripts of each branch something goes for. Immutable.
public record ScriptReach(Map<Row, Integer> counts) {
    public static final ScriptReach NONE = new ScriptReach(Map.of());

    /// A branch of an account.
    public record Row(AddressType type, Branch branch) {}

    public ScriptReach {
        counts = Map.copyOf(counts);
    }

    public int of(AddressType type, Branch branch) {
        return counts.getOrDefault(new Row(type, branch), 0);
    }

    public ScriptReach with(AddressType type, Branch branch, int count) {
        var changed = new HashMap<>(counts);
        changed.put(new Row(type, branch), count);
        return new ScriptReach(changed);
    }
}
