package dev.touchstone.spv.ethereum.ssz;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Reads one SSZ container from bytes a stranger sent: its fixed part field by field, and its variable parts
/// through their offsets, which must follow each other without a gap. Confined to one thread.
///
/// Source: simple-serialize.md, "Deserialization".
public final class SszReader {
    private static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int OFFSET_BYTES = 4;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final List<Integer> offsets = new ArrayList<>();
    private int at;
    private int part;

    public SszReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public SszReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.at = from;
    }

    private int take(int count) throws MalformedException {
        if (count > to - at) throw new MalformedException("ends " + (count - (to - at)) + " bytes too early");
        int start = at;
        at += count;
        return start;
    }

    public int length() {
        return to - from;
    }

    /// A uint64; this program has no use for one of 2^63 or more, and refuses it.
    public long uint64() throws MalformedException {
        long value = (long) I64.get(bytes, take(Long.BYTES));
        if (value < 0) throw new MalformedException("a number beyond 2^63");
        return value;
    }

    public Hash256 bytes32() throws MalformedException {
        return Hash256.of(bytes, take(Hash256.BYTES));
    }

    public List<Hash256> vectorOfBytes32(int count) throws MalformedException {
        int start = take(count * Hash256.BYTES);
        var hashes = new ArrayList<Hash256>(count);
        for (int i = 0; i < count; i++) hashes.add(Hash256.of(bytes, start + i * Hash256.BYTES));
        return List.copyOf(hashes);
    }

    public ByteString byteVector(int count) throws MalformedException {
        int start = take(count);
        return ByteString.copyOf(bytes, start, start + count);
    }

    /// The place of a variable part, which [#next()] reads once the fixed part is done.
    public void offset() throws MalformedException {
        offsets.add((int) I32.get(bytes, take(OFFSET_BYTES)));
    }

    /// The next variable part. The first must begin where the fixed part ends.
    public SszReader next() throws MalformedException {
        if (part == offsets.size()) throw new IllegalStateException("no further variable part");
        int begin = begin(part);
        if (part == 0 && begin != at) throw new MalformedException("a gap before the first variable part");
        int end = part + 1 < offsets.size() ? begin(part + 1) : to;
        if (end < begin) throw new MalformedException("variable parts out of order");
        part++;
        return new SszReader(bytes, begin, end);
    }

    private int begin(int index) throws MalformedException {
        int offset = offsets.get(index);
        if (offset < 0 || offset > to - from) throw new MalformedException("an offset beyond the end");
        return from + offset;
    }

    /// All bytes of a byte list of at most `most` bytes.
    public ByteString byteList(int most) throws MalformedException {
        if (to - at > most) throw new MalformedException("a list of " + (to - at) + " bytes where " + most + " may be");
        return byteVector(to - at);
    }

    /// Refuses bytes after the fixed part of a container that has no variable ones.
    public void expectEnd() throws MalformedException {
        if (offsets.isEmpty() && at != to) throw new MalformedException((to - at) + " bytes too many");
        if (part != offsets.size()) throw new IllegalStateException("variable parts were left unread");
    }
}
