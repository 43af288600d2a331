package dev.touchstone.spv.practice.ethereum;

import static dev.touchstone.spv.practice.ethereum.RandomCases.ALICE;
import static dev.touchstone.spv.practice.ethereum.RandomCases.BOB;
import static dev.touchstone.spv.practice.ethereum.RandomCases.CARELESS;
import static dev.touchstone.spv.practice.ethereum.RandomCases.CLOCKED;
import static dev.touchstone.spv.practice.ethereum.RandomCases.FEE;
import static dev.touchstone.spv.practice.ethereum.RandomCases.FORWARDER;
import static dev.touchstone.spv.practice.ethereum.RandomCases.LYING;
import static dev.touchstone.spv.practice.ethereum.RandomCases.NAMELESS;
import static dev.touchstone.spv.practice.ethereum.RandomCases.PEOPLE;
import static dev.touchstone.spv.practice.ethereum.RandomCases.REVERTS;
import static dev.touchstone.spv.practice.ethereum.RandomCases.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.evm.Budget;
import dev.touchstone.spv.ethereum.evm.EvmFork;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.ethereum.simulation.NextBlock;
import dev.touchstone.spv.ethereum.simulation.SimulatedTransaction;
import dev.touchstone.spv.ethereum.simulation.Simulation;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.ethereum.simulation.SimulationOutcome;
import dev.touchstone.spv.testsupport.OddContracts;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is told of a transaction is what happens when the practice chain takes the same one into its next block.
class SimulationEqualityTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final int ROUNDS = 120;

    private final EvmRules rules = EvmRules.of(EvmFork.OSAKA);
    private final Random random = new Random(1559);
    private PracticeEthereum chain;
    private RandomCases cases;
    private WhatIsThere there;

    @BeforeEach
    void start() throws IOException {
        var settings = PracticeEthereumSettings.minimal()
                .withContracts(true)
                .withAllocations(Map.of(ALICE.address(), Wei.PER_ETHER.times(90), BOB.address(), Wei.PER_ETHER));
        chain = PracticeEthereum.start(settings, CLOCK);
        for (var person : List.of(ALICE.address(), BOB.address())) {
            chain.giveToken(person, BigInteger.valueOf(1_000_000));
            chain.giveDollar(person, BigInteger.valueOf(5_000));
            for (int i = 0; i < 4; i++) chain.giveNft(person);
            for (int kind = 1; kind <= 3; kind++) {
                chain.giveItem(person, BigInteger.valueOf(kind), BigInteger.valueOf(50));
            }
        }
        var units = Map.of(OddContracts.units(ALICE.address()), Wei.of(10_000).word());
        chain.seedContract(LYING, OddContracts.LYING, units);
        chain.seedContract(FEE, OddContracts.TAKING_A_FEE, units);
        chain.seedContract(FORWARDER, OddContracts.FORWARDER, Map.of());
        chain.seedContract(NAMELESS, OddContracts.NAMELESS, Map.of());
        chain.seedContract(CARELESS, OddContracts.CARELESS, Map.of());
        chain.seedContract(REVERTS, hex("60016000526004601cfd"), Map.of());
        chain.seedContract(CLOCKED, OddContracts.keeping("43"), Map.of());
        chain.advance(4);
        cases = new RandomCases(chain, random);
        there = new WhatIsThere(chain);
    }

    @AfterEach
    void stop() throws IOException {
        chain.close();
    }

    private SimulatedTransaction simulate(UnsignedTransaction transaction) {
        var contracts = chain.contracts();
        var tokens = List.of(contracts.token(), contracts.dollar());
        var input = new SimulationInput(List.of(transaction), 0, PEOPLE, tokens);
        return chain.inside(state -> {
            var head = state.chain().head();
            var header = head.execution().header();
            long time = chain.chain()
                    .schedule()
                    .timeOf(Slot.of(head.slot().value() + 1))
                    .getEpochSecond();
            var view = state.execution().view(state.head(), Rings.AT_ONCE);
            var outcome = Simulation.run(rules, BigInteger.valueOf(1337), header, time, input, view, Budget.CALL);
            assertThat(outcome).isInstanceOf(SimulationOutcome.Done.class);
            return ((SimulationOutcome.Done) outcome).simulated().transactions().getFirst();
        });
    }

    /// A limit at, around and between those that matter.
    private long limit(SimulatedTransaction ample) {
        if (ample.leastGas().isEmpty()) return 3_000_000L - random.nextInt(1_000_000);
        long least = ample.leastGas().getAsLong();
        return switch (random.nextInt(6)) {
            case 0 -> least;
            case 1 -> least - 1;
            case 2 -> least - 1 - random.nextInt(2_000);
            case 3 -> 21_000 + (long) random.nextInt((int) (least - 20_999));
            case 4 -> least + random.nextInt(50_000);
            default -> 3_000_000;
        };
    }

    @Test
    void whatIsToldIsWhatHappens() {
        var keys = Map.of(ALICE.address(), ALICE, BOB.address(), BOB);
        var endings = new HashSet<Class<?>>();
        int agreed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var asked = cases.next(round);
            var ample = simulate(asked.unsigned());
            isLeast(asked, ample);
            var one = asked.withGas(limit(ample));
            var told = simulate(one.unsigned());
            endings.add(told.ending().getClass());
            var before = there.balances();
            if (told.ending() instanceof Ending.NotTaken) {
                assertThat(chain.submit(one.signed(keys).bytes()))
                        .as(one.name())
                        .isNotInstanceOf(PracticeSubmitResult.Accepted.class);
                continue;
            }
            assertThat(chain.submit(one.signed(keys).bytes()))
                    .as(one.name())
                    .isInstanceOf(PracticeSubmitResult.Accepted.class);
            chain.advance(1);
            happened(round + " " + one.name(), told, before);
            agreed++;
        }
        assertThat(agreed).isGreaterThan(80);
        assertThat(endings).contains(Ending.Succeeds.class, Ending.Reverts.class, Ending.Halts.class);
    }

    /// With the least gas it does the same, and with one less it does not.
    private void isLeast(RandomCases.Case asked, SimulatedTransaction ample) {
        if (ample.leastGas().isEmpty()) return;
        long least = ample.leastGas().getAsLong();
        var enough = simulate(asked.unsigned().withGas(least));
        assertThat(enough.succeeds()).as(asked.name()).isTrue();
        assertThat(enough.logs()).isEqualTo(ample.logs());
        var less = simulate(asked.unsigned().withGas(least - 1));
        boolean isSame = less.succeeds()
                && less.logs().equals(ample.logs())
                && less.effects().stream()
                        .map(Object::getClass)
                        .toList()
                        .equals(ample.effects().stream().map(Object::getClass).toList());
        assertThat(isSame).as(asked.name() + " with one less than " + least).isFalse();
    }

    private void happened(String name, SimulatedTransaction told, Map<String, BigInteger> before) {
        var block = chain.inside(state -> state.chain().head().execution());
        var receipt = block.receipts().getFirst();
        assertThat(block.receipts()).hasSize(1);
        assertThat(told.succeeds()).as(name).isEqualTo(receipt.outcome() instanceof Receipt.Outcome.Succeeded);
        assertThat(told.gasUsed()).as(name).isEqualTo(receipt.cumulativeGasUsed());
        assertThat(told.logs()).as(name).isEqualTo(receipt.logs());
        for (var effect : told.effects()) there.isTrue(name, effect);
        nothingElse(name, told, before);
    }

    /// Nothing that anybody has is otherwise without having been told.
    private void nothingElse(String name, SimulatedTransaction told, Map<String, BigInteger> before) {
        var tellings = new HashSet<String>();
        for (var effect : told.effects()) {
            if (effect instanceof Effect.Ether ether) tellings.add(ether.account() + " ether");
            if (effect instanceof Effect.Holding it) tellings.add(it.account() + " " + it.asset());
        }
        var after = there.balances();
        before.forEach((what, had) -> {
            if (!had.equals(after.get(what))) assertThat(tellings).as(name).contains(what);
        });
    }

    @Test
    void theNextBlocksBaseFeeIsWhatTheChainAsks() {
        for (int i = 0; i < 3; i++) {
            var header = chain.inside(state -> state.chain().head().execution().header());
            var told = NextBlock.after(header, rules, header.time() + 12);
            chain.advance(1);
            var next = chain.inside(state -> state.chain().head().execution().header());
            assertThat(told.baseFee()).isEqualTo(next.baseFee().orElseThrow());
            assertThat(told.number()).isEqualTo(next.number());
        }
    }
}
