package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.Hash256;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What a chain remembers of each header (hash, time, bits) in 40 bytes, without an object each, and where each hash
/// is: an open-addressing table of heights, keyed by the first eight bytes of the hash. Confined to its owner's
/// thread.
final class HeaderArrays {
    /// Small enough not to count as humongous with any collector.
    private static final int CHUNK_BITS = 13;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int LEAST_SLOTS = 1 << 12;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final class Chunk {
        final byte[] hashes = new byte[CHUNK * Hash256.BYTES];
        final int[] times = new int[CHUNK];
        final int[] bits = new int[CHUNK];
    }

    private final List<Chunk> chunks = new ArrayList<>();
    private int size;
    /// Height + 1, or 0 where a slot is free. A slot may be stale after a truncation; a look-up compares the whole
    /// hash.
    private int[] slots = new int[LEAST_SLOTS];
    private int taken;
    /// Headers below this height are in the table.
    private int indexed;

    int size() {
        return size;
    }

    /// Adds a header on top.
    void append(byte[] hash, long time, int bits) {
        if (size == chunks.size() * CHUNK) chunks.add(new Chunk());
        var chunk = chunks.get(size >> CHUNK_BITS);
        int at = size & (CHUNK - 1);
        System.arraycopy(hash, 0, chunk.hashes, at * Hash256.BYTES, Hash256.BYTES);
        chunk.times[at] = (int) time;
        chunk.bits[at] = bits;
        size++;
    }

    /// Enters the headers that are new since the last look-up: many at once, so that their cache misses overlap.
    private void enterNew() {
        if (2L * (taken + size - indexed) > slots.length) {
            int length = slots.length;
            while (length < 3L * size) length *= 2;
            slots = new int[length];
            taken = 0;
            indexed = 0;
        }
        for (int height = indexed; height < size; height++) enter(height);
        indexed = size;
    }

    private void enter(int height) {
        var hashes = chunk(height).hashes;
        int slot = slot((long) LONGS.get(hashes, at(height) * Hash256.BYTES));
        while (slots[slot] != 0) {
            if (slots[slot] == height + 1) return;
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = height + 1;
        taken++;
    }

    void truncate(int newSize) {
        size = newSize;
        indexed = Math.min(indexed, size);
        while (chunks.size() > (size >> CHUNK_BITS) + 1) chunks.removeLast();
    }

    Hash256 hashAt(int height) {
        return Hash256.of(chunk(height).hashes, at(height) * Hash256.BYTES);
    }

    void copyHash(int height, byte[] target) {
        System.arraycopy(chunk(height).hashes, at(height) * Hash256.BYTES, target, 0, Hash256.BYTES);
    }

    long timeAt(int height) {
        return chunk(height).times[at(height)] & 0xffffffffL;
    }

    int bitsAt(int height) {
        return chunk(height).bits[at(height)];
    }

    OptionalInt heightOf(Hash256 hash) {
        enterNew();
        for (int slot = slot(hash.prefix()); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            int height = slots[slot] - 1;
            if (height < size && hashAt(height).equals(hash)) return OptionalInt.of(height);
        }
        return OptionalInt.empty();
    }

    private Chunk chunk(int height) {
        if (height >= size) throw new IndexOutOfBoundsException("no header at " + height + ", only " + size);
        return chunks.get(height >> CHUNK_BITS);
    }

    private static int at(int height) {
        return height & (CHUNK - 1);
    }

    private int slot(long prefix) {
        return (int) (prefix >>> 32) & (slots.length - 1);
    }
}
