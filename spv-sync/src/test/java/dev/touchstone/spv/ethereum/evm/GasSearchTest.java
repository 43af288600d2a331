package dev.touchstone.spv.ethereum.evm;

import static dev.touchstone.spv.ethereum.evm.Programs.CONTRACT;
import static dev.touchstone.spv.ethereum.evm.Programs.address;
import static dev.touchstone.spv.ethereum.evm.Programs.request;
import static dev.touchstone.spv.ethereum.evm.Programs.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.StorageKey;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GasSearchTest {
    private static LeastGas.Result<CallOutcome> search(EvmRules rules, WholeState state, long gas) {
        var call = new LocalCall(rules, new CodeCache(), Budget.CALL, Tracer.NONE);
        return new GasSearch(call).search(request(0, gas), state);
    }

    /// The inner code clears a slot, for which there is a refund, and makes three; the outer fails where the
    /// inner does.
    private static WholeState nested() {
        var full = Map.of(StorageKey.of(9), Word.of(1).toHash());
        var inner = with(WholeState.EMPTY, address(0xabc), "60006009 55 60016000 55 60016001 55 60016002 55", full);
        return with(
                inner,
                CONTRACT,
                "6000 6000 6000 6000 6000 610abc 5a f1 601557 5f5ffd 5b",
                Map.<StorageKey, Hash256>of());
    }

    @ParameterizedTest
    @EnumSource(names = {"OSAKA", "AMSTERDAM"})
    void findsTheLeastGasWithWhichACallSucceeds(EvmFork fork) {
        var rules = EvmRules.of(fork);
        var found = (LeastGas.Result.Found<CallOutcome>) search(rules, nested(), 10_000_000);
        assertThat(Programs.call(rules, nested(), request(0, found.least()))).isInstanceOf(CallOutcome.Returned.class);
        assertThat(Programs.call(rules, nested(), request(0, found.least() - 1)))
                .isInstanceOf(CallOutcome.Reverted.class);
        var all = Programs.returned(Programs.call(rules, nested(), request(0, 10_000_000)));
        assertThat(found.least()).isGreaterThan(all.gasUsed());
    }

    @Test
    void aPlainTransferNeedsWhatItUses() {
        assertThat(search(EvmRules.of(EvmFork.OSAKA), with(""), 100_000))
                .isEqualTo(new LeastGas.Result.Found<>(21_000));
        assertThat(search(EvmRules.of(EvmFork.OSAKA), with(""), 21_000)).isEqualTo(new LeastGas.Result.Found<>(21_000));
    }

    @Test
    void saysWhyACallFailsWhateverItsGas() {
        assertThat(search(EvmRules.of(EvmFork.OSAKA), with("fe"), 100_000))
                .isEqualTo(new LeastGas.Result.NotFound<>(new CallOutcome.Halted(HaltReason.INVALID_OPCODE)));
    }
}
