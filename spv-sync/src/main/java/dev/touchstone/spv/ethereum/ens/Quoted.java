package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.chain.ByteString;
import java.nio.charset.StandardCharsets;

/// How names and other people's words stand in a sentence: as they are where they are short and of plain
/// characters, else by their bytes. Pure.
final class Quoted {
    private static final int MOST = 200;

    private Quoted() {}

    static String text(String text) {
        return bytes(ByteString.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String bytes(ByteString utf8) {
        boolean isPlain = utf8.length() <= MOST;
        for (int i = 0; isPlain && i < utf8.length(); i++) isPlain = isPlain(utf8.at(i));
        if (isPlain) return "'" + new String(utf8.toArray(), StandardCharsets.US_ASCII) + "'";
        return utf8.length() <= MOST
                ? "of the bytes 0x" + utf8.hex()
                : "of " + utf8.length() + " bytes that begin with 0x"
                        + ByteString.of(utf8.toArray(0, MOST)).hex();
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b <= '~' && b != '"' && b != '\\' && b != '\'';
    }
}
