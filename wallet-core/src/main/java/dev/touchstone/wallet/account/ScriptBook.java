package dev.touchstone.wallet.account;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.WatchSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// All scripts of a wallet that have been derived so far, and which of them are used. Confined to the wallet-ledger
/// loop, except for [#pathOf(Script)], which any thread may ask. Grows as addresses are used, so that there is always a
/// gap of unused ones ahead.
public final class ScriptBook implements OwnScripts {
    private final GapLimit gap;
    private final Map<Script, AddressPath> paths = new ConcurrentHashMap<>();
    private final Map<AddressType, Map<Branch, Row>> rows = new EnumMap<>(AddressType.class);

    public ScriptBook(List<BitcoinAccount> accounts, GapLimit gap) {
        this.gap = gap;
        for (var account : accounts) {
            var branches = new EnumMap<Branch, Row>(Branch.class);
            for (var branch : Branch.values()) branches.put(branch, new Row(account, branch));
            rows.put(account.type(), branches);
        }
        if (rows.size() != accounts.size()) throw new IllegalArgumentException("two accounts of one kind");
        allRows().forEach(row -> row.deriveTo(gap.watched(0)));
    }

    /// One branch of one account.
    private final class Row {
        private final BitcoinAccount account;
        private final Branch branch;
        private final List<Script> scripts = new ArrayList<>();
        private int used;
        private int revealed;

        Row(BitcoinAccount account, Branch branch) {
            this.account = account;
            this.branch = branch;
        }

        private void deriveTo(int count) {
            for (var script : account.scripts(branch, scripts.size(), count)) {
                paths.put(script, new AddressPath(account.type(), branch, scripts.size()));
                scripts.add(script);
            }
        }

        private void cover(int count) {
            int ahead = Math.max(count, revealed);
            if (gap.needsMore(ahead, scripts.size())) deriveTo(gap.watched(ahead));
        }
    }

    private List<Row> allRows() {
        return rows.values().stream()
                .flatMap(branches -> branches.values().stream())
                .toList();
    }

    private Row row(AddressType type, Branch branch) {
        return Objects.requireNonNull(Objects.requireNonNull(rows.get(type)).get(branch));
    }

    @Override
    public Optional<AddressPath> pathOf(Script script) {
        return Optional.ofNullable(paths.get(script));
    }

    public Script script(AddressPath path) {
        var row = row(path.type(), path.branch());
        if (row.scripts.size() <= path.index()) row.deriveTo(gap.watched(path.index() + 1));
        return row.scripts.get(path.index());
    }

    public BitcoinAddress address(AddressPath path) {
        return new BitcoinAddress(row(path.type(), path.branch()).account.network(), script(path));
    }

    /// Notes that something was paid to this address; the scripts ahead of it are derived.
    public void use(AddressPath path) {
        var row = row(path.type(), path.branch());
        if (path.index() < row.used) return;
        row.used = path.index() + 1;
        row.cover(row.used);
    }

    /// Notes that this address was given to somebody.
    public void reveal(AddressPath path) {
        var row = row(path.type(), path.branch());
        if (path.index() < row.revealed) return;
        row.revealed = path.index() + 1;
        row.cover(row.used);
    }

    /// The first address beyond all used ones, which may have been given out before.
    public AddressPath firstUnused(AddressType type, Branch branch) {
        return new AddressPath(type, branch, row(type, branch).used);
    }

    /// The first address that was neither used nor given out.
    public AddressPath firstFresh(AddressType type, Branch branch) {
        var row = row(type, branch);
        return new AddressPath(type, branch, Math.max(row.used, row.revealed));
    }

    public Set<AddressType> types() {
        return Set.copyOf(rows.keySet());
    }

    /// How many scripts have been derived so far.
    public int size() {
        return paths.size();
    }

    /// Everything derived so far.
    public WatchSet watchSet() {
        return new WatchSet(paths.keySet());
    }

    /// The first scripts of each branch, as many as `reach` says.
    public WatchSet watchSet(ScriptReach reach) {
        var scripts = new HashSet<Script>();
        for (var row : allRows()) {
            int count = reach.of(row.account.type(), row.branch);
            if (count > row.scripts.size()) row.deriveTo(count);
            scripts.addAll(row.scripts.subList(0, count));
        }
        return new WatchSet(scripts);
    }

    /// How many of the first scripts of each branch are in a set.
    public ScriptReach reachOf(WatchSet covered) {
        var reach = ScriptReach.NONE;
        for (var row : allRows()) {
            int count = 0;
            while (count < row.scripts.size() && covered.contains(row.scripts.get(count))) count++;
            reach = reach.with(row.account.type(), row.branch, count);
        }
        return reach;
    }

    /// Whether this reach goes a gap beyond the last used address of each branch (BIP44), and over all that were
    /// given out, so that nothing of the wallet lies outside.
    public boolean isComplete(ScriptReach reach) {
        return allRows().stream()
                .allMatch(row ->
                        reach.of(row.account.type(), row.branch) >= Math.max(gap.needed(row.used), row.revealed));
    }
}
