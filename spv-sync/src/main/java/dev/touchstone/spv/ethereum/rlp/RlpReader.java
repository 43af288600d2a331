package dev.touchstone.spv.ethereum.rlp;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads RLP that a stranger wrote, in the one canonical form only (Yellow Paper, appendix B). Confined to one
/// thread. No read goes past the end, no length is believed before the bytes are there, and lists nest no
/// deeper than [#MOST_DEPTH].
public final class RlpReader {
    public static final int MOST_DEPTH = 64;

    private static final int LONG_STRING = 0xb7;
    private static final int LIST = 0xc0;
    private static final int LONG_LIST = 0xf7;
    private static final int MOST_SHORT = 55;

    private final byte[] bytes;
    private final int end;
    private final int depth;
    private int at;

    public RlpReader(byte[] bytes) {
        this(bytes, 0, bytes.length, 0);
    }

    private RlpReader(byte[] bytes, int from, int to, int depth) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
        this.depth = depth;
    }

    /// Reads `bytes` from the first to the last: bytes left over make them malformed.
    public static <T> Parsed<T> parse(byte[] bytes, Source<T> source) {
        try {
            var in = new RlpReader(bytes);
            var value = source.read(in);
            in.expectEnd();
            return Parsed.ok(value);
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }

    /// A codec's reading half.
    @FunctionalInterface
    public interface Source<T> {
        T read(RlpReader in) throws MalformedException;
    }

    public boolean hasNext() {
        return at < end;
    }

    public void expectEnd() throws MalformedException {
        if (at != end) throw new MalformedException((end - at) + " bytes too many");
    }

    /// Whether the next item is a list.
    public boolean isList() throws MalformedException {
        return first() >= LIST;
    }

    private int first() throws MalformedException {
        if (at >= end) throw new MalformedException("an item is missing");
        return bytes[at] & 0xff;
    }

    /// A reader of the items of the next item, which must be a list.
    public RlpReader list() throws MalformedException {
        if (!isList()) throw new MalformedException("a string where a list should be");
        if (depth == MOST_DEPTH) throw new MalformedException("lists nested deeper than " + MOST_DEPTH);
        int length = enter();
        int start = at;
        at += length;
        return new RlpReader(bytes, start, at, depth + 1);
    }

    /// The items of the next item, a list of at most `most`, each read by `source`.
    public <T> List<T> listOf(int most, Source<T> source) throws MalformedException {
        var in = list();
        var items = new ArrayList<T>();
        while (in.hasNext()) {
            if (items.size() == most) throw new MalformedException("more than " + most + " items");
            items.add(source.read(in));
        }
        return List.copyOf(items);
    }

    public byte[] bytes() throws MalformedException {
        int length = enterString();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /// A string of at most `most` bytes.
    public ByteString string(int most) throws MalformedException {
        int length = enterString();
        if (length > most) throw new MalformedException(length + " bytes where at most " + most + " may be");
        at += length;
        return ByteString.copyOf(bytes, at - length, at);
    }

    /// A string of exactly `length` bytes.
    public ByteString fixed(int length) throws MalformedException {
        int start = enterFixed(length);
        return ByteString.copyOf(bytes, start, start + length);
    }

    public Hash256 hash() throws MalformedException {
        return Hash256.of(bytes, enterFixed(Hash256.BYTES));
    }

    private int enterFixed(int length) throws MalformedException {
        int got = enterString();
        if (got != length) throw new MalformedException(got + " bytes where " + length + " should be");
        at += length;
        return at - length;
    }

    /// An unsigned number of at most 64 bits without leading zeros, as the bits of a long.
    public long u64() throws MalformedException {
        int length = enterInteger(Long.BYTES);
        long value = 0;
        for (int i = 0; i < length; i++) value = (value << 8) | (bytes[at++] & 0xff);
        return value;
    }

    /// A number below 2^63 without leading zeros.
    public long u63() throws MalformedException {
        long value = u64();
        if (value < 0) throw new MalformedException("a number over 2^63");
        return value;
    }

    /// An unsigned number of at most 256 bits without leading zeros.
    public BigInteger u256() throws MalformedException {
        int length = enterInteger(Hash256.BYTES);
        at += length;
        return length == 0 ? BigInteger.ZERO : new BigInteger(1, bytes, at - length, length);
    }

    private int enterInteger(int most) throws MalformedException {
        int length = enterString();
        if (length > most) throw new MalformedException("a number of " + length + " bytes where " + most + " fit");
        if (length > 0 && bytes[at] == 0) throw new MalformedException("a number with a leading zero");
        return length;
    }

    /// The next item as it is encoded, its prefix included; what is inside a list is not looked at.
    public ByteString item() throws MalformedException {
        int start = at;
        int length = enter();
        at += length;
        return ByteString.copyOf(bytes, start, at);
    }

    /// Passes over the next item and tells how many bytes it took, its prefix included.
    public int skip() throws MalformedException {
        int start = at;
        int length = enter();
        at += length;
        return at - start;
    }

    /// Passes over the next item, which must be a string, and tells how long it is.
    public int skipString() throws MalformedException {
        int length = enterString();
        at += length;
        return length;
    }

    /// How many items are left. Does not move on.
    public int itemsLeft() throws MalformedException {
        int start = at;
        int items = 0;
        for (; hasNext(); items++) skip();
        at = start;
        return items;
    }

    private int enterString() throws MalformedException {
        if (isList()) throw new MalformedException("a list where a string should be");
        return enter();
    }

    /// Moves from the prefix to the content of the next item, and tells the content's length.
    private int enter() throws MalformedException {
        int first = first();
        if (first < 0x80) return 1;
        at++;
        int length;
        if (first <= LONG_STRING) length = first - 0x80;
        else if (first < LIST) length = longLength(first - LONG_STRING);
        else if (first <= LONG_LIST) length = first - LIST;
        else length = longLength(first - LONG_LIST);
        if (length > end - at) throw new MalformedException("ends " + (length - (end - at)) + " bytes too early");
        if (first == 0x81 && bytes[at] >= 0) throw new MalformedException("a single byte with a needless prefix");
        return length;
    }

    private int longLength(int size) throws MalformedException {
        if (size > end - at) throw new MalformedException("ends inside a length");
        if (bytes[at] == 0) throw new MalformedException("a length with a leading zero");
        if (size > Integer.BYTES) throw new MalformedException("a length of " + size + " bytes");
        long length = 0;
        for (int i = 0; i < size; i++) length = (length << 8) | (bytes[at++] & 0xff);
        if (length <= MOST_SHORT) throw new MalformedException("a long prefix for a short item");
        if (length > end - at) throw new MalformedException("ends " + (length - (end - at)) + " bytes too early");
        return (int) length;
    }
}
