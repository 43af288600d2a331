package dev.touchstone.spv.content.codec;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.util.Arrays;
import java.util.Locale;

/// A way to write bytes as text, told by the first character (multiformats/multibase). Those whose text is plain
/// ASCII are all here; base256emoji is not.
public enum Multibase {
    BASE2('0', Alphabet.ofBits("01")),
    BASE8('7', Alphabet.ofBits("01234567")),
    BASE10('9', Alphabet.ofNumber("0123456789")),
    BASE16('f', Alphabet.ofBits("0123456789abcdef")),
    BASE16UPPER('F', Alphabet.ofBits("0123456789ABCDEF")),
    BASE32('b', Alphabet.ofBits("abcdefghijklmnopqrstuvwxyz234567")),
    BASE32UPPER('B', Alphabet.ofBits("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")),
    BASE32PAD('c', Alphabet.ofBits("abcdefghijklmnopqrstuvwxyz234567"), true),
    BASE32PADUPPER('C', Alphabet.ofBits("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), true),
    BASE32HEX('v', Alphabet.ofBits("0123456789abcdefghijklmnopqrstuv")),
    BASE32HEXUPPER('V', Alphabet.ofBits("0123456789ABCDEFGHIJKLMNOPQRSTUV")),
    BASE32HEXPAD('t', Alphabet.ofBits("0123456789abcdefghijklmnopqrstuv"), true),
    BASE32HEXPADUPPER('T', Alphabet.ofBits("0123456789ABCDEFGHIJKLMNOPQRSTUV"), true),
    BASE32Z('h', Alphabet.ofBits("ybndrfg8ejkmcpqxot1uwisza345h769")),
    BASE36('k', Alphabet.ofNumber("0123456789abcdefghijklmnopqrstuvwxyz")),
    BASE36UPPER('K', Alphabet.ofNumber("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    BASE58BTC('z', Alphabet.ofNumber("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")),
    BASE58FLICKR('Z', Alphabet.ofNumber("123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ")),
    BASE64('m', Alphabet.ofBits("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")),
    BASE64PAD('M', Alphabet.ofBits("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"), true),
    BASE64URL('u', Alphabet.ofBits("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")),
    BASE64URLPAD('U', Alphabet.ofBits("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), true);

    /// No address is longer: text over this is refused unread.
    public static final int MOST_CHARACTERS = 1_024;

    private final char prefix;
    private final Alphabet alphabet;
    private final boolean padded;

    Multibase(char prefix, Alphabet alphabet) {
        this(prefix, alphabet, false);
    }

    Multibase(char prefix, Alphabet alphabet, boolean padded) {
        this.prefix = prefix;
        this.alphabet = alphabet;
        this.padded = padded;
    }

    /// The text with its prefix.
    public String encode(ByteString bytes) {
        return prefix + bare(bytes);
    }

    /// The text without a prefix, as CIDs of version 0 have it.
    public String bare(ByteString bytes) {
        return alphabet.encode(bytes, padded);
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
        return alphabet.decode(text, padded)
                .map(Parsed::ok)
                .orElseGet(() -> Parsed.malformed("not " + name().toLowerCase(Locale.ROOT)));
    }
}
