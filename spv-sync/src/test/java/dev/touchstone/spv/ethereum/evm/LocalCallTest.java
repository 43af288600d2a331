package dev.touchstone.spv.ethereum.evm;

import static dev.touchstone.spv.ethereum.evm.Programs.CALLER;
import static dev.touchstone.spv.ethereum.evm.Programs.CONTRACT;
import static dev.touchstone.spv.ethereum.evm.Programs.address;
import static dev.touchstone.spv.ethereum.evm.Programs.bytes;
import static dev.touchstone.spv.ethereum.evm.Programs.call;
import static dev.touchstone.spv.ethereum.evm.Programs.request;
import static dev.touchstone.spv.ethereum.evm.Programs.returned;
import static dev.touchstone.spv.ethereum.evm.Programs.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalCallTest {
    private static final EvmRules OSAKA = EvmRules.of(EvmFork.OSAKA);
    private static final StorageKey ONE = StorageKey.of(1);
    private static final Hash256 WORD = Word.of(7).toHash();

    /// Returns what lies in slot 1.
    private static final String READS_SLOT = "600154 60005260206000f3";

    /// Knows all of a state but what it is told to leave out.
    private record Partial(WholeState whole, List<Object> unknown) implements StateView {
        @Override
        public Optional<AccountState> account(EthereumAddress address) {
            return unknown.contains(address) ? Optional.empty() : whole.account(address);
        }

        @Override
        public Optional<Hash256> storage(EthereumAddress address, StorageKey key) {
            return unknown.contains(key) ? Optional.empty() : whole.storage(address, key);
        }

        @Override
        public Optional<ByteString> code(EthereumAddress address, Hash256 hash) {
            return unknown.contains(hash) ? Optional.empty() : whole.code(address, hash);
        }

        @Override
        public Optional<Hash256> blockHash(BlockNumber number) {
            return Optional.empty();
        }
    }

    private static Missing missing(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.MissingState(var missing)) return missing;
        throw new AssertionError(outcome.toString());
    }

    private static WholeState slotReader() {
        return with(WholeState.EMPTY, CONTRACT, READS_SLOT, Map.of(ONE, WORD));
    }

    @Test
    void returnsWhatTheCodeReads() {
        var outcome = returned(call(OSAKA, slotReader(), request(0, 100_000)));
        assertThat(outcome.bytes()).isEqualTo(ByteString.of(WORD.toBytes()));
        assertThat(outcome.gasUsed()).isEqualTo(21_000 + 2_100 + 6 * 3);
        assertThat(outcome.logs()).isEmpty();
    }

    @Test
    void neverReadsAZeroInThePlaceOfWhatIsMissing() {
        var whole = slotReader();
        var account = whole.account(CONTRACT).orElseThrow();
        assertThat(missing(call(OSAKA, new Partial(whole, List.of(ONE)), request(0, 100_000)))
                        .slots())
                .containsExactly(new Missing.Slot(CONTRACT, ONE));
        assertThat(missing(call(OSAKA, new Partial(whole, List.of(CONTRACT)), request(0, 100_000)))
                        .accounts())
                .containsExactly(CONTRACT);
        assertThat(missing(call(OSAKA, new Partial(whole, List.of(account.codeHash())), request(0, 100_000)))
                        .codes())
                .containsExactly(new Missing.Code(CONTRACT, account.codeHash()));
    }

    @Test
    void findsInOnePassWhatDoesNotDependOnEachOther() {
        // SLOAD 1, SLOAD 2, BALANCE of 0xabc, BLOCKHASH of 999, then an endless loop
        var whole = with(WholeState.EMPTY, CONTRACT, "600154 600254 610abc31 6103e740 5b600e56", Map.of(ONE, WORD));
        var view = new Partial(whole, List.of(ONE, StorageKey.of(2), address(0xabc)));
        var missing = missing(call(OSAKA, view, request(0, 100_000)));
        assertThat(missing.slots()).hasSize(2);
        assertThat(missing.accounts()).containsExactly(address(0xabc));
        assertThat(missing.blocks()).containsExactly(BlockNumber.of(999));
    }

    @Test
    void asksForNoSlotOfAnAccountWhoseStorageIsEmptyByItsRoot() {
        var view = new Partial(with(READS_SLOT), List.of(ONE));
        assertThat(returned(call(OSAKA, view, request(0, 100_000))).bytes()).isEqualTo(ByteString.of(new byte[32]));
    }

    @Test
    void asksForNeitherTheBeneficiaryNorWhatIsMerelyWarm() {
        var state = new Partial(with(""), List.of(address(0xfee), address(1), CALLER));
        assertThat(call(OSAKA, state, request(0, 100_000))).isInstanceOf(CallOutcome.Returned.class);
    }

    @Test
    void saysWhyItReverted() {
        var outcome = call("7f" + "ab".repeat(32) + "600052 60206000fd");
        assertThat(outcome).isInstanceOfSatisfying(CallOutcome.Reverted.class, reverted -> {
            assertThat(reverted.bytes()).isEqualTo(bytes("ab".repeat(32)));
            assertThat(reverted.gasUsed()).isEqualTo(21_000 + 3 + 3 + 3 + 3 + 3 + 3);
        });
    }

    @Test
    void namesHowItHalted() {
        assertThat(call("fe")).isEqualTo(new CallOutcome.Halted(HaltReason.INVALID_OPCODE));
        assertThat(call("01")).isEqualTo(new CallOutcome.Halted(HaltReason.STACK_UNDERFLOW));
        assertThat(call("5b5f600056")).isEqualTo(new CallOutcome.Halted(HaltReason.STACK_OVERFLOW));
        assertThat(call("600356")).isEqualTo(new CallOutcome.Halted(HaltReason.BAD_JUMP_DESTINATION));
        assertThat(call("60016000 3e")).isEqualTo(new CallOutcome.Halted(HaltReason.STACK_UNDERFLOW));
        assertThat(call("6001600060003e")).isEqualTo(new CallOutcome.Halted(HaltReason.RETURN_DATA_OUT_OF_BOUNDS));
        assertThat(call("5b600056")).isEqualTo(new CallOutcome.Halted(HaltReason.OUT_OF_GAS));
        assertThat(call(OSAKA, with(""), request(1, 100_000)))
                .isEqualTo(new CallOutcome.Halted(HaltReason.INSUFFICIENT_BALANCE));
        assertThat(call(OSAKA, with(""), request(0, 20_999)))
                .isEqualTo(new CallOutcome.Halted(HaltReason.INTRINSIC_GAS_TOO_LOW));
    }

    @Test
    void endsWhatTakesTooMuchByName() {
        var loop = with("5b600056");
        var few = new LocalCall(OSAKA, new CodeCache(), new Budget(1_000, 1 << 20), Tracer.NONE);
        assertThat(few.run(request(0, 1L << 40), loop)).isEqualTo(new CallOutcome.OutOfBudget("instructions"));
        var large = with("60016401000000005200"); // MSTORE at 2^32
        assertThat(few.run(request(0, 1L << 50), large)).isEqualTo(new CallOutcome.OutOfBudget("memory"));
    }

    @Test
    void tellsWhatWouldChange() {
        // SSTORE 2 at 1, LOG0 of nothing, and 5 wei to 0xabc
        var code = "6002600155 60006000a0 6000600060006000600561 0abc 5a f1 00";
        var state = with(WholeState.EMPTY, CONTRACT, code, Map.of(ONE, WORD));
        var outcome = returned(call(OSAKA, state, request(0, 200_000)));
        assertThat(outcome.logs()).extracting(log -> log.address()).containsExactly(CONTRACT);
        assertThat(outcome.changes())
                .extracting(StateChange::address)
                .containsExactlyInAnyOrder(CONTRACT, address(0xabc));
        for (var change : outcome.changes()) {
            boolean isContract = change.address().equals(CONTRACT);
            assertThat(change.slots())
                    .isEqualTo(isContract ? Map.of(ONE, Word.of(2).toHash()) : Map.of());
            assertThat(change.balance()).isEqualTo(isContract ? Wei.PER_ETHER.minus(Wei.of(5)) : Wei.of(5));
        }
        assertThat(state.storage(CONTRACT, ONE)).contains(WORD);
    }

    @Test
    void tellsATracerWhatHappensAndWhatWasUndone() {
        var told = new ArrayList<String>();
        var tracer = new Tracer() {
            @Override
            public void callBegins(CallStep step) {
                told.add("begin " + step.depth() + " " + step.kind());
            }

            @Override
            public void callEnds(CallEnd end) {
                told.add("end " + end.depth() + " " + end.succeeded());
            }

            @Override
            public void valueMoves(EthereumAddress from, EthereumAddress to, Wei value) {
                told.add("moves " + value);
            }

            @Override
            public void storageChanges(EthereumAddress account, StorageKey key, Hash256 before, Hash256 after) {
                told.add("stores");
            }
        };
        var inner = with(WholeState.EMPTY, address(0xabc), "6001600155 60006000fd", Map.of());
        var state = with(inner, CONTRACT, "6000600060006000600561 0abc 5a f1 6001600255 00", Map.of());
        var outcome = new LocalCall(OSAKA, new CodeCache(), Budget.CALL, tracer).run(request(0, 200_000), state);
        assertThat(returned(outcome).changes()).hasSize(2);
        assertThat(told)
                .containsExactly(
                        "begin 0 CALL", "begin 1 CALL", "moves 5 wei", "stores", "end 1 false", "stores", "end 0 true");
    }

    @Test
    void callsItselfAsDeepAsTheMachineGoes() {
        // adds one to slot 0 and calls itself with all its gas
        var code = "60016000540160005560006000600060006000305af100";
        var deep = returned(call(OSAKA, with(code), request(0, 1L << 50)));
        var count = deep.changes().getFirst().slots().get(StorageKey.of(0));
        assertThat(count).isEqualTo(Word.of(1025).toHash());
    }
}
