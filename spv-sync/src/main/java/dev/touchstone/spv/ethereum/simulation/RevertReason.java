package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import java.math.BigInteger;

/// Why code refuses, as Solidity writes it. The contract's own words: they prove nothing. Immutable.
public sealed interface RevertReason {
    /// `Error(string)`.
    record Words(String text) implements RevertReason {}

    /// `Panic(uint256)`: a check of the compiler's.
    record Panic(BigInteger code) implements RevertReason {}

    /// An error of the contract's own.
    record Custom(ByteString bytes) implements RevertReason {}

    record None() implements RevertReason {}

    static RevertReason of(ByteString output) {
        if (output.isEmpty()) return new None();
        if (output.length() < AbiCall.SELECTOR) return new Custom(output);
        var selector = output.toArray(0, AbiCall.SELECTOR);
        var rest = ByteString.of(output.toArray(AbiCall.SELECTOR, output.length()));
        if (is(selector, "Error(string)") && AbiResult.text(rest) instanceof Parsed.Ok<String>(var text)) {
            return new Words(text);
        }
        boolean isPanic = is(selector, "Panic(uint256)") && rest.length() == Hash256.BYTES;
        return isPanic ? new Panic(new BigInteger(1, rest.toArray())) : new Custom(output);
    }

    private static boolean is(byte[] selector, String signature) {
        return AbiCall.of(signature).data().equals(ByteString.of(selector));
    }
}
