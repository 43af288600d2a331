package dev.touchstone.spv.ethereum.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.proof.Refutation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SourceBookTest {
    private static final Refutation LIE = new Refutation.WrongBeaconBlock(Hash256.ZERO, Hash256.ZERO);
    private static final SourceFault DOWN = new SourceFault.Unreachable("no connection");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private final SourceBook book = new SourceBook(now::get);
    private final FakeExecutionSource one = new FakeExecutionSource("one");
    private final FakeExecutionSource two = new FakeExecutionSource("two");
    private final FakeExecutionSource own = new FakeExecutionSource("own");

    private void addAll() {
        book.add(one, false);
        book.add(two, false);
        book.add(own, true);
    }

    private void pass(Duration time) {
        now.updateAndGet(t -> t.plus(time));
    }

    @Test
    void asksTheUsersOwnNodeFirstAndThenTheQuickest() {
        addAll();
        book.praise(one, Duration.ofMillis(300));
        book.praise(two, Duration.ofMillis(100));
        book.praise(own, Duration.ofMillis(900));
        assertThat(book.executions()).containsExactly(own, two, one);
        assertThat(book.beacons()).isEmpty();
    }

    @Test
    void letsASourceThatFailedRestLongerEachTime() {
        book.add(one, false);
        for (int seconds : new int[] {2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600}) {
            book.blame(one, DOWN);
            assertThat(book.executions()).isEmpty();
            pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(book.executions()).isEmpty();
            pass(Duration.ofMillis(1));
            assertThat(book.executions()).containsExactly(one);
        }
        book.praise(one, Duration.ofMillis(50));
        book.blame(one, DOWN);
        pass(Duration.ofSeconds(2));
        assertThat(book.executions()).containsExactly(one);
    }

    @Test
    void triesTheUsersOwnNodeAgainSoon() {
        book.add(own, true);
        for (int i = 0; i < 20; i++) book.blame(own, DOWN);
        assertThat(book.executions()).isEmpty();
        assertThat(book.nextChance(SourceRole.EXECUTION)).contains(now.get().plusSeconds(15));
        pass(Duration.ofSeconds(15));
        assertThat(book.executions()).containsExactly(own);
        assertThat(book.nextChance(SourceRole.EXECUTION)).contains(now.get());
        assertThat(book.nextChance(SourceRole.BEACON)).isEmpty();
    }

    @Test
    void givesThePauseThatASourceAsksFor() {
        book.add(one, false);
        book.blame(one, new SourceFault.RateLimited(Duration.ofSeconds(30)));
        pass(Duration.ofSeconds(29));
        assertThat(book.executions()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(book.executions()).containsExactly(one);
    }

    @Test
    void asksASourceAgainThatOnlyHadNotGotIt() {
        addAll();
        book.blame(one, new SourceFault.NotThere("pruned"));
        book.blame(own, new SourceFault.UnknownRules("heze"));
        assertThat(book.executions()).containsExactly(own, two, one);
    }

    @Test
    void dropsALiarForTheRunAndAsksTheUsersOwnLast() {
        addAll();
        book.blame(one, new SourceFault.Lied(LIE));
        book.blame(own, new SourceFault.Lied(LIE));
        assertThat(book.executions()).containsExactly(two, own);
        book.praise(one, Duration.ofMillis(1));
        book.praise(own, Duration.ofMillis(1));
        pass(Duration.ofDays(1));
        assertThat(book.executions()).containsExactly(two, own);
        assertThat(book.caughtLies()).extracting(CaughtLie::source).containsExactly("one", "own");
        assertThat(book.rows().getFirst().trouble()).contains(new SourceFault.Lied(LIE));
    }

    @Test
    void asksASourceOfAnotherNetworkNoMore() {
        book.add(own, true);
        book.blame(own, new SourceFault.WrongNetwork("chain 5"));
        pass(Duration.ofDays(10));
        assertThat(book.executions()).isEmpty();
        assertThat(book.nextChance(SourceRole.EXECUTION)).isEmpty();
    }

    @Test
    void holdsNothingAgainstASourceThatWasCalledOff() {
        book.add(one, false);
        book.blame(one, new SourceFault.GivenUp());
        assertThat(book.executions()).containsExactly(one);
        assertThat(book.rows().getFirst().failures()).isZero();
    }

    @Test
    void showsHowEachHasServed() {
        book.add(one, false);
        book.add(own, true);
        book.named(one, "reth/v2");
        book.praise(one, Duration.ofMillis(70));
        book.praise(one, Duration.ofMillis(90));
        book.blame(own, DOWN);
        assertThat(book.rows())
                .containsExactly(
                        new SourceRow(
                                SourceRole.EXECUTION,
                                "one",
                                "reth/v2",
                                false,
                                2,
                                0,
                                Optional.of(Duration.ofMillis(90)),
                                Optional.empty()),
                        new SourceRow(
                                SourceRole.EXECUTION, "own", "", true, 0, 1, Optional.empty(), Optional.of(DOWN)));
    }

    @Test
    void knowsNothingOfAStranger() {
        book.add(one, false);
        book.blame(two, DOWN);
        book.praise(two, Duration.ZERO);
        book.named(two, "x");
        assertThat(book.rows()).hasSize(1);
        assertThat(book.rows().getFirst().answers()).isZero();
    }

    @Test
    void remembersSoManyLiesAndNoMore() {
        book.add(own, true);
        for (int i = 0; i < 1000; i++) book.blame(own, new SourceFault.Lied(LIE));
        assertThat(book.caughtLies()).hasSize(256);
    }
}
