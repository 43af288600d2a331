package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.codec.ByteReader;
import dev.touchstone.spv.content.codec.ProtobufReader;
import java.util.List;

/// What a node of IPFS is to a reader of files (the UnixFS specification). Immutable.
public sealed interface UnixFs {

    /// A file, or a part of one: its own bytes and after them those of the parts that are linked.
    ///
    /// @param parts in order
    /// @param size bytes of the whole
    record File(ByteString bytes, List<Part> parts, long size) implements UnixFs {
        public File {
            parts = List.copyOf(parts);
        }
    }

    /// A part of a file.
    ///
    /// @param size bytes that the part must have
    record Part(Cid cid, long size) {}

    /// A directory whose entries stand in one block.
    record Directory(List<DagPb.Link> entries) implements UnixFs {
        public Directory {
            entries = List.copyOf(entries);
        }
    }

    /// A node of a directory that is spread over many blocks by the hash of the names.
    record Shard(List<DagPb.Link> links, int fanout) implements UnixFs {
        public Shard {
            links = List.copyOf(links);
        }
    }

    /// A path to follow elsewhere; it is not followed.
    record SymbolicLink() implements UnixFs {}

    static Parsed<UnixFs> parse(ByteString block) {
        return switch (DagPb.parse(block)) {
            case Parsed.Malformed<DagPb>(var reason) -> Parsed.malformed(reason);
            case Parsed.Ok<DagPb>(var node) -> of(node);
        };
    }

    static Parsed<UnixFs> of(DagPb node) {
        if (!node.hasData()) return Parsed.malformed("a node that is no part of a file system");
        return ByteReader.parse(
                node.data(), in -> UnixFsFields.read(new ProtobufReader(in)).node(node));
    }
}
