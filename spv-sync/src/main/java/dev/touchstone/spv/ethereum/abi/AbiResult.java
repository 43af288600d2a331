package dev.touchstone.spv.ethereum.abi;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads the one value that a function returned. Each value has one form; a text may lack the zeros behind its
/// end, as some compilers leave them out. Pure and thread-safe.
public final class AbiResult {
    /// More than any text that is worth being shown: pictures within texts are long.
    public static final int MOST_TEXT = 1 << 20;

    private static final BigInteger WORD = BigInteger.valueOf(Hash256.BYTES);
    private static final int HEAD = 2 * Hash256.BYTES;

    private AbiResult() {}

    private static Parsed<BigInteger> word(ByteString bytes, int bits) {
        if (bytes.isEmpty()) return Parsed.malformed("nothing was returned");
        if (bytes.length() != Hash256.BYTES) {
            return Parsed.malformed(bytes.length() + " bytes, not the " + Hash256.BYTES + " of one word");
        }
        var number = new BigInteger(1, bytes.toArray());
        return number.bitLength() <= bits
                ? Parsed.ok(number)
                : Parsed.malformed("a number of " + number.bitLength() + " bits, more than " + bits);
    }

    /// `uint256`.
    public static Parsed<BigInteger> number(ByteString bytes) {
        return word(bytes, 256);
    }

    /// `uint8`.
    public static Parsed<Integer> octet(ByteString bytes) {
        return switch (word(bytes, 8)) {
            case Parsed.Ok<BigInteger>(var number) -> Parsed.ok(number.intValue());
            case Parsed.Malformed<BigInteger>(var reason) -> Parsed.malformed(reason);
        };
    }

    /// `bool`.
    public static Parsed<Boolean> truth(ByteString bytes) {
        return switch (word(bytes, 1)) {
            case Parsed.Ok<BigInteger>(var number) -> Parsed.ok(number.signum() != 0);
            case Parsed.Malformed<BigInteger>(var reason) -> Parsed.malformed(reason);
        };
    }

    /// `address`.
    public static Parsed<EthereumAddress> address(ByteString bytes) {
        return switch (word(bytes, 8 * EthereumAddress.BYTES)) {
            case Parsed.Ok<BigInteger> _ -> Parsed.ok(EthereumAddress.ofWord(Hash256.of(bytes.toArray())));
            case Parsed.Malformed<BigInteger>(var reason) -> Parsed.malformed(reason);
        };
    }

    /// `string`, in UTF-8.
    public static Parsed<String> text(ByteString bytes) {
        return blob(bytes).then(text -> utf8(text.toArray()));
    }

    /// `bytes`.
    public static Parsed<ByteString> blob(ByteString bytes) {
        if (bytes.isEmpty()) return Parsed.malformed("nothing was returned");
        if (bytes.length() < HEAD) return Parsed.malformed(bytes.length() + " bytes are too few for a text");
        if (!numberAt(bytes, 0).equals(WORD)) return Parsed.malformed("the text is said to lie elsewhere");
        var length = numberAt(bytes, Hash256.BYTES);
        int rest = bytes.length() - HEAD;
        if (length.bitLength() > 31 || length.intValue() > rest) {
            return Parsed.malformed("a text of " + length + " bytes in " + rest);
        }
        if (length.intValue() > MOST_TEXT) return Parsed.malformed("a text of " + length + " bytes");
        int end = HEAD + length.intValue();
        int padded = HEAD + (length.intValue() + Hash256.BYTES - 1) / Hash256.BYTES * Hash256.BYTES;
        if (bytes.length() != end && bytes.length() != padded) return Parsed.malformed("more than the text");
        for (int i = end; i < bytes.length(); i++) {
            if (bytes.at(i) != 0) return Parsed.malformed("something stands behind the text");
        }
        return Parsed.ok(ByteString.of(bytes.toArray(HEAD, end)));
    }

    private static BigInteger numberAt(ByteString bytes, int at) {
        return new BigInteger(1, bytes.toArray(at, at + Hash256.BYTES));
    }

    /// `string`, or a text in one `bytes32` with zeros behind it, as the first tokens have it.
    public static Parsed<String> textOrWord(ByteString bytes) {
        return bytes.length() == Hash256.BYTES ? wordText(bytes) : text(bytes);
    }

    private static Parsed<String> wordText(ByteString bytes) {
        int end = 0;
        while (end < bytes.length() && bytes.at(end) != 0) end++;
        for (int i = end; i < bytes.length(); i++) {
            if (bytes.at(i) != 0) return Parsed.malformed("something stands behind the text");
        }
        return utf8(bytes.toArray(0, end));
    }

    /// The text that these bytes are in UTF-8.
    public static Parsed<String> utf8(byte[] bytes) {
        try {
            return Parsed.ok(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return Parsed.malformed("a text that is not UTF-8");
        }
    }
}
