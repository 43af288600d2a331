package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.content.codec.ByteReader;
import java.util.ArrayList;
import java.util.List;

/// Reads tags as Avro writes an array of records of two byte strings: blocks of items, each with its count, and a
/// zero at the end. Pure.
final class AvroTags {
    private static final int MOST_TAGS = 128;

    private AvroTags() {}

    /// No bytes at all are no tags, too.
    static List<ArweaveTag> read(ByteString bytes) throws MalformedException {
        var tags = new ArrayList<ArweaveTag>();
        if (bytes.isEmpty()) return tags;
        var in = new ByteReader(bytes.toArray());
        for (long count = number(in); count != 0; count = number(in)) {
            if (count < 0) number(in); // the block's length in bytes follows
            if (Math.abs(count) > MOST_TAGS - tags.size()) throw new MalformedException("too many tags");
            for (long left = Math.abs(count); left > 0; left--) tags.add(new ArweaveTag(string(in), string(in)));
        }
        in.expectEnd();
        return tags;
    }

    /// A signed varint: the lowest bit is the sign.
    private static long number(ByteReader in) throws MalformedException {
        long folded = in.varint();
        return folded >>> 1 ^ -(folded & 1);
    }

    private static ByteString string(ByteReader in) throws MalformedException {
        long length = number(in);
        if (length < 0 || length > in.remaining()) throw new MalformedException("a tag of " + length + " bytes");
        return in.string((int) length);
    }
}
