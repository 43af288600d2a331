package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallContracts;
import dev.touchstone.spv.testsupport.SmallState;
import dev.touchstone.spv.testsupport.Tampering;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Calls are computed over what servers prove, whatever they say.
class CallsTest {
    private static final long HEAD = 299;

    private final FakeClock clock = new FakeClock(SmallChain.during(HEAD + 1));
    private final World world = new World(SmallChain.fulu(), clock);
    private final FakeExecution honest = new FakeExecution("honest", world);
    private final FakeExecution other = new FakeExecution("another", world);
    private final Erc20.BalanceOf alices = new Erc20.BalanceOf(SmallContracts.TOKEN, SmallState.ALICE);
    private final Erc20.BalanceOf bobs = new Erc20.BalanceOf(SmallContracts.PROXY, SmallState.BOB);
    private final Erc721.OwnerOf seven = new Erc721.OwnerOf(SmallContracts.NFT, BigInteger.valueOf(7));
    private TestNode test;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        test = new TestNode.Setup(world, clock, folder)
                .from(world.root(256))
                .with(new FakeBeacon("beacon", world))
                .with(other)
                .with(honest)
                .startTo(HEAD);
        test.awaitsFinal(SmallChain.finalFor(HEAD));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static <T> Proven<T> proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<T>) finding;
    }

    private <T> T answer(TokenQuestion<T> question, HeadKind at) {
        return proven(Rules.read(question, proven(test.node().call(question.input(), at))))
                .value();
    }

    private <T> T answer(TokenQuestion<T> question) {
        return answer(question, HeadKind.SIGNED);
    }

    private int asked() {
        return honest.asked("state") + other.asked("state") + honest.asked("code") + other.asked("code");
    }

    private void isCaught(String name) throws Exception {
        test.awaits(
                name + " caught",
                now -> now.caughtLies().stream().anyMatch(lie -> lie.source().equals(name)));
    }

    @Test
    void aTokensBalanceIsComputedOfEitherHead() {
        assertThat(answer(alices)).isEqualTo(SmallContracts.aliceHas(SmallState.FIRST + HEAD));
        assertThat(answer(alices, HeadKind.FINALIZED))
                .isEqualTo(SmallContracts.aliceHas(SmallState.FIRST + SmallChain.finalFor(HEAD)));
    }

    @Test
    void aNewTokenTakesTwoQuestionsAKnownOneOneAndTheSameNone() {
        answer(alices);
        assertThat(asked()).as("a new token").isEqualTo(2);
        answer(alices);
        assertThat(asked()).as("the same again").isEqualTo(2);
        answer(new Erc20.BalanceOf(SmallContracts.TOKEN, SmallState.BOB));
        assertThat(asked()).as("a known token, another holder").isEqualTo(3);
    }

    @Test
    void whatAStrangeContractNeedsIsFoundStepByStep() {
        assertThat(answer(bobs)).isEqualTo(BigInteger.valueOf(77));
        assertThat(asked())
                .as("the proxy, its word, the code that it runs, the holder's word")
                .isEqualTo(4);
    }

    @Test
    void aPortfolioIsAskedForAtOnce() {
        var questions = List.<TokenQuestion<?>>of(
                alices,
                new Erc20.BalanceOf(SmallContracts.TOKEN, SmallState.BOB),
                new Erc20.Decimals(SmallContracts.TOKEN),
                seven,
                bobs);
        var inputs = questions.stream().map(TokenQuestion::input).toList();
        var found = test.node().calls(inputs, HeadKind.SIGNED);
        assertThat(found).hasSize(5).allMatch(Finding::isProven);
        assertThat(proven(Rules.read(seven, proven(found.get(3)))).value()).isEqualTo(SmallState.ALICE);
        assertThat(asked()).isLessThanOrEqualTo(4);
        int before = asked();
        assertThat(test.node().calls(inputs, HeadKind.SIGNED)).allMatch(Finding::isProven);
        assertThat(asked()).isEqualTo(before);
        assertThat(test.node().calls(List.of(), HeadKind.SIGNED)).isEmpty();
    }

    private static EthereumAddress somebody(int last) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[0] = 1;
        bytes[EthereumAddress.BYTES - 1] = (byte) last;
        return EthereumAddress.of(bytes);
    }

    /// Contracts that hold the token's code and those that are none, as a list of tokens has them.
    @Test
    void aPortfolioOfFortyTokensTakesAsManyRoundTripsAsOneToken() {
        var contracts = new ArrayList<>(List.of(SmallContracts.TOKEN, SmallContracts.NFT, SmallContracts.PROXY));
        for (int i = 0; contracts.size() < 40; i++) contracts.add(somebody(i));
        var questions = contracts.stream()
                .flatMap(contract -> List.of(SmallState.ALICE, SmallState.BOB).stream()
                        .map(holder -> new Erc20.BalanceOf(contract, holder)))
                .toList();
        var found =
                test.node().calls(questions.stream().map(TokenQuestion::input).toList(), HeadKind.SIGNED);
        assertThat(found).hasSize(80).allMatch(Finding::isProven);
        assertThat(asked())
                .as("accounts and codes, then words, then what the proxy runs, and its word")
                .isLessThanOrEqualTo(4);
        var sum = Rules.sumOfToken(List.of(
                proven(Rules.read(questions.get(0), proven(found.get(0)))),
                proven(Rules.read(questions.get(1), proven(found.get(1))))));
        assertThat(proven(sum).value().units()).isEqualTo(SmallContracts.aliceHas(SmallState.FIRST + HEAD));
    }

    @Test
    void aFunctionThatWasRunOnceTakesOneQuestionForAnyHolder() {
        answer(alices);
        answer(bobs);
        int before = asked();
        assertThat(answer(new Erc20.BalanceOf(SmallContracts.TOKEN, SmallContracts.NFT)))
                .isEqualTo(BigInteger.ZERO);
        assertThat(asked()).isEqualTo(before + 1);
        assertThat(answer(new Erc20.BalanceOf(SmallContracts.PROXY, SmallContracts.NFT)))
                .isEqualTo(BigInteger.ZERO);
        assertThat(asked()).isEqualTo(before + 2);
    }

    /// The slot of a newer head.
    private long nextHead() throws Exception {
        long before = slotOf(test.now());
        clock.advance(SmallChain.SLOT);
        return slotOf(
                test.awaitsInTime(clock, SmallChain.SLOT.dividedBy(2), "a newer head", now -> slotOf(now) > before));
    }

    private static long slotOf(EthereumSnapshot now) {
        return now.head().orElseThrow().slot().value();
    }

    @Test
    void anotherHeadIsAnotherStateAndTakesOneQuestion() throws Exception {
        answer(alices);
        var before = asked();
        long slot = nextHead();
        assertThat(answer(alices)).isEqualTo(SmallContracts.aliceHas(SmallState.FIRST + slot));
        assertThat(asked()).isEqualTo(before + 1);
    }

    @Test
    void storageThatDoesNotChangeIsNotFetchedAgain() throws Exception {
        answer(seven);
        nextHead();
        answer(seven);
        nextHead();
        UnaryOperator<Reply<StateAnswer>> withoutSlots = reply -> reply.map(answer -> {
            assertThat(answer.accounts())
                    .allMatch(nodes -> nodes.slots().isEmpty() && nodes.code().isEmpty());
            return answer;
        });
        honest.onState = withoutSlots;
        other.onState = withoutSlots;
        int before = asked();
        assertThat(answer(seven)).isEqualTo(SmallState.ALICE);
        assertThat(asked()).isEqualTo(before + 1);
    }

    private static List<ByteString> changed(List<ByteString> nodes) {
        if (nodes.isEmpty()) return nodes;
        var list = new ArrayList<>(nodes);
        list.set(
                list.size() - 1,
                Tampering.flipped(list.getLast(), list.getLast().length() - 1));
        return list;
    }

    /// What a server can lie about.
    enum Lie {
        ACCOUNT,
        SLOT,
        OMITTED_SLOT,
        CODE;

        private StateAnswer of(StateAnswer answer) {
            return new StateAnswer(
                    answer.header(), answer.accounts().stream().map(this::of).toList());
        }

        private StateAnswer.AccountNodes of(StateAnswer.AccountNodes it) {
            return switch (this) {
                case ACCOUNT -> new StateAnswer.AccountNodes(changed(it.account()), it.slots(), it.code());
                case SLOT -> withSlots(it, CallsTest::changed);
                case OMITTED_SLOT -> withSlots(it, _ -> List.of());
                case CODE ->
                    new StateAnswer.AccountNodes(
                            it.account(), it.slots(), it.code().map(_ -> SmallContracts.CLOCK_CODE));
            };
        }

        private static StateAnswer.AccountNodes withSlots(
                StateAnswer.AccountNodes it, UnaryOperator<List<ByteString>> change) {
            return new StateAnswer.AccountNodes(
                    it.account(), it.slots().stream().map(change).toList(), it.code());
        }
    }

    /// The honest one keeps still until the other has lied.
    @ParameterizedTest
    @EnumSource(Lie.class)
    void whoLiesAboutAnyOfItIsCaughtAndTheHonestOneIsBelieved(Lie lie) throws Exception {
        var hasLied = new CountDownLatch(1);
        honest.gate = hasLied;
        other.onState = reply -> reply.map(answer -> {
            var changed = lie.of(answer);
            if (!changed.equals(answer)) hasLied.countDown();
            return changed;
        });
        assertThat(answer(bobs)).isEqualTo(BigInteger.valueOf(77));
        isCaught("another");
        assertThat(test.now().caughtLies()).noneMatch(it -> it.source().equals("honest"));
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    void whereAllLieNothingIsProvenAndTheLieIsNamed(Lie lie) {
        other.onState = reply -> reply.map(lie::of);
        honest.onState = other.onState;
        var found = test.node().call(bobs.input(), HeadKind.SIGNED);
        assertThat(found).isInstanceOf(Refuted.class);
        assertThat(test.now().caughtLies())
                .as("known when the answer is given")
                .extracting(EthereumSnapshot.CaughtLie::source)
                .contains("honest", "another");
        var why = ((Refuted<CallResult>) found).refutation();
        switch (lie) {
            case ACCOUNT, SLOT -> assertThat(why).isInstanceOf(Refutation.TrieNodeHashMismatch.class);
            case OMITTED_SLOT -> assertThat(why).isInstanceOf(Refutation.MissingTrieNode.class);
            case CODE -> assertThat(why).isEqualTo(new Refutation.CodeHashMismatch(SmallContracts.PROXY));
        }
    }

    @Test
    void oneCallThatCannotBeProvenLeavesTheOthersProven() {
        answer(alices);
        other.provesNothing = true;
        honest.provesNothing = true;
        var found = test.node().calls(List.of(alices.input(), seven.input()), HeadKind.SIGNED);
        assertThat(found.get(0).isProven()).isTrue();
        assertThat(((Pending<CallResult>) found.get(1)).reason()).isEqualTo(new Pending.Reason.NobodyProves());
    }

    private static CallInput clockBefore(long back) {
        return CallInput.of(
                SmallContracts.CLOCK, ByteString.of(StorageKey.of(back).value().toBytes()));
    }

    @Test
    void hashesOfOlderBlocksAreProvenByTheRing() {
        for (long back : new long[] {1, 2, 200}) {
            var found = proven(test.node().call(clockBefore(back), HeadKind.SIGNED));
            var hash = world.at(HEAD - back).execution().header().hash();
            assertThat(found.value().outcome())
                    .isEqualTo(new CallResult.Outcome.Returned(ByteString.of(hash.toBytes())));
        }
    }

    @Test
    void whoIsInterruptedGetsNoAnswer() {
        Thread.currentThread().interrupt();
        var found = test.node().call(alices.input(), HeadKind.SIGNED);
        assertThat(((Pending<CallResult>) found).reason()).isEqualTo(new Pending.Reason.NotChecked());
        assertThat(Thread.interrupted()).isTrue();
    }
}
