package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallContracts;
import dev.touchstone.spv.testsupport.SmallState;
import dev.touchstone.spv.testsupport.Tampering;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Transactions are tried over what servers prove, whatever they say.
class SimulationsTest {
    private static final long HEAD = 299;

    private final FakeClock clock = new FakeClock(SmallChain.during(HEAD + 1));
    private final World world = new World(SmallChain.fulu(), clock);
    private final FakeExecution honest = new FakeExecution("honest", world);
    private final FakeExecution other = new FakeExecution("another", world);
    private TestNode test;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        test = new TestNode.Setup(world, clock, folder)
                .from(world.root(256))
                .with(new FakeBeacon("beacon", world))
                .with(other)
                .with(honest)
                .startTo(HEAD);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static UnsignedTransaction asking(long nonce, long holder) {
        var data = new Erc20.BalanceOf(SmallContracts.PROXY, holder == 0 ? SmallState.BOB : SmallContracts.NFT)
                .call()
                .data();
        return new UnsignedTransaction(
                SmallState.ALICE,
                TransactionType.FEE_MARKET,
                nonce,
                new Fees.FeeMarket(Wei.of(1), Wei.of(10)),
                200_000,
                new Destination.To(SmallContracts.PROXY),
                Wei.ZERO,
                data,
                List.of(),
                List.of());
    }

    private static SimulationInput input() {
        return SimulationInput.of(asking(SmallState.FIRST + HEAD, 0));
    }

    private Finding<Simulated> simulate(SimulationInput input) {
        return test.node().simulate(input, HeadKind.SIGNED);
    }

    private static Proven<Simulated> proven(Finding<Simulated> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<Simulated>) finding;
    }

    private int asked() {
        return honest.asked("state") + other.asked("state") + honest.asked("code") + other.asked("code");
    }

    private static Ending endingOf(Proven<Simulated> simulated) {
        return simulated.value().transactions().getFirst().ending();
    }

    @Test
    void whatATransactionNeedsIsFoundStepByStepAndThenRemembered() {
        var first = proven(simulate(input()));
        assertThat(((Ending.Succeeds) endingOf(first)).output().hex()).endsWith("4d");
        assertThat(first.value().block().number().value()).isEqualTo(SmallState.FIRST + HEAD + 1);
        assertThat(asked()).isLessThanOrEqualTo(6);
        int before = asked();
        assertThat(proven(simulate(input())).value()).isEqualTo(first.value());
        assertThat(asked() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void severalTransactionsAreTriedInTheirOrder() {
        long nonce = SmallState.FIRST + HEAD;
        var both = new SimulationInput(List.of(asking(nonce, 0), asking(nonce + 1, 1)), 0, List.of(), List.of());
        assertThat(proven(simulate(both)).value().succeeds()).isTrue();
        var turned = new SimulationInput(List.of(asking(nonce + 1, 1), asking(nonce, 0)), 0, List.of(), List.of());
        assertThat(endingOf(proven(simulate(turned)))).isInstanceOf(Ending.NotTaken.class);
    }

    private static StateAnswer lying(StateAnswer answer) {
        return new StateAnswer(
                answer.header(),
                answer.accounts().stream()
                        .map(it -> new StateAnswer.AccountNodes(
                                it.account(),
                                it.slots().stream()
                                        .map(SimulationsTest::changed)
                                        .toList(),
                                it.code()))
                        .toList());
    }

    private static List<ByteString> changed(List<ByteString> nodes) {
        if (nodes.isEmpty()) return nodes;
        var list = new ArrayList<>(nodes);
        list.set(
                list.size() - 1,
                Tampering.flipped(list.getLast(), list.getLast().length() - 1));
        return list;
    }

    @Test
    void whoLiesAboutAWordIsNotBelieved() {
        other.onState = reply -> reply.map(SimulationsTest::lying);
        assertThat(((Ending.Succeeds) endingOf(proven(simulate(input()))))
                        .output()
                        .hex())
                .endsWith("4d");
    }

    @Test
    void whereAllLieNothingIsToldAndTheLieIsNamed() {
        other.onState = reply -> reply.map(SimulationsTest::lying);
        honest.onState = other.onState;
        var found = simulate(input());
        assertThat(found).isInstanceOf(Refuted.class);
        assertThat(((Refuted<Simulated>) found).refutation()).isInstanceOf(Refutation.TrieNodeHashMismatch.class);
    }

    @Test
    void whatNobodyProvesIsPending() {
        other.provesNothing = true;
        honest.provesNothing = true;
        var found = simulate(input());
        assertThat(((Pending<Simulated>) found).reason()).isEqualTo(new Pending.Reason.NobodyProves());
    }

    @Test
    void whoIsInterruptedIsToldNothing() {
        Thread.currentThread().interrupt();
        assertThat(((Pending<Simulated>) simulate(input())).reason()).isEqualTo(new Pending.Reason.NotChecked());
        assertThat(Thread.interrupted()).isTrue();
    }
}
