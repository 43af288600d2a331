package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;

/// How execution clients tell what a contract refused: with its words, where it has any (Solidity's `Error(string)`).
/// Pure.
final class RevertText {
    private static final String REVERTED = "execution reverted";
    private static final ByteString ERROR = AbiCall.of("Error(string)").data();

    private RevertText() {}

    static String of(ByteString reason) {
        int start = ERROR.length();
        boolean hasWords = reason.length() > start
                && ByteString.of(reason.toArray(0, start)).equals(ERROR);
        if (!hasWords) return REVERTED;
        return AbiResult.text(ByteString.of(reason.toArray(start, reason.length())))
                .toOptional()
                .map(words -> REVERTED + ": " + words)
                .orElse(REVERTED);
    }
}
