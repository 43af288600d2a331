package dev.touchstone.wallet.dapp.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.wallet.dapp.AppOrigin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
            assertThat(requests.ask(of("a.example"))).isNotDone();
        assertThat(requests.ask(of("a.example"))).isCompletedWithValue(new AppDecision.Withdrawn());
        for (int i = WaitingRequests.MOST_OF_APP; i < WaitingRequests.MOST; i++)
            assertThat(requests.ask(of("b" + i + ".example"))).isNotDone();
        assertThat(requests.ask(of("c.example"))).isCompletedWithValue(new AppDecision.Withdrawn());
        assertThat(requests.waiting().get()).hasSize(WaitingRequests.MOST);
    }

    @Test
    void nobodyAnswersOnceTheWalletIsClosed() {
        var answer = requests.ask(of("a.example"));
        requests.close();
        assertThat(answer).isCompletedWithValue(new AppDecision.Nobody());
        assertThat(requests.ask(of("a.example"))).isCompletedWithValue(new AppDecision.Nobody());
    }
}
