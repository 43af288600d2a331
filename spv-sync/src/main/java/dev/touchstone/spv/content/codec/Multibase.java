package dev.touchstone.spv.content.codec;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.util.Arrays;
import java.util.Locale;

/// A way to write bytes as text, told by the first character (multiformats/multibase). Those whose text is plain
/// ASCII are all here; base256emoji is not.
public enum Multibase {
    BASE2('0', "01"),
    BASE8('7', "01234567"),
    BASE10('9', "0123456789"),
    BASE16('f', "0123456789abcdef"),
    BASE16UPPER('F', "0123456789ABCDEF"),
    BASE32('b', "abcdefghijklmnopqrstuvwxyz234567"),
    BASE32UPPER('B', "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
    BASE32PAD('c', "abcdefghijklmnopqrstuvwxyz234567", true),
    BASE32PADUPPER('C', "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", true),
    BASE32HEX('v', "0123456789abcdefghijklmnopqrstuv"),
    BASE32HEXUPPER('V', "0123456789ABCDEFGHIJKLMNOPQRSTUV"),
    BASE32HEXPAD('t', "0123456789abcdefghijklmnopqrstuv", true),
    BASE32HEXPADUPPER('T', "0123456789ABCDEFGHIJKLMNOPQRSTUV", true),
    BASE32Z('h', "ybndrfg8ejkmcpqxot1uwisza345h769"),
    BASE36('k', "0123456789abcdefghijklmnopqrstuvwxyz"),
    BASE36UPPER('K', "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    BASE58BTC('z', "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"),
    BASE58FLICKR('Z', "123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"),
    BASE64('m', "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
    BASE64PAD('M', "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", true),
    BASE64URL('u', "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
    BASE64URLPAD('U', "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", true);

    /// No address is longer: text over this is refused unread.
    public static final int MOST_CHARACTERS = 1_024;

    private final char prefix;
    private final String digits;
    private final boolean padded;

    Multibase(char prefix, String digits) {
        this(prefix, digits, false);
    }

    Multibase(char prefix, String digits, boolean padded) {
        this.prefix = prefix;
        this.digits = digits;
        this.padded = padded;
    }

    /// The text with its prefix.
    public String encode(ByteString bytes) {
        return prefix + bare(bytes);
    }

    /// The text without a prefix, as CIDs of version 0 have it.
    public String bare(ByteString bytes) {
        return Alphabet.of(digits).encode(bytes, padded);
    }

    /// Bytes from text with its prefix.
    public static Parsed<ByteString> parse(String text) {
        if (text.isEmpty()) return Parsed.malformed("no text");
        return Arrays.stream(values())
                .filter(base -> base.prefix == text.charAt(0))
                .findFirst()
                .map(base -> base.parseBare(text.substring(1)))
                .orElseGet(() -> Parsed.malformed("an unknown multibase"));
    }

    /// Bytes from text without a prefix.
    public Parsed<ByteString> parseBare(String text) {
        if (text.length() > MOST_CHARACTERS) return Parsed.malformed(text.length() + " characters of an address");
        return Alphabet.of(digits)
                .decode(text, padded)
                .map(Parsed::ok)
                .orElseGet(() -> Parsed.malformed("not " + name().toLowerCase(Locale.ROOT)));
    }
}
