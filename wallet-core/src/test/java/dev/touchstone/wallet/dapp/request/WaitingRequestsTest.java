package dev.touchstone.wallet.dapp.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WaitingRequestsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    private final List<Runnable> alarms = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final WaitingRequests requests = new WaitingRequests(InstantSource.system(), (wait, task) -> {
        waits.add(wait);
        alarms.add(task);
    });

    private static AppRequest of(String app) {
        return new AppRequest.Connect(new AppOrigin.Website("https://" + app));
    }

    private static AppRequest signature(String app) {
        return new AppRequest.SignMessage(
                new AppOrigin.Website("https://" + app), EthereumAddress.ZERO, ByteString.EMPTY);
    }

    @Test
    void aRequestWaitsUntilItIsAnsweredAndThenNoMore() {
        var answer = requests.ask(of("a.example"));
        assertThat(answer).isNotDone();
        requests.waiting().get().getFirst().decide(new AppDecision.Rejected());
        assertThat(answer).isCompletedWithValue(new AppDecision.Rejected());
        assertThat(requests.waiting().get()).isEmpty();
    }

    @Test
    void isAnsweredExactlyOnce() {
        var answer = requests.ask(of("a.example"));
        var waiting = requests.waiting().get().getFirst();
        waiting.decide(new AppDecision.Agreed());
        waiting.decide(new AppDecision.Rejected());
        alarms.forEach(Runnable::run);
        assertThat(answer).isCompletedWithValue(new AppDecision.Agreed());
    }

    @Test
    void expiresAfterFiveMinutes() {
        var fixed = new WaitingRequests(() -> NOW, (wait, task) -> {
            waits.add(wait);
            alarms.add(task);
        });
        var answer = fixed.ask(of("a.example"));
        assertThat(fixed.waiting().get().getFirst().until()).isEqualTo(NOW.plusSeconds(300));
        assertThat(waits).containsExactly(Duration.ofMinutes(5));
        alarms.forEach(Runnable::run);
        assertThat(answer).isCompletedWithValue(new AppDecision.Expired());
        assertThat(fixed.waiting().get()).isEmpty();
    }

    @Test
    void isWithdrawnWhereTheAppGoesAway() {
        requests.ask(of("a.example")).cancel(false);
        assertThat(requests.waiting().get()).isEmpty();
    }

    @Test
    void oneAppCannotFillTheListAndAllTogetherCannotEither() {
        for (int i = 0; i < WaitingRequests.MOST_OF_APP; i++)
            assertThat(requests.ask(signature("a.example"))).isNotDone();
        assertThat(requests.ask(signature("a.example"))).isCompletedWithValue(new AppDecision.Withdrawn());
        for (int i = WaitingRequests.MOST_OF_APP; i < WaitingRequests.MOST; i++)
            assertThat(requests.ask(signature("b" + i + ".example"))).isNotDone();
        assertThat(requests.ask(signature("c.example"))).isCompletedWithValue(new AppDecision.Withdrawn());
        assertThat(requests.waiting().get()).hasSize(WaitingRequests.MOST);
    }

    @Test
    void thoseThatAreNotConnectedLeaveRoomForThoseThatAre() {
        for (int i = 0; i < WaitingRequests.MOST_TO_CONNECT; i++)
            assertThat(requests.ask(of("a" + i + ".example"))).isNotDone();
        assertThat(requests.ask(of("b.example"))).isCompletedWithValue(new AppDecision.Withdrawn());
        assertThat(requests.ask(signature("b.example"))).isNotDone();
    }

    @Test
    void anAppThatWasRefusedDoesNotComeUpAgainAtOnce() {
        var now = new AtomicReference<>(NOW);
        var clocked = new WaitingRequests(now::get, (_, _) -> {});
        var _ = clocked.ask(of("a.example"));
        clocked.waiting().get().getFirst().decide(new AppDecision.Rejected());
        assertThat(clocked.ask(of("a.example"))).isCompletedWithValue(new AppDecision.Withdrawn());
        assertThat(clocked.ask(of("b.example"))).isNotDone();
        now.set(NOW.plus(WaitingRequests.AFTER_REFUSAL));
        assertThat(clocked.ask(of("a.example"))).isNotDone();
    }

    @Test
    void whatWasSentOfSeveralIsToldWhateverComesAfterIt() {
        var answer = requests.ask(signature("a.example"));
        var waiting = requests.waiting().get().getFirst();
        waiting.sent().add(Hash256.ZERO);
        alarms.forEach(Runnable::run);
        assertThat(answer).isCompletedWithValue(new AppDecision.Sent(List.of(Hash256.ZERO), false));
    }

    @Test
    void paymentsAreShownNotTooOften() {
        var now = new AtomicReference<>(NOW);
        var clocked = new WaitingRequests(now::get, (_, _) -> {});
        assertThat(clocked.show(List.of(Hash256.ZERO))).isEqualTo(AppRequests.Showing.SHOWN);
        assertThat(clocked.shown().get()).isPresent();
        assertThat(clocked.show(List.of(Hash256.ZERO))).isEqualTo(AppRequests.Showing.TOO_OFTEN);
        now.set(NOW.plus(WaitingRequests.BETWEEN_SHOWINGS));
        assertThat(clocked.show(List.of(Hash256.ZERO))).isEqualTo(AppRequests.Showing.SHOWN);
        clocked.close();
        assertThat(clocked.show(List.of(Hash256.ZERO))).isEqualTo(AppRequests.Showing.NO_WINDOW);
    }

    @Test
    void nobodyAnswersOnceTheWalletIsClosed() {
        var answer = requests.ask(of("a.example"));
        requests.close();
        assertThat(answer).isCompletedWithValue(new AppDecision.Nobody());
        assertThat(requests.ask(of("a.example"))).isCompletedWithValue(new AppDecision.Nobody());
    }
}
