package dev.touchstone.spv.ethereum.simulation;

import static dev.touchstone.spv.ethereum.simulation.Stage.ALICE;
import static dev.touchstone.spv.ethereum.simulation.Stage.BOB;
import static dev.touchstone.spv.ethereum.simulation.Stage.CONTRACT;
import static dev.touchstone.spv.ethereum.simulation.Stage.OTHER;
import static dev.touchstone.spv.ethereum.simulation.Stage.call;
import static dev.touchstone.spv.ethereum.simulation.Stage.simulated;
import static dev.touchstone.spv.ethereum.simulation.Stage.transaction;
import static dev.touchstone.spv.ethereum.simulation.Stage.transfer;
import static dev.touchstone.spv.ethereum.simulation.Stage.tried;
import static dev.touchstone.spv.ethereum.simulation.Stage.with;
import static dev.touchstone.spv.ethereum.simulation.Stage.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedAuthorization;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.Budget;
import dev.touchstone.spv.ethereum.evm.HaltReason;
import dev.touchstone.spv.ethereum.evm.StateView;
import dev.touchstone.spv.ethereum.evm.TransactionProblem;
import dev.touchstone.spv.ethereum.evm.WholeState;
import dev.touchstone.spv.testsupport.OddContracts;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a transaction is told to do, by its own code and by what contracts say of it.
class SimulationTest {
    private static <T extends Effect> T only(SimulatedTransaction tx, Class<T> type) {
        var found =
                tx.effects().stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static BigInteger units(long number) {
        return BigInteger.valueOf(number);
    }

    @Test
    void etherIsToldBeforeAndAfterWithItsFee() {
        var tx = tried(
                with(ByteString.EMPTY),
                transaction(0, BOB, 1000, ByteString.EMPTY).withGas(21_000));
        // nobody else used more than half of the block before: the base fee stays 7, the tip is 1
        assertThat(tx.ending()).isEqualTo(new Ending.Succeeds(ByteString.EMPTY, Optional.empty()));
        assertThat(tx.fee()).isEqualTo(Wei.of(8 * 21_000));
        assertThat(tx.leastGas()).hasValue(21_000);
        assertThat(only(tx, Effect.Ether.class))
                .isEqualTo(new Effect.Ether(
                        ALICE,
                        Wei.PER_ETHER,
                        Wei.PER_ETHER.minus(Wei.of(1000 + 8 * 21_000)),
                        Wei.ZERO,
                        Wei.of(1000),
                        Wei.of(8 * 21_000)));
        assertThat(tx.moves()).containsExactly(new EtherMove(ALICE, BOB, Wei.of(1000)));
        assertThat(tx.reads()).isEmpty();
    }

    @Test
    void whatCodeSendsOnIsToldOfWhoeverIsWatched() {
        var state = with(OddContracts.FORWARDER);
        var input = new SimulationInput(List.of(transaction(0, CONTRACT, 500, word(BOB))), 0, List.of(BOB), List.of());
        var tx = simulated(state, input).transactions().getFirst();
        assertThat(tx.moves())
                .containsExactly(
                        new EtherMove(ALICE, CONTRACT, Wei.of(500)), new EtherMove(CONTRACT, BOB, Wei.of(500)));
        assertThat(tx.effects())
                .contains(new Effect.Ether(BOB, Wei.ZERO, Wei.of(500), Wei.of(500), Wei.ZERO, Wei.ZERO));
    }

    @Test
    void aTokenThatKeepsItsWordAgrees() {
        var tx = tried(with(OddContracts.TOKEN), call(transfer(BOB, 300)));
        assertThat(only(tx, Effect.Holding.class))
                .isEqualTo(new Effect.Holding(
                        new TokenAsset.Units(CONTRACT),
                        ALICE,
                        new Told.Answered<>(units(1000), units(700)),
                        BigInteger.ZERO,
                        units(300)));
        assertThat(only(tx, Effect.Holding.class).agreement()).isEqualTo(Agreement.AGREES);
    }

    @Test
    void aTokenThatLogsWhatItDoesNotDoIsCaught() {
        var holding = only(tried(with(OddContracts.LYING), call(transfer(BOB, 300))), Effect.Holding.class);
        assertThat(holding.agreement()).isEqualTo(Agreement.DIFFERS);
        assertThat(holding.change()).isZero();
        assertThat(holding.logged()).isEqualTo(units(-300));
    }

    @Test
    void aTokenThatDoesWhatItDoesNotLogIsCaught() {
        var holding = only(tried(with(OddContracts.SILENT), call(transfer(BOB, 300))), Effect.Holding.class);
        assertThat(holding.agreement()).isEqualTo(Agreement.NOT_LOGGED);
        assertThat(holding.change()).isEqualTo(units(-300));
    }

    @Test
    void aTokenThatTakesAFeeIsCaughtAtWhoGetsLess() {
        var input = new SimulationInput(List.of(call(transfer(BOB, 300))), 0, List.of(BOB), List.of());
        var tx =
                simulated(with(OddContracts.TAKING_A_FEE), input).transactions().getFirst();
        var holdings = tx.effects().stream()
                .filter(Effect.Holding.class::isInstance)
                .map(Effect.Holding.class::cast)
                .toList();
        assertThat(holdings)
                .extracting(Effect.Holding::account, Effect.Holding::agreement, Effect.Holding::change)
                .containsExactlyInAnyOrder(
                        tuple(ALICE, Agreement.AGREES, units(-300)), tuple(BOB, Agreement.DIFFERS, units(150)));
    }

    @Test
    void aTokenThatDoesNotAnswerIsToldByItsLogAlone() {
        var holding = only(tried(with(OddContracts.NOT_ANSWERING), call(transfer(BOB, 300))), Effect.Holding.class);
        assertThat(holding.agreement()).isEqualTo(Agreement.NOT_ANSWERED);
        assertThat(holding.change()).isEqualTo(units(-300));
    }

    @Test
    void anEffectThatNoStandardNamesIsToldAsUnknown() {
        var tx = tried(with(OddContracts.NAMELESS), call(ByteString.EMPTY));
        assertThat(only(tx, Effect.Unnamed.class)).isEqualTo(new Effect.Unnamed(CONTRACT, 1));
    }

    @Test
    void aContractThatIsCalledAgainGivesAsOftenAsItDoes() {
        var state = Stage.contract(with(OddContracts.CALLING_BACK), OTHER, OddContracts.REENTRANT, Map.of());
        state = Stage.contract(
                state,
                CONTRACT,
                OddContracts.CALLING_BACK,
                Map.of(StorageKey.of(1), Hash256.of(word(OTHER).toArray())));
        var input = new SimulationInput(List.of(call(ByteString.EMPTY)), 0, List.of(CONTRACT), List.of());
        var tx = simulated(state, input).transactions().getFirst();
        assertThat(tx.moves())
                .containsExactly(
                        new EtherMove(OTHER, CONTRACT, Wei.of(1)),
                        new EtherMove(OTHER, CONTRACT, Wei.of(1)),
                        new EtherMove(OTHER, CONTRACT, Wei.of(1)));
        assertThat(tx.effects())
                .contains(new Effect.Ether(CONTRACT, Wei.of(5), Wei.of(8), Wei.of(3), Wei.ZERO, Wei.ZERO));
    }

    @Test
    void anUnlimitedAllowanceIsRecognised() {
        var max = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
        for (var amount : List.of(
                max,
                BigInteger.TWO.pow(160).subtract(BigInteger.ONE),
                BigInteger.TWO.pow(96).subtract(BigInteger.ONE))) {
            assertThat(allowance(amount).isUnlimited()).isTrue();
        }
        for (var amount : List.of(BigInteger.ZERO, units(1000), BigInteger.TWO.pow(96), BigInteger.TWO.pow(100))) {
            assertThat(allowance(amount).isUnlimited()).isFalse();
        }
    }

    private static Effect.Allowance allowance(BigInteger after) {
        return new Effect.Allowance(
                CONTRACT, ALICE, BOB, CONTRACT, new Told.Answered<>(BigInteger.ZERO, after), after, Optional.empty());
    }

    @Test
    void theSecondTransactionSeesWhatTheFirstDid() {
        var input = new SimulationInput(
                List.of(
                        transaction(0, CONTRACT, 0, transfer(BOB, 600)),
                        transaction(1, CONTRACT, 0, transfer(BOB, 100))),
                0,
                List.of(),
                List.of());
        var both = simulated(with(OddContracts.TOKEN), input);
        assertThat(both.succeeds()).isTrue();
        assertThat(only(both.transactions().get(1), Effect.Holding.class).told())
                .isEqualTo(new Told.Answered<>(units(400), units(300)));
    }

    @Test
    void aDelegationIsToldThoughTheRestReverts() {
        var reverts = ByteString.fromHex("60006000fd").orElseThrow();
        var tx = new UnsignedTransaction(
                ALICE,
                TransactionType.SET_CODE,
                0,
                new Fees.FeeMarket(Wei.of(1), Wei.of(100)),
                100_000,
                new Destination.To(CONTRACT),
                Wei.ZERO,
                ByteString.EMPTY,
                List.of(),
                List.of(new UnsignedAuthorization(ALICE, BigInteger.ONE, OTHER, 1)));
        var tried = tried(with(reverts), tx);
        assertThat(tried.ending()).isEqualTo(new Ending.Reverts(ByteString.EMPTY));
        assertThat(only(tried, Effect.Delegation.class))
                .isEqualTo(new Effect.Delegation(ALICE, Optional.empty(), Optional.of(OTHER)));
        assertThat(tried.leastGas()).isEmpty();
    }

    @Test
    void aContractThatIsMadeIsTold() {
        var maker = new UnsignedTransaction(
                ALICE,
                TransactionType.LEGACY,
                0,
                new Fees.GasPrice(Wei.of(9)),
                200_000,
                new Destination.NewContract(),
                Wei.ZERO,
                ByteString.fromHex("6001600d60003960016000f300fe").orElseThrow(),
                List.of(),
                List.of());
        var tx = tried(with(ByteString.EMPTY), maker);
        var made = ((Ending.Succeeds) tx.ending()).created().orElseThrow();
        assertThat(only(tx, Effect.Created.class)).isEqualTo(new Effect.Created(made));
    }

    /// The inner call needs more gas than the outer one minds.
    @Test
    void theLeastGasIsThatWithWhichNothingIsLeftOut() {
        var state = Stage.contract(with(OddContracts.CARELESS), OTHER, OddContracts.NAMELESS, Map.of());
        var tx = call(word(OTHER));
        var tried = tried(state, tx);
        long least = tried.leastGas().orElseThrow();
        var less = tried(state, tx.withGas(least - 1));
        assertThat(less.succeeds()).isTrue();
        assertThat(less.effects()).noneMatch(Effect.Unnamed.class::isInstance);
        assertThat(tried(state, tx.withGas(least)).effects()).anyMatch(Effect.Unnamed.class::isInstance);
    }

    @Test
    void whatNoBlockTakesHasNoEffects() {
        var late = tried(with(ByteString.EMPTY), transaction(3, BOB, 1, ByteString.EMPTY));
        assertThat(late.ending()).isEqualTo(new Ending.NotTaken(TransactionProblem.NONCE_TOO_HIGH));
        assertThat(late.effects()).isEmpty();
        var poor = new UnsignedTransaction(
                BOB,
                TransactionType.LEGACY,
                0,
                new Fees.GasPrice(Wei.of(9)),
                21_000,
                new Destination.To(ALICE),
                Wei.of(1),
                ByteString.EMPTY,
                List.of(),
                List.of());
        assertThat(tried(with(ByteString.EMPTY), poor).ending())
                .isEqualTo(new Ending.NotTaken(TransactionProblem.INSUFFICIENT_FUNDS));
    }

    @Test
    void whatRunsOutOfGasCostsAllOfIt() {
        var tx = tried(with(OddContracts.ENDLESS), call(ByteString.EMPTY));
        assertThat(tx.ending()).isEqualTo(new Ending.Halts(HaltReason.OUT_OF_GAS));
        assertThat(tx.gasUsed()).isEqualTo(1_000_000);
        assertThat(only(tx, Effect.Ether.class).fee()).isEqualTo(Wei.of(8_000_000));
    }

    @Test
    void whatTakesMoreThanThisComputerGivesIsNotTold() {
        var outcome = Stage.run(
                with(OddContracts.ENDLESS), SimulationInput.of(call(ByteString.EMPTY)), new Budget(1000, 1 << 20));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SimulationOutcome.CannotBeTold.class,
                        it -> assertThat(it.why()).contains("instructions"));
    }

