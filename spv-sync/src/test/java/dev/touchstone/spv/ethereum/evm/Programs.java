package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Code written by hand, and calls of it.
final class Programs {
    static final EthereumAddress CALLER = address(0xca11);
    static final EthereumAddress CONTRACT = address(0xc0de);
    private static final EvmRules OSAKA = EvmRules.of(EvmFork.OSAKA);

    private Programs() {}

    static EthereumAddress address(int number) {
        return Word.of(number).toAddress();
    }

    static ByteString bytes(String hex) {
        return ByteString.of(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    static BlockContext block() {
        return new BlockContext(
                BigInteger.ONE,
                BlockNumber.of(1000),
                1_800_000_000,
                address(0xfee),
                200_000_000,
                Hash256.ZERO,
                Wei.of(7),
                Wei.of(1),
                4242);
    }

    static WholeState with(String code) {
        return with(WholeState.EMPTY, CONTRACT, code, Map.of());
    }

    static WholeState with(WholeState state, EthereumAddress address, String code, Map<StorageKey, Hash256> slots) {
        return state.with(address, 1, Wei.PER_ETHER, bytes(code), slots);
    }

    static CallRequest request(long value, long gas) {
        return new CallRequest(
                CALLER,
                new Destination.To(CONTRACT),
                Wei.of(value),
                ByteString.EMPTY,
                gas,
                Wei.ZERO,
                List.of(),
                List.of(),
                block());
    }

    static CallOutcome call(EvmRules rules, StateView state, CallRequest request) {
        return new LocalCall(rules, new CodeCache(), Budget.CALL, Tracer.NONE).run(request, state);
    }

    static CallOutcome call(String code) {
        return call(OSAKA, with(code), request(0, 10_000_000));
    }

    /// What the code returns.
    static ByteString returned(String code) {
        return returned(call(code)).bytes();
    }

    static CallOutcome.Returned returned(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Returned returned) return returned;
        throw new AssertionError(outcome.toString());
    }
}
