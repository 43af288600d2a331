package dev.touchstone.spv.content.codec;

import dev.touchstone.spv.chain.ByteString;
import java.util.Optional;

/// Base64 with `-` and `_` and without padding, as Arweave writes everything (RFC 4648, section 5). Pure.
public final class Base64Url {
    private static final Alphabet ALPHABET =
            Alphabet.of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static final int BITS = 6;

    private Base64Url() {}

    public static String encode(ByteString bytes) {
        return ALPHABET.encode(bytes, false);
    }

    /// Empty where the text is longer than `mostBytes` take, or is not the one form of some bytes.
    public static Optional<ByteString> decode(String text, int mostBytes) {
        boolean isShort = (long) text.length() * BITS / Byte.SIZE <= mostBytes;
        return isShort ? ALPHABET.decode(text, false) : Optional.empty();
    }
}
