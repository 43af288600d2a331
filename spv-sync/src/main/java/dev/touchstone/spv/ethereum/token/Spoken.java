package dev.touchstone.spv.ethereum.token;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.nio.charset.StandardCharsets;

/// How the parts of an answer are written in a sentence. Pure.
final class Spoken {
    private static final int MOST = 200;

    private Spoken() {}

    /// A contract's own words: as they are where they are short and of plain characters, else by their bytes.
    static String quoted(String text) {
        boolean isPlain = text.length() <= MOST && text.chars().allMatch(Spoken::isPlain);
        if (isPlain) return "'" + text + "'";
        var bytes = ByteString.of(text.getBytes(StandardCharsets.UTF_8));
        return bytes.length() <= MOST
                ? "the " + bytes.length() + " bytes 0x" + bytes.hex()
                : "a text of " + bytes.length() + " bytes that begins with 0x"
                        + ByteString.of(bytes.toArray(0, MOST)).hex();
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '\'';
    }

    static boolean isNobody(EthereumAddress address) {
        return address.equals(EthereumAddress.ZERO);
    }
}
