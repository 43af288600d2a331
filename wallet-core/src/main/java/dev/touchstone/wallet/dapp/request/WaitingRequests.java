package dev.touchstone.wallet.dapp.request;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Later;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/// Requests that wait for the user, in the order in which they came. Each is answered exactly once: by the
/// user, by its time running out, or by the app going away. Thread-safe.
public final class WaitingRequests implements AppRequests {
    /// How long a request waits.
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Of one app; more at once are withdrawn as they come.
    public static final int MOST_OF_APP = 3;

    public static final int MOST = 12;

    /// No app leads the user somewhere more often than this.
    public static final Duration BETWEEN_SHOWINGS = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Latest<List<Waiting>> waiting = new Latest<>(List.of());
    private final Latest<Optional<Shown>> shown = new Latest<>(Optional.empty());
    private final InstantSource clock;
    private final Later later;
    private long next = 1;
    private boolean isClosed;

    /// A request that waits. Immutable, but for its answer and what was sent of it. Thread-safe.
    ///
    /// @param id names it
    /// @param until when it expires
    /// @param sent what was sent so far, where several transactions are asked for
    public record Waiting(
            long id,
            AppRequest request,
            Instant until,
            CompletableFuture<AppDecision> answer,
            CopyOnWriteArrayList<Hash256> sent) {
        /// Answers it; does nothing where it has its answer. What was sent stays sent, whatever comes after it.
        public void decide(AppDecision decision) {
            boolean isPartial = !sent.isEmpty() && !(decision instanceof AppDecision.Sent);
            var _ = answer.complete(isPartial ? new AppDecision.Sent(sent, false) : decision);
        }

        public boolean isOpen() {
            return !answer.isDone();
        }
    }

    /// Payments that are to be shown. Immutable.
    ///
    /// @param at when an app asked for that
    public record Shown(List<Hash256> payments, Instant at) {
        public Shown {
            payments = List.copyOf(payments);
        }
    }

    public WaitingRequests(InstantSource clock, Later later) {
        this.clock = clock;
        this.later = later;
    }

    /// Those that wait, the oldest first.
    public Latest<List<Waiting>> waiting() {
        return waiting;
    }

    /// What is to be shown.
    public Latest<Optional<Shown>> shown() {
        return shown;
    }

    @Override
    public Showing show(List<Hash256> payments) {
        lock.lock();
        try {
            if (isClosed) return Showing.NO_WINDOW;
            var now = clock.instant();
            var next = shown.get().map(last -> last.at().plus(BETWEEN_SHOWINGS));
            if (next.isPresent() && now.isBefore(next.get())) return Showing.TOO_OFTEN;
            shown.set(Optional.of(new Shown(payments, now)));
            return Showing.SHOWN;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public CompletableFuture<AppDecision> ask(AppRequest request) {
        var answer = new CompletableFuture<AppDecision>();
        Waiting asked;
        lock.lock();
        try {
            var now = waiting.get();
            if (isClosed) return CompletableFuture.completedFuture(new AppDecision.Nobody());
            if (now.size() >= MOST || ofApp(now, request.app()) >= MOST_OF_APP) {
                return CompletableFuture.completedFuture(new AppDecision.Withdrawn());
            }
            asked = new Waiting(next++, request, clock.instant().plus(PATIENCE), answer, new CopyOnWriteArrayList<>());
            var more = new ArrayList<>(now);
            more.add(asked);
            waiting.set(List.copyOf(more));
        } finally {
            lock.unlock();
        }
        var _ = answer.whenComplete((_, _) -> remove(asked));
        later.after(PATIENCE, () -> asked.decide(new AppDecision.Expired()));
        return answer;
    }

    private static long ofApp(List<Waiting> all, AppOrigin app) {
        return all.stream().filter(one -> one.request().app().equals(app)).count();
    }

    private void remove(Waiting gone) {
        lock.lock();
        try {
            waiting.set(
                    waiting.get().stream().filter(one -> one.id() != gone.id()).toList());
        } finally {
            lock.unlock();
        }
    }

    /// Answers whatever waits with "nobody", and everything that comes later.
    public void close() {
        List<Waiting> open;
        lock.lock();
        try {
            isClosed = true;
            open = waiting.get();
        } finally {
            lock.unlock();
        }
        open.forEach(one -> one.decide(new AppDecision.Nobody()));
    }
}
