package dev.touchstone.spv.content.codec;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;

/// Reads DAG-CBOR: RFC 8949 with definite lengths and shortest numbers only, sorted string keys, and tag 42 for
/// links (ipld/specs, DAG-CBOR, "Strictness"). Confined to one thread.
public final class CborReader {
    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;
    private static final int SIMPLE = 7;
    private static final int LINK_TAG = 42;
    private static final int MOST_DEPTH = 32;
    private static final int DOUBLE = 0xfb;

    private final ByteReader in;

    public CborReader(ByteReader in) {
        this.in = in;
    }

    private long argument(int major) throws MalformedException {
        int head = in.u8();
        if (head >> 5 != major) throw new MalformedException("CBOR of kind " + (head >> 5) + ", not " + major);
        return argumentOf(head & 0x1f);
    }

    private long argumentOf(int low) throws MalformedException {
        return switch (low) {
            case 24 -> shortest(in.u8(), 24);
            case 25 -> shortest(in.bigEndian(Short.BYTES), 1L << 8);
            case 26 -> shortest(in.bigEndian(Integer.BYTES), 1L << 16);
            case 27 -> shortest(in.bigEndian(Long.BYTES), 1L << 32);
            case 28, 29, 30, 31 -> throw new MalformedException("CBOR of indefinite length");
            default -> low;
        };
    }

    private static long shortest(long value, long least) throws MalformedException {
        if (value < least) throw new MalformedException("a CBOR number that is not the shortest form");
        return value;
    }

    private int count(int major, int leastBytesEach) throws MalformedException {
        long count = argument(major);
        if (count > in.remaining() / leastBytesEach) throw new MalformedException("a CBOR length of " + count);
        return (int) count;
    }

    public long unsigned() throws MalformedException {
        return argument(UNSIGNED);
    }

    public ByteString bytes() throws MalformedException {
        return in.string(count(BYTES, 1));
    }

    public String text() throws MalformedException {
        return in.text(count(TEXT, 1));
    }

    /// How many items follow.
    public int array() throws MalformedException {
        return count(ARRAY, 1);
    }

    /// How many pairs of key and value follow.
    public int map() throws MalformedException {
        return count(MAP, 2);
    }

    /// The next key of a map, which must come after `previous`: shorter first, then by its bytes.
    ///
    /// @param previous the key before, empty for none
    public String keyAfter(String previous) throws MalformedException {
        var key = text();
        boolean isSorted =
                key.length() == previous.length() ? key.compareTo(previous) > 0 : key.length() > previous.length();
        if (!isSorted) throw new MalformedException("CBOR keys out of order");
        return key;
    }

    /// The bytes of a CID (tag 42), without the zero byte that stands before them.
    public ByteString link() throws MalformedException {
        if (argument(TAG) != LINK_TAG) throw new MalformedException("a CBOR tag that is no link");
        var bytes = bytes();
        if (bytes.isEmpty() || bytes.at(0) != 0) throw new MalformedException("a link without its zero byte");
        return ByteString.copyOf(bytes.toArray(), 1, bytes.length());
    }

    /// Passes over whatever comes next.
    public void skip() throws MalformedException {
        skip(0);
    }

    private void skip(int depth) throws MalformedException {
        if (depth > MOST_DEPTH) throw new MalformedException("CBOR nested too deep");
        int head = in.u8();
        switch (head >> 5) {
            case UNSIGNED, NEGATIVE -> argumentOf(head & 0x1f);
            case BYTES, TEXT -> in.part(fitting(argumentOf(head & 0x1f)));
            case ARRAY -> skipItems(fitting(argumentOf(head & 0x1f)), depth);
            case MAP -> skipItems(2 * fitting(argumentOf(head & 0x1f)), depth);
            case TAG -> {
                if (argumentOf(head & 0x1f) != LINK_TAG) throw new MalformedException("a CBOR tag that is no link");
                skip(depth + 1);
            }
            case SIMPLE -> skipSimple(head);
            default -> throw new IllegalStateException("three bits");
        }
    }

    private void skipSimple(int head) throws MalformedException {
        if (head == DOUBLE) {
            in.part(Double.BYTES);
        } else if (head < 0xf4 || head > 0xf6) {
            throw new MalformedException("a simple CBOR value that is none of false, true and null");
        }
    }

    private int fitting(long count) throws MalformedException {
        if (count > in.remaining()) throw new MalformedException("a CBOR length of " + count);
        return (int) count;
    }

    private void skipItems(int count, int depth) throws MalformedException {
        for (int i = 0; i < count; i++) skip(depth + 1);
    }
}
