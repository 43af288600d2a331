package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.codec.ByteReader;
import dev.touchstone.spv.content.codec.CborReader;
import java.util.ArrayList;
import java.util.List;

/// An archive of blocks (ipld/specs, CARv1). Immutable.
///
/// Each block is held against its address while it is read: one that does not have its hash makes the whole
/// archive malformed, for nobody packs such a block by chance. A block whose hash cannot be checked here is left
/// out and counted. Blocks that nobody asked for are not an error; [ContentWalk] does not take them.
///
/// @param notCheckable how many blocks were left out
public record Car(List<Cid> roots, List<Block> blocks, int notCheckable) {
    /// Bytes of the largest archive that is read.
    public static final int MOST_BYTES = 128 << 20;

    private static final int MOST_ROOTS = 1_024;
    private static final String ROOTS = "roots";
    private static final String VERSION = "version";

    public Car {
        roots = List.copyOf(roots);
        blocks = List.copyOf(blocks);
    }

    public static Parsed<Car> parse(ByteString bytes) {
        if (bytes.length() > MOST_BYTES) return Parsed.malformed("an archive of " + bytes.length() + " bytes");
        return ByteReader.parse(bytes, Car::read);
    }

    private static Car read(ByteReader in) throws MalformedException {
        var roots = header(section(in));
        var blocks = new ArrayList<Block>();
        int notCheckable = 0;
        while (in.remaining() > 0) {
            var section = section(in);
            var block = new Block(Cid.read(section), section.rest());
            if (block.bytes().length() > Block.MOST_BYTES) throw new MalformedException("a block over 2 MiB");
            switch (block.match()) {
                case MATCHES -> blocks.add(block);
                case DIFFERS -> throw new MalformedException("block " + block.cid() + " does not have its hash");
                case NOT_CHECKABLE -> notCheckable++;
            }
        }
        return new Car(roots, blocks, notCheckable);
    }

    private static ByteReader section(ByteReader in) throws MalformedException {
        int length = in.length();
        if (length == 0) throw new MalformedException("a section of no bytes");
        return in.part(length);
    }

    /// The roots. The header is a map with the keys `roots` and `version`, in that order.
    private static List<Cid> header(ByteReader bytes) throws MalformedException {
        var in = new CborReader(bytes);
        int members = in.map();
        var roots = new ArrayList<Cid>();
        var key = in.keyAfter("");
        if (members == 2 && key.equals(ROOTS)) {
            int count = in.array();
            if (count > MOST_ROOTS) throw new MalformedException(count + " roots");
            for (int i = 0; i < count; i++) roots.add(root(in.link()));
            key = in.keyAfter(key);
        }
        if (!key.equals(VERSION)) throw new MalformedException("a header with '" + key + "'");
        long version = in.unsigned();
        if (version != 1) throw new MalformedException("an archive of version " + version);
        if (members != 2) throw new MalformedException("a header without roots");
        bytes.expectEnd();
        return roots;
    }

    private static Cid root(ByteString link) throws MalformedException {
        return switch (Cid.parse(link)) {
            case Parsed.Ok<Cid>(var cid) -> cid;
            case Parsed.Malformed<Cid>(var reason) -> throw new MalformedException("a root: " + reason);
        };
    }
}
