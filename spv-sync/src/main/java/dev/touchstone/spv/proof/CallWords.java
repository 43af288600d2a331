package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;

/// A call and its outcome as the beginning of an English sentence; part of the form of proof files. Pure.
final class CallWords {
    /// What is longer is named by its hash.
    private static final int MOST = 256;

    private CallWords() {}

    static String of(CallResult call) {
        return asked(call.input()) + " " + ended(call.outcome());
    }

    private static String asked(CallInput input) {
        var from = input.from().equals(EthereumAddress.ZERO) ? "" : ", from " + input.from();
        var value = input.value().isZero() ? "" : ", with " + input.value();
        var gas = input.gas() == CallInput.AMPLE_GAS ? "" : ", with " + input.gas() + " gas";
        return "A call of " + input.to() + " with the data " + bytes(input.data()) + from + value + gas;
    }

    private static String ended(CallResult.Outcome outcome) {
        return switch (outcome) {
            case CallResult.Outcome.Returned(var bytes) -> "returns " + bytes(bytes);
            case CallResult.Outcome.Reverted(var bytes) -> "reverts with " + bytes(bytes);
            case CallResult.Outcome.Halted(var reason) -> "fails with " + reason;
        };
    }

    /// Short bytes as they are, longer ones by their hash.
    static String bytes(ByteString bytes) {
        return bytes.length() <= MOST
                ? "0x" + bytes.hex()
                : bytes.length() + " bytes of the Keccak hash 0x"
                        + Keccak256.of(bytes).hex();
    }
}
