package dev.touchstone.spv.ethereum.evm;

import static dev.touchstone.spv.ethereum.evm.Programs.CONTRACT;
import static dev.touchstone.spv.ethereum.evm.Programs.address;
import static dev.touchstone.spv.ethereum.evm.Programs.bytes;
import static dev.touchstone.spv.ethereum.evm.Programs.request;
import static dev.touchstone.spv.ethereum.evm.Programs.returned;
import static dev.touchstone.spv.ethereum.evm.Programs.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmsterdamTest {
    private static final EvmRules AMSTERDAM = EvmRules.of(EvmFork.AMSTERDAM);
    private static final EvmRules OSAKA = EvmRules.of(EvmFork.OSAKA);
    private static final EthereumAddress RICH = address(0x51c4);
    private static final int STATE_BYTE = 1_530;

    private static CallOutcome call(String code) {
        return Programs.call(AMSTERDAM, with(code), request(0, 1_000_000));
    }

    /// What lies on top of the stack after this code, the top first; seven words at most.
    private static ByteString stackAfter(String code, int words) {
        var store = new StringBuilder(code);
        for (int i = 0; i < words; i++) store.append("60%02x52".formatted(32 * i));
        return returned(call(store + "61%04x5ff3".formatted(32 * words))).bytes();
    }

    private static ByteString words(int... numbers) {
        var out = new StringBuilder();
        for (int number : numbers) out.append("%064x".formatted(number));
        return bytes(out.toString());
    }

    /// The vectors of EIP-8024, "Execution", as far down as is asked for.
    @Test
    void reachesDeepIntoTheStack() {
        assertThat(stackAfter("60016000808080808080808080808080808080e680", 1)).isEqualTo(words(1));
        assertThat(stackAfter("600160008080808080808080808080808080806002e780", 1))
                .isEqualTo(words(1));
        assertThat(stackAfter("600060016002e88e", 3)).isEqualTo(words(2, 0, 1));
        assertThat(stackAfter("60008080e88e15", 3)).isEqualTo(words(1, 0, 0));
        assertThat(call("600456e65b")).isInstanceOf(CallOutcome.Returned.class);
    }

    @ParameterizedTest
    @CsvSource({
        "e75b, INVALID_OPCODE",
        "e852, INVALID_OPCODE",
        "6000808080808080808080808080808080e680, STACK_UNDERFLOW"
    })
    void haltsWhereAPlaceOnTheStackIsNone(String code, HaltReason reason) {
        assertThat(call(code)).isEqualTo(new CallOutcome.Halted(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4b", "e680", "e780", "e88f"})
    void hasInstructionsThatOsakaDoesNot(String code) {
        assertThat(Programs.call(code)).isEqualTo(new CallOutcome.Halted(HaltReason.INVALID_OPCODE));
    }

    @Test
    void tellsTheSlotOfTheBeaconChain() {
        assertThat(stackAfter("4b", 1)).isEqualTo(words(4242));
    }

    /// Prices of a transaction by what it is (EIP-2780, EIP-7981), and the state gas of an account (EIP-8037).
    @Test
    void pricesWhatATransactionTouches() {
        var existing = WholeState.EMPTY.with(address(0xabc), 0, Wei.of(1), ByteString.EMPTY, Map.of());
        assertThat(used(existing, transfer(address(0xabc), 1, 100_000))).isEqualTo(21_000);
        assertThat(used(existing, transfer(address(0xabc), 0, 100_000))).isEqualTo(15_000);
        assertThat(used(existing, transfer(RICH, 1, 100_000))).isEqualTo(12_000);
        assertThat(used(existing, transfer(address(0xdef), 1, 300_000))).isEqualTo(204_600);
        var listed = new AccessListEntry(address(0xabc), List.of(StorageKey.of(1), StorageKey.of(2)));
        var call = new TopCall(
                RICH,
                0,
                new Destination.To(address(0xabc)),
                Wei.ZERO,
                bytes("0001"),
                0,
                Wei.ZERO,
                List.of(listed),
                List.of(),
                List.of());
        long list = 2_900 + 2 * 2_000 + 64 * (20 + 2 * 32);
        assertThat(IntrinsicGas.of(AMSTERDAM, call))
                .isEqualTo(new IntrinsicGas(15_000 + 4 + 16 + list, 15_000 + 64 * (2 + 20 + 2 * 32)));
    }

    /// A transfer to a new account with gas for an old one stands in the block, costs all its gas, and moves nothing.
    @Test
    void takesAllGasWhereItDoesNotSufficeForANewAccount() {
        var outcome = run(WholeState.EMPTY, transfer(address(0xdef), 1, 21_000));
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.halt()).contains(HaltReason.OUT_OF_GAS);
        assertThat(outcome.gasUsed()).isEqualTo(21_000);
    }

    @Test
    void logsEtherThatMoves() {
        var outcome = run(WholeState.EMPTY, transfer(address(0xdef), 5, 300_000));
        var topic = Keccak256.of("Transfer(address,address,uint256)".getBytes(StandardCharsets.US_ASCII));
        assertThat(outcome.logs()).hasSize(1);
        var log = outcome.logs().getFirst();
        assertThat(log.address().value().hex()).isEqualTo("f".repeat(39) + "e");
        assertThat(log.topics())
                .containsExactly(topic, Word.of(RICH).toHash(), Word.of(0xdef).toHash());
        assertThat(log.data()).isEqualTo(words(5));
        assertThat(run(WholeState.EMPTY, transfer(RICH, 5, 300_000)).logs()).isEmpty();
    }

    /// Transaction 0x33e82ff8...2680 of a public test network: 65,536 bytes of code from init code of 65,552, with gas
    /// for more than an ordinary transaction's. Its receipt states 101,563,324 gas and its header 100,453,680.
    @Test
    void makesTheLargestContractForWhatATestNetworkCounted() {
        var initCode = new byte[65_552];
        Arrays.fill(initCode, (byte) 1);
        var start = HexFormat.of().parseHex("62010000" + "6010" + "6000" + "39" + "62010000" + "6000" + "f3");
        System.arraycopy(start, 0, initCode, 0, start.length);
        var tx = transaction(new Destination.NewContract(), 0, ByteString.of(initCode), 130_000_000);
        var outcome = run(WholeState.EMPTY, tx);
        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.gasUsed()).isEqualTo(101_563_324);
        assertThat(outcome.blockGas())
                .isEqualTo(new BlockGas(24_000 + 64 * 65_552, 65_536L * STATE_BYTE + 120 * STATE_BYTE, 0));
        assertThat(outcome.blockGas().used()).isEqualTo(100_453_680);
    }

    /// What the slot holds before, what is written, and what SSTORE costs (EIP-8037, EIP-8038).
    @ParameterizedTest
    @CsvSource({
        "0, 1, 12100, 97920",
        "1, 2, 12100, 0",
        "1, 1, 2100, 0",
    })
    void pricesWhatASlotBecomes(int before, int written, long ordinary, long state) {
        var slots = before == 0
                ? Map.<StorageKey, Hash256>of()
                : Map.of(StorageKey.of(0), Word.of(before).toHash());
        var whole = with(WholeState.EMPTY, CONTRACT, "60%02x600055".formatted(written), slots);
        long used = used(whole, transfer(CONTRACT, 0, 1_000_000));
        assertThat(used).isEqualTo(15_000 + 6 + ordinary + state);
    }

    @Test
    void givesBackWhatASlotCostThatIsClearedAgain() {
        var whole = with("6001600055 6000600055");
        var outcome = run(whole, transfer(CONTRACT, 0, 1_000_000));
        long ordinary = 15_000 + 12 + 12_100 + 100;
        assertThat(outcome.blockGas()).isEqualTo(new BlockGas(ordinary, 0, 0));
        assertThat(outcome.gasUsed()).isEqualTo(ordinary - ordinary / 5);
    }

    @Test
    void givesStateGasBackWhenAFrameFails() {
        // writes a slot and reverts
        var inner = with(WholeState.EMPTY, address(0xabc), "6001600055 60006000fd", Map.of());
        var outer = with(inner, CONTRACT, "60006000600060006000610abc5af1", Map.of());
        var outcome = run(outer, transfer(CONTRACT, 0, 1_000_000));
        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.blockGas().state()).isZero();
        assertThat(outcome.gasUsed()).isEqualTo(15_000 + 6 * 3 + 2 + 3_000 + 6 + 12_100 + 6);
    }

    /// What it costs to look at an account for the first time: what reads code reads twice (EIP-8038).
    @ParameterizedTest
    @CsvSource({"31, 3000", "3b, 3100", "3f, 3000"})
    void pricesTheFirstLookAtAnAccount(String instruction, long price) {
        var outcome = returned(call("610abc" + instruction));
        assertThat(outcome.gasUsed()).isEqualTo(15_000 + 3 + price);
    }

    /// The state gas of an account that a call makes is taken before the callee gets its share, so that a caller who
    /// passes on all that it has does not run short (EIP-8037). The program is that of a test of Erigon's.
    @Test
    void paysForANewAccountBeforeGasIsShared() {
        var code =
                bytes("60006000600060006001" + "73" + "0".repeat(32) + "deadbeef" + "5af1" + "600052" + "60206000f3");
        var state = WholeState.EMPTY.with(CONTRACT, 1, Wei.of(1), code, Map.of());
        var outcome = returned(Programs.call(AMSTERDAM, state, request(0, 15_000 + 500_000)));
        assertThat(outcome.bytes()).isEqualTo(words(1));
        long call = 20 + 100 + 2_900 + 11_300 + 120 * STATE_BYTE - 2_300;
        assertThat(outcome.gasUsed()).isEqualTo(15_000 + call + 15);
    }

    /// Code that is made and destroyed at once with itself as heir keeps what it was given (EIP-8246).
    @Test
    void burnsNothingWhenAContractEnds() {
        var tx = transaction(new Destination.NewContract(), 7, bytes("30ff"), 1_000_000);
        var made = Creation.addressOf(RICH, 0);
        assertThat(balanceAfter(AMSTERDAM, tx, made)).isEqualTo(Wei.of(7));
        assertThat(balanceAfter(OSAKA, tx, made)).isEqualTo(Wei.ZERO);
    }

    private static Wei balanceAfter(EvmRules rules, EthereumTransaction tx, EthereumAddress address) {
        var state = rich(WholeState.EMPTY);
        var run = new BlockRun(rules, Programs.block(), state, new CodeCache(), Budget.BLOCK, Tracer.NONE);
        assertThat(run.run(tx, RICH)).isInstanceOf(TransactionOutcome.Executed.class);
        return state.with(run.changes()).account(address).orElseThrow().balance();
    }

    private static WholeState rich(WholeState state) {
        return state.with(RICH, 0, Wei.PER_ETHER.times(1_000_000), ByteString.EMPTY, Map.of());
    }

    private static long used(WholeState state, EthereumTransaction tx) {
        var outcome = run(state, tx);
        assertThat(outcome.succeeded()).isTrue();
        return outcome.gasUsed();
    }

    private static TransactionOutcome.Executed run(WholeState state, EthereumTransaction tx) {
        var run = new BlockRun(AMSTERDAM, Programs.block(), rich(state), new CodeCache(), Budget.BLOCK, Tracer.NONE);
        if (run.run(tx, RICH) instanceof TransactionOutcome.Executed executed) return executed;
        throw new AssertionError("not run");
    }

    private static EthereumTransaction transfer(EthereumAddress to, long value, long gas) {
        return transaction(new Destination.To(to), value, ByteString.EMPTY, gas);
    }

    private static EthereumTransaction transaction(Destination to, long value, ByteString data, long gas) {
        return new EthereumTransaction(
                TransactionType.FEE_MARKET,
                BigInteger.ONE,
                0,
                new Fees.FeeMarket(Wei.of(1), Wei.of(100)),
                gas,
                to,
                Wei.of(value),
                data,
                List.of(),
                List.of(),
                List.of(),
                new TransactionSignature(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE));
    }
}
