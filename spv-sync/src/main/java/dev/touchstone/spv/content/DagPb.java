package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.codec.ByteReader;
import dev.touchstone.spv.content.codec.ProtobufReader;
import java.util.ArrayList;
import java.util.List;

/// A node of IPFS files and directories: bytes and links to other blocks (ipld/specs, DAG-PB). Immutable.
///
/// Fields come in the order of the specification, each once at most and none other; the links may stand before or
/// after the bytes, for both exist. Links keep the order in which they are.
///
/// @param data the bytes; empty also where the node has none
public record DagPb(boolean hasData, ByteString data, List<Link> links) {
    private static final int DATA = 1;
    private static final int LINKS = 2;

    public DagPb {
        links = List.copyOf(links);
    }

    /// A link to another block.
    ///
    /// @param name empty where it has none
    /// @param size what the link says about the size of all that is below it: a hint; [#NO_SIZE] where it says
    ///     nothing
    public record Link(Cid cid, String name, long size) {
        public static final long NO_SIZE = -1;
        private static final int HASH = 1;
        private static final int NAME = 2;
        private static final int SIZE = 3;

        private static Link read(ProtobufReader in) throws MalformedException {
            if (!in.hasNext() || in.next() != HASH) throw new MalformedException("a link without a hash");
            var cid = cid(in.bytes());
            var name = "";
            long size = NO_SIZE;
            int last = HASH;
            while (in.hasNext()) {
                int field = in.next();
                if (field <= last) throw in.unexpected();
                switch (field) {
                    case NAME -> name = in.text();
                    case SIZE -> size = in.number();
                    default -> throw in.unexpected();
                }
                last = field;
            }
            return new Link(cid, name, size);
        }

        private static Cid cid(ByteString bytes) throws MalformedException {
            return switch (Cid.parse(bytes)) {
                case Parsed.Ok<Cid>(var cid) -> cid;
                case Parsed.Malformed<Cid>(var reason) -> throw new MalformedException("a link: " + reason);
            };
        }
    }

    public static Parsed<DagPb> parse(ByteString block) {
        if (block.length() > Block.MOST_BYTES) return Parsed.malformed("a block of " + block.length() + " bytes");
        return ByteReader.parse(block, in -> read(new ProtobufReader(in)));
    }

    private static DagPb read(ProtobufReader in) throws MalformedException {
        var links = new ArrayList<Link>();
        var data = ByteString.EMPTY;
        boolean hasData = false;
        boolean linksAreOver = false;
        while (in.hasNext()) {
            int field = in.next();
            if (field == LINKS && !linksAreOver) {
                links.add(Link.read(in.message()));
            } else if (field == DATA && !hasData) {
                data = in.bytes();
                hasData = true;
                linksAreOver = !links.isEmpty();
            } else {
                throw in.unexpected();
            }
        }
        return new DagPb(hasData, data, links);
    }
}
