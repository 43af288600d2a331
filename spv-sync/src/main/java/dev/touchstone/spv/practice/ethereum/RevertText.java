package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// How execution clients tell what a contract refused: with its words, where it has any (Solidity's `Error(string)`).
/// Pure.
final class RevertText {
    private static final String REVERTED = "execution reverted";
    private static final String ERROR = "08c379a0";
    private static final int SELECTOR = 4;
    private static final int WORD = 32;

    private RevertText() {}

    static String of(ByteString reason) {
        int length = reason.length();
        boolean isText = length >= SELECTOR + 2 * WORD
                && ByteString.of(reason.toArray(0, SELECTOR)).hex().equals(ERROR)
                && number(reason, SELECTOR).equals(BigInteger.valueOf(WORD));
        if (!isText) return REVERTED;
        int start = SELECTOR + 2 * WORD;
        var size = number(reason, SELECTOR + WORD);
        if (size.compareTo(BigInteger.valueOf(length - start)) > 0) return REVERTED;
        var text = reason.toArray(start, start + size.intValueExact());
        return REVERTED + ": " + new String(text, StandardCharsets.UTF_8);
    }

    private static BigInteger number(ByteString bytes, int from) {
        return new BigInteger(1, bytes.toArray(from, from + WORD));
    }
}
