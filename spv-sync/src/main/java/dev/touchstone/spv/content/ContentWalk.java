package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way from an address and a path to the bytes of a file. It asks for blocks ([ContentStep.Needs]), which
/// anybody may bring: a block counts only if it has the hash by which it was asked for. Confined to one thread.
///
/// A block that is wrong is told by [#take] and changes nothing, so that another source may be asked.
public final class ContentWalk {
    private final Cid root;
    private final ContentPath way;
    private final ContentLimits limits;
    private final Map<Cid, ByteString> taken = new HashMap<>();
    private final PathFinder path;
    private final FileParts file;
    private long fetched;
    private ContentStep step;

    private ContentWalk(Cid root, ContentPath path, ContentLimits limits) {
        this.root = root;
        this.way = path;
        this.limits = limits;
        this.path = new PathFinder(root, path, limits);
        this.file = new FileParts(limits);
        this.step = new ContentStep.Needs(new LinkedHashSet<>(List.of(root)));
    }

    /// A walk that has not taken a block yet; one that needs none is at its end at once.
    public static ContentWalk from(Cid root, ContentPath path, ContentLimits limits) {
        var walk = new ContentWalk(root, path, limits);
        path.objection(limits).ifPresentOrElse(walk::refuse, walk::goOn);
        return walk;
    }

    /// Where the walk stands.
    public ContentStep step() {
        return step;
    }

    /// The blocks taken so far, in the order in which a walk asks for them that takes one at a time, the first
    /// that it needs. That order depends on the content alone: at the end this is the one list of blocks that
    /// proves it.
    public List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        var again = from(root, way, limits);
        while (again.step() instanceof ContentStep.Needs(var cids) && taken.containsKey(cids.getFirst())) {
            var block = new Block(cids.getFirst(), taken.getOrDefault(cids.getFirst(), ByteString.EMPTY));
            again.take(block.cid(), block.bytes());
            blocks.add(block);
        }
        return List.copyOf(blocks);
    }

    /// Takes a block that was asked for, in any order. Nothing happens where it was not asked for.
    ///
    /// @return why the block was not taken: it is wrong or too large
    public Optional<ContentRefusal> take(Cid cid, ByteString bytes) {
        boolean isAskedFor = step instanceof ContentStep.Needs(var cids) && cids.contains(cid);
        if (!isAskedFor) return Optional.empty();
        var block = new Block(cid, bytes);
        var objection = objection(block);
        if (objection.isPresent()) return objection;
        fetched += bytes.length();
        taken.put(cid, bytes);
        if (fetched > limits.bytes()) {
            refuse(new ContentRefusal.ContentTooLarge(fetched, limits.bytes()));
        } else {
            put(block);
            goOn();
        }
        return Optional.empty();
    }

    private static Optional<ContentRefusal> objection(Block block) {
        int size = block.bytes().length();
        if (size > Block.MOST_BYTES) return Optional.of(new ContentRefusal.BlockTooLarge(block.cid(), size));
        return block.match() == Multihash.Match.MATCHES
                ? Optional.empty()
                : Optional.of(new ContentRefusal.WrongBlock(block.cid()));
    }

    private void refuse(ContentRefusal refusal) {
        step = new ContentStep.Refused(refusal);
    }

    /// Puts a block to where it belongs, unless the walk is over.
    private void put(Block block) {
        var read = read(block);
        if (read.isEmpty()) return;
        if (path.isAtFile()) {
            file.put(block.cid(), read.get()).ifPresent(this::refuse);
            return;
        }
        path.put(read.get()).ifPresent(this::refuse);
        if (path.isAtFile()) file.begin(block.cid(), read.get()).ifPresent(this::refuse);
    }

    /// What the block holds; the walk is over where that cannot be told. A raw block is a file as it is.
    private Optional<UnixFs> read(Block block) {
        var cid = block.cid();
        if (cid.isOf(Codec.RAW)) {
            return Optional.of(
                    new UnixFs.File(block.bytes(), List.of(), block.bytes().length()));
        }
        return switch (DagPb.parse(block.bytes())) {
            case Parsed.Malformed<DagPb>(var reason) -> malformed(cid, reason);
            case Parsed.Ok<DagPb>(var node)
            when node.links().size() > limits.links() -> {
                refuse(new ContentRefusal.TooManyLinks(cid, node.links().size()));
                yield Optional.empty();
            }
            case Parsed.Ok<DagPb>(var node) ->
                switch (UnixFs.of(node)) {
                    case Parsed.Malformed<UnixFs>(var reason) -> malformed(cid, reason);
                    case Parsed.Ok<UnixFs>(var read) -> Optional.of(read);
                };
        };
    }

    private Optional<UnixFs> malformed(Cid cid, String reason) {
        refuse(new ContentRefusal.MalformedBlock(cid, reason));
        return Optional.empty();
    }

    /// Goes on until a block is missing or the walk is over. A block that stands in its own address is never
    /// missing.
    private void goOn() {
        while (!(step instanceof ContentStep.Refused)) {
            var missing = path.isAtFile() ? file.missing() : new LinkedHashSet<>(List.of(path.at()));
            if (missing.isEmpty()) {
                step = file.content();
                return;
            }
            var objection =
                    missing.stream().flatMap(cid -> objection(cid).stream()).findFirst();
            objection.ifPresent(this::refuse);
            if (objection.isPresent()) return;
            step = new ContentStep.Needs(missing);
            var inline = missing.stream().filter(cid -> cid.hash().isIdentity()).findFirst();
            if (inline.isEmpty()) return;
            put(new Block(inline.get(), inline.get().hash().digest()));
        }
    }

    /// What is wrong with an address before its block is seen.
    private static Optional<ContentRefusal> objection(Cid cid) {
        if (!cid.isOf(Codec.RAW) && !cid.isOf(Codec.DAG_PB)) return Optional.of(new ContentRefusal.CodecNotRead(cid));
        return cid.hash().isCheckable() ? Optional.empty() : Optional.of(new ContentRefusal.HashNotCheckable(cid));
    }
}
