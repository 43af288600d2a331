package dev.touchstone.spv.ethereum.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Wei;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MachineFuzzTest {
    private static final int PROGRAMS = 20_000;

    /// Code that a stranger wrote ends in one of the ways that are named, whatever it is.
    @Test
    void anyCodeEndsInANamedWay() {
        var random = new Random(20260101);
        var rules = new EvmRules[] {
            EvmRules.of(EvmFork.BYZANTIUM), EvmRules.of(EvmFork.CANCUN), EvmRules.of(EvmFork.AMSTERDAM)
        };
        var kinds = new HashSet<String>();
        for (int i = 0; i < PROGRAMS; i++) {
            var code = new byte[1 + random.nextInt(200)];
            random.nextBytes(code);
            for (int k = 0; k < code.length; k++) {
                if (random.nextInt(3) == 0) code[k] = (byte) (Op.PUSH1 + random.nextInt(2));
            }
            var state = WholeState.EMPTY.with(Programs.CONTRACT, 1, Wei.of(1_000), ByteString.of(code), Map.of());
            var outcome = Programs.call(rules[i % rules.length], state, Programs.request(0, 1_000_000));
            kinds.add(outcome.getClass().getSimpleName());
        }
        assertThat(kinds).contains("Returned", "Halted", "Reverted");
    }

    /// A view that knows nothing is never more than asked.
    @Test
    void anyCodeOverNothingKnownHasNoAnswer() {
        var outcome = Programs.call(EvmRules.of(EvmFork.OSAKA), Nothing.KNOWN, Programs.request(0, 1_000_000));
        assertThat(outcome).isInstanceOf(CallOutcome.MissingState.class);
    }

    private enum Nothing implements StateView {
        KNOWN;

        @Override
        public java.util.Optional<dev.touchstone.spv.ethereum.AccountState> account(
                dev.touchstone.spv.ethereum.EthereumAddress address) {
            return java.util.Optional.empty();
        }

        @Override
        public java.util.Optional<dev.touchstone.spv.chain.Hash256> storage(
                dev.touchstone.spv.ethereum.EthereumAddress address, dev.touchstone.spv.ethereum.StorageKey key) {
            return java.util.Optional.empty();
        }

        @Override
        public java.util.Optional<ByteString> code(
                dev.touchstone.spv.ethereum.EthereumAddress address, dev.touchstone.spv.chain.Hash256 hash) {
            return java.util.Optional.empty();
        }

        @Override
        public java.util.Optional<dev.touchstone.spv.chain.Hash256> blockHash(
                dev.touchstone.spv.ethereum.BlockNumber number) {
            return java.util.Optional.empty();
        }
    }
}
