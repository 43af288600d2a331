package dev.touchstone.wallet.key;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/// Bytes nobody may see, wiped when closed. Confined to the thread that made them.
///
/// They live outside the heap, where no garbage collector leaves copies behind. [#use(Function)] lends a copy for
/// the length of one call, because signatures and ciphers take arrays, and wipes it afterwards.
public final class Secret implements AutoCloseable {
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment bytes;

    private Secret(byte[] source) {
        bytes = arena.allocate(source.length);
        MemorySegment.copy(source, 0, bytes, ValueLayout.JAVA_BYTE, 0, source.length);
    }

    /// Moves the bytes in: the array is wiped.
    public static Secret take(byte[] bytes) {
        var secret = new Secret(bytes);
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }

    public static Secret copyOf(byte[] bytes) {
        return new Secret(bytes);
    }

    public int length() {
        return Math.toIntExact(bytes.byteSize());
    }

    public Secret copy() {
        return use(Secret::new);
    }

    /// Lends the bytes; the array is wiped when `reader` returns and must not be kept.
    public <R> R use(Function<byte[], R> reader) {
        var lent = bytes.toArray(ValueLayout.JAVA_BYTE);
        try {
            return reader.apply(lent);
        } finally {
            Arrays.fill(lent, (byte) 0);
        }
    }

    /// Compares in a time that does not depend on where the two differ.
    public boolean isSameAs(Secret other) {
        return use(mine -> other.use(theirs -> MessageDigest.isEqual(mine, theirs)));
    }

    @Override
    public void close() {
        if (!arena.scope().isAlive()) return;
        bytes.fill((byte) 0);
        arena.close();
    }

    @Override
    public String toString() {
        return arena.scope().isAlive() ? "Secret of " + bytes.byteSize() + " bytes" : "Secret, wiped";
    }
}