    /// Knows everything but one word.
    private record Without(WholeState state, StorageKey unknown) implements StateView {
        @Override
        public Optional<AccountState> account(EthereumAddress address) {
            return state.account(address);
        }

        @Override
        public Optional<Hash256> storage(EthereumAddress address, StorageKey key) {
            return key.equals(unknown) ? Optional.empty() : state.storage(address, key);
        }

        @Override
        public Optional<ByteString> code(EthereumAddress address, Hash256 hash) {
            return state.code(address, hash);
        }

        @Override
        public Optional<Hash256> blockHash(BlockNumber number) {
            return state.blockHash(number);
        }
    }

    @Test
    void whatIsNotKnownIsAskedForAndNeverZero() {
        var state = new Without(with(OddContracts.TOKEN), OddContracts.units(ALICE));
        var outcome = Stage.run(state, SimulationInput.of(call(transfer(BOB, 300))));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SimulationOutcome.MissingState.class,
                        it -> assertThat(it.missing().slots())
                                .extracting(slot -> slot.key())
                                .containsExactly(OddContracts.units(ALICE)));
    }

    /// The units are needed only by the question that comes after the run.
    @Test
    void whatOnlyAQuestionNeedsIsAskedForToo() {
        var state = new Without(with(OddContracts.LYING), OddContracts.units(ALICE));
        var outcome = Stage.run(state, SimulationInput.of(call(transfer(BOB, 300))));
        assertThat(outcome).isInstanceOf(SimulationOutcome.MissingState.class);
    }

    @Test
    void aReasonIsReadAsSolidityWritesIt() {
        var words = "08c379a0" + "00".repeat(31) + "20" + "00".repeat(31) + "02" + "6e6f" + "00".repeat(30);
        assertThat(RevertReason.of(ByteString.fromHex(words).orElseThrow())).isEqualTo(new RevertReason.Words("no"));
        assertThat(RevertReason.of(
                        ByteString.fromHex("4e487b71" + "00".repeat(31) + "11").orElseThrow()))
                .isEqualTo(new RevertReason.Panic(BigInteger.valueOf(0x11)));
        assertThat(RevertReason.of(ByteString.EMPTY)).isEqualTo(new RevertReason.None());
        var own = ByteString.of("what".getBytes(StandardCharsets.US_ASCII));
        assertThat(RevertReason.of(own)).isEqualTo(new RevertReason.Custom(own));
        assertThat(Set.of(RevertReason.of(ByteString.of((byte) 1)))).hasSize(1);
    }
}
