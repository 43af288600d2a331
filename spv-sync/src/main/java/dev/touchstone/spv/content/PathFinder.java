package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Goes down directories by the names of a path. Confined to one thread.
final class PathFinder {
    private final List<String> names;
    private final ContentLimits limits;
    private Cid at;
    private int name;
    private int depth = 1;
    private boolean isAtFile;
    private int shardFanout;
    private int shardBits;

    PathFinder(Cid root, ContentPath path, ContentLimits limits) {
        this.at = root;
        this.names = path.names();
        this.limits = limits;
    }

    /// The address of the block that decides what comes next.
    Cid at() {
        return at;
    }

    boolean isAtFile() {
        return isAtFile;
    }

    /// What [#at] holds. Afterwards [#at] is the next block, or the file is found.
    Optional<ContentRefusal> put(UnixFs node) {
        if (shardBits > 0 && !(node instanceof UnixFs.Shard)) return inconsistent();
        return switch (node) {
            case UnixFs.SymbolicLink() -> Optional.of(new ContentRefusal.IsSymbolicLink(at));
            case UnixFs.File _
            when name < names.size() -> Optional.of(new ContentRefusal.FileHasNoEntries(at, names.get(name)));
            case UnixFs.File _ -> {
                isAtFile = true;
                yield Optional.empty();
            }
            case UnixFs.Directory _, UnixFs.Shard _
            when name == names.size() -> Optional.of(new ContentRefusal.IsDirectory(at));
            case UnixFs.Directory(var entries) -> entry(entries, names.get(name));
            case UnixFs.Shard shard -> inShard(shard);
        };
    }

    private Optional<ContentRefusal> inconsistent() {
        return Optional.of(new ContentRefusal.InconsistentShard(at));
    }

    private Optional<ContentRefusal> entry(List<DagPb.Link> entries, String wanted) {
        var found = entries.stream().filter(link -> link.name().equals(wanted)).toList();
        if (found.isEmpty()) return Optional.of(new ContentRefusal.NotInDirectory(at, names.get(name)));
        if (found.size() > 1) return Optional.of(new ContentRefusal.AmbiguousName(at, names.get(name)));
        name++;
        shardBits = 0;
        return goTo(found.getFirst().cid());
    }

    private Optional<ContentRefusal> goTo(Cid next) {
        if (++depth > limits.depth()) return Optional.of(new ContentRefusal.TooDeep(limits.depth()));
        at = next;
        return Optional.empty();
    }

    /// A shard names its links by the bits of the hash that are their place in it, in hexadecimal; an entry's
    /// name follows, and a link without one leads to the shard of the next bits.
    private Optional<ContentRefusal> inShard(UnixFs.Shard shard) {
        int bits = Integer.numberOfTrailingZeros(shard.fanout());
        boolean isConsistent = shardBits == 0 || shard.fanout() == shardFanout;
        if (!isConsistent || shardBits + bits > Long.SIZE) return inconsistent();
        var wanted = names.get(name);
        long hash = Murmur3.of(ByteString.of(wanted.getBytes(StandardCharsets.UTF_8)));
        long place = (hash << shardBits) >>> (Long.SIZE - bits);
        int digits = Integer.toHexString(shard.fanout() - 1).length();
        var prefix = ("%0" + digits + "X").formatted(place);
        var deeper = shard.links().stream()
                .filter(link -> link.name().equals(prefix))
                .toList();
        if (deeper.isEmpty()) return entry(shard.links(), prefix + wanted);
        if (deeper.size() > 1) return inconsistent();
        shardFanout = shard.fanout();
        shardBits += bits;
        return goTo(deeper.getFirst().cid());
    }
}
