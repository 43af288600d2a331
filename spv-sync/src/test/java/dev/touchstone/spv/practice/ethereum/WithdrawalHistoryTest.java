package dev.touchstone.spv.practice.ethereum;

import static dev.touchstone.spv.practice.ethereum.HistoryWorld.ALICE;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.BOB;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.ETHER;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.history.AccountHistory;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.MoveProof;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the beacon chain pays out to an account is found in its block's own list, proven and added up.
class WithdrawalHistoryTest {
    private static final Subject SUBJECT = Subject.ether(ALICE.address());
    private static final BlockNumber START = BlockNumber.of(2);
    private static final long GWEI = 17_000_123;

    static Stream<PracticeEthereumSettings> presets() {
        return Stream.of(
                PracticeEthereumSettings.minimal().beginningWith(ConsensusFork.FULU),
                PracticeEthereumSettings.minimal().beginningWith(ConsensusFork.GLOAS),
                PracticeEthereumSettings.practice().beginningWith(ConsensusFork.FULU));
    }

    private static Wei gwei(long gwei) {
        return Wei.PER_GWEI.times(gwei);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void payoutsAreLinesOfTheirOwnAndAddUp(PracticeEthereumSettings settings, @TempDir Path folder) throws Exception {
        try (var world = new HistoryWorld(folder, settings)) {
            world.chain.payOut(BOB, GWEI);
            world.chain.payOut(ALICE.address(), GWEI);
            world.send(ALICE, Draft.payment(0, BOB, ETHER));
            world.chain.advance(2);
            world.chain.payOut(ALICE.address(), 1);
            world.chain.advance(1);
            var whole = world.search(SUBJECT, START, world.follow());
            assertThat(whole.movements(SUBJECT))
                    .extracting(it -> it.value().cause().getClass().getSimpleName())
                    .containsExactly("Sent", "Withdrawn", "Withdrawn");
            var first = whole.movements(SUBJECT).get(1).value();
            assertThat(first.change()).isEqualTo(gwei(GWEI).value());
            assertThat(((Movement.Withdrawn) first.cause()).index())
                    .as("Bob's was the first")
                    .isEqualTo(1);
            var sum = proven(world.addsUp(SUBJECT, whole)).value();
            assertThat(sum.isWhole()).isTrue();
            for (var found : whole.found()) {
                assertThat(proven(found.proof().check(world.chain.chain(), found.header()))
                                .value())
                        .isEqualTo(found.movement().value());
            }
        }
    }

    @Test
    void whatABlockPaysSomebodyElseIsNothingOfTheAccounts(@TempDir Path folder) throws Exception {
        try (var world = HistoryWorld.since(ConsensusFork.FULU, folder)) {
            world.chain.payOut(ALICE.address(), GWEI);
            var found = world.search(SUBJECT, START, world.follow()).found().getFirst();
            var piece = (MoveProof.Piece.Withdrawn) found.proof().piece();
            var header = found.header();
            var ofBob = new MoveProof(BOB, header.value().bytes(), piece);
            assertThat(ofBob.check(world.chain.chain(), header)).isInstanceOf(Refuted.class);
            var another = new MoveProof(
                    ALICE.address(), header.value().bytes(), new MoveProof.Piece.Withdrawn(1, piece.nodes()));
            assertThat(another.check(world.chain.chain(), header)).isInstanceOf(Refuted.class);
        }
    }

    @Test
    void aServerThatChangesPayoutsIsCaughtAndTheSearchStops(@TempDir Path folder) throws Exception {
        try (var world = HistoryWorld.since(ConsensusFork.FULU, folder)) {
            world.chain.payOut(ALICE.address(), GWEI);
            world.chain.payOut(BOB, GWEI);
            var head = world.follow();
            List<UnaryOperator<ArrayNode>> lies = List.of(
                    all -> with(all, "amount", "0x1"),
                    all -> with(all, "address", BOB.text()),
                    all -> with(all, "index", "0x7"),
                    all -> {
                        all.remove(0);
                        return all;
                    },
                    all -> all.add(all.get(0)));
            for (var lie : lies) {
                world.withdrawals.set(lie);
                var history = new AccountHistory(world.node.older(), SUBJECT);
                var span = ((AccountHistory.Begun.At) history.begin(START)).span();
                var step = history.forward(span, head);
                assertThat(step.found()).isEmpty();
                assertThat(step.obstacle().orElseThrow())
                        .isInstanceOfSatisfying(
                                Refuted.class,
                                refuted -> assertThat(refuted.refutation())
                                        .isEqualTo(new Refutation.ListRootMismatch(Evidence.BlockList.WITHDRAWALS)));
            }
            world.withdrawals.set(UnaryOperator.identity());
            assertThat(world.search(SUBJECT, START, head).found()).hasSize(1);
        }
    }

    private static ArrayNode with(ArrayNode all, String member, String value) {
        ((ObjectNode) all.get(0)).put(member, value);
        return all;
    }

    @Test
    void aPayoutWhoseBlockGaveWayIsPaidAgainAndAChainThatWasKeptHasIt(@TempDir Path folder) throws Exception {
        var settings = PracticeEthereumSettings.minimal().beginningWith(ConsensusFork.FULU);
        var clock = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
        var balance = gwei(GWEI);
        try (var chain = PracticeEthereum.open(folder, settings, clock)) {
            for (int i = 0; i < Payloads.MOST_WITHDRAWALS + 1; i++) chain.payOut(BOB, GWEI);
            chain.advance(1);
            assertThat(balance(chain)).isEqualTo(balance.times(Payloads.MOST_WITHDRAWALS));
            chain.reorganise(1);
            assertThat(balance(chain)).isEqualTo(Wei.ZERO);
            chain.advance(2);
            assertThat(balance(chain)).isEqualTo(balance.times(Payloads.MOST_WITHDRAWALS + 1));
        }
        try (var chain = PracticeEthereum.open(folder, settings, clock)) {
            assertThat(balance(chain)).isEqualTo(balance.times(Payloads.MOST_WITHDRAWALS + 1));
            chain.payOut(BOB, 1);
            chain.advance(1);
            var newest = chain.inside(state -> state.chain().head().execution().withdrawals());
            assertThat(newest.getFirst().index()).isEqualTo(Payloads.MOST_WITHDRAWALS + 1);
        }
    }

    private static Wei balance(PracticeEthereum chain) {
        return chain.inside(state -> state.head().account(BOB).balance());
    }
}
