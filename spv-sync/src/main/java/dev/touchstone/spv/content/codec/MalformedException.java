package dev.touchstone.spv.content.codec;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;

/// Bytes are not what they should be. Thrown only inside codecs; `parse` turns it into a result.
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedException(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /// Reads `bytes` from the first to the last: bytes left over make them malformed.
    public static <T> Parsed<T> parse(ByteString bytes, Source<T> source) {
        try {
            var in = new ByteReader(bytes.toArray());
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
        T read(ByteReader in) throws MalformedException;
    }
}
