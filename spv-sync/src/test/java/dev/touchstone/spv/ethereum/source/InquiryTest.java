package dev.touchstone.spv.ethereum.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Race;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.source.Inquiry.Result;
import dev.touchstone.spv.ethereum.source.Inquiry.Verdict;
import dev.touchstone.spv.proof.Refutation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InquiryTest {
    private static final ByteString TRUTH = ByteString.of((byte) 1);
    private static final ByteString LIE = ByteString.of((byte) 2);
    private static final Refutation REFUTATION = new Refutation.WrongBeaconBlock(Hash256.ZERO, Hash256.ZERO);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final SourceBook book = new SourceBook(InstantSource.system());
    private final CountDownLatch isInterrupted = new CountDownLatch(1);
    private final FakeExecutionSource honest = new FakeExecutionSource("honest", () -> Reply.said(TRUTH));
    private final FakeExecutionSource liar = new FakeExecutionSource("liar", () -> Reply.said(LIE));
    private final FakeExecutionSource broken = new FakeExecutionSource("broken");
    private final FakeExecutionSource silent = new FakeExecutionSource("silent", this::silence);

    private Reply<ByteString> silence() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            isInterrupted.countDown();
        }
        return Reply.failed(new SourceFault.GivenUp());
    }

    private static Verdict<Integer> check(ByteString answer) {
        return answer.equals(TRUTH) ? new Verdict.True<>(42) : new Verdict.False<>(REFUTATION);
    }

    private Result<Integer> ask(Duration headStart, Duration deadline, FakeExecutionSource... sources)
            throws InterruptedException {
        for (var source : sources) book.add(source, false);
        return new Inquiry(book, new Race(headStart, deadline))
                .ask(
                        Arrays.asList(sources),
                        source -> source.code(Hash256.ZERO, EthereumAddress.ZERO),
                        InquiryTest::check);
    }

    private SourceRow row(String name) {
        return book.rows().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void goesOnToTheNextWhereOneFailsOrLies() throws InterruptedException {
        var result = ask(LONG, LONG, broken, liar, honest);
        assertThat(result).isEqualTo(new Result.Answered<>(42, honest));
        assertThat(row("honest").answers()).isEqualTo(1);
        assertThat(row("honest").lastLatency()).isPresent();
        assertThat(row("broken").trouble()).contains(new SourceFault.NotThere("nothing is"));
        assertThat(book.caughtLies()).extracting(CaughtLie::what).containsExactly(REFUTATION);
        assertThat(book.executions()).doesNotContain(liar);
    }

    @Test
    void asksTheSecondTooWhereTheFirstIsSlowAndCallsTheSlowOneOffWithoutBlame() throws InterruptedException {
        var result = ask(Duration.ofMillis(1), LONG, silent, honest);
        assertThat(result).isEqualTo(new Result.Answered<>(42, honest));
        isInterrupted.await();
        assertThat(row("silent").failures()).isZero();
    }

    @Test
    void neverAsksTheSecondWhereTheFirstAnswersTruly() throws InterruptedException {
        ask(LONG, LONG, honest, liar);
        assertThat(book.caughtLies()).isEmpty();
    }

    @Test
    void tellsWhatEachHadWhereNobodyAnsweredTruly() throws InterruptedException {
        var result = (Result.Unanswered<Integer>) ask(LONG, LONG, broken, liar);
        assertThat(result.faults())
                .containsEntry(broken, new SourceFault.NotThere("nothing is"))
                .containsEntry(liar, new SourceFault.Lied(REFUTATION));
        assertThat(result.isLieOnly()).isFalse();
    }

    @Test
    void tellsWhereEverybodyWhoAnsweredLied() throws InterruptedException {
        var down = new FakeExecutionSource("down", () -> Reply.failed(new SourceFault.Unreachable("")));
        assertThat(((Result.Unanswered<Integer>) ask(LONG, LONG, down, liar)).isLieOnly())
                .isTrue();
        assertThat(((Result.Unanswered<Integer>) ask(LONG, LONG)).isLieOnly()).isFalse();
    }

    @Test
    void callsNobodyALiarForRulesThatThisProgramDoesNotKnowNorForWhatCannotBeTold() throws InterruptedException {
        book.add(honest, false);
        var inquiry = new Inquiry(book, new Race(LONG, LONG));
        for (Verdict<Integer> verdict : List.<Verdict<Integer>>of(
                new Verdict.False<>(new Refutation.UnknownFork(Slot.of(9))),
                new Verdict.OfNoUse<>(new SourceFault.NotThere("too early")))) {
            var result = inquiry.<FakeExecutionSource, ByteString, Integer>ask(
                    List.of(honest), source -> source.code(Hash256.ZERO, EthereumAddress.ZERO), _ -> verdict);
            assertThat(((Result.Unanswered<Integer>) result).isLieOnly()).isFalse();
        }
        assertThat(book.caughtLies()).isEmpty();
        assertThat(book.executions()).containsExactly(honest);
        assertThat(row("honest").failures()).isEqualTo(2);
    }

    @Test
    void stopsAtTheDeadline() throws InterruptedException {
        var result = ask(LONG, Duration.ofMillis(20), silent);
        assertThat(result).isInstanceOf(Result.Unanswered.class);
        isInterrupted.await();
    }
}
