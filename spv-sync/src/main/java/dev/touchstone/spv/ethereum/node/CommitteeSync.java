package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateChunks;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Refutation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Goes from committee to committee until today's is known, and learns the next one's in good time: the best
/// update of each period, many at once. They are checked on a copy of the store, which then takes its place.
/// Confined to the ethereum-chain loop.
///
/// Source: consensus-specs `altair/light-client/light-client.md`, step 4.
final class CommitteeSync {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private final NodeContext context;
    private final Consumer<Advance> advance;
    private boolean busy;
    private int failures;
    private Instant nextTry = Instant.MIN;
    private long toldIn = -1;
    private Instant tellAt = Instant.MIN;

    /// A store that went on by some updates.
    record Advance(LightClientStore store, List<LightClientUpdate> by) {}

    CommitteeSync(NodeContext context, Consumer<Advance> advance) {
        this.context = context;
        this.advance = advance;
    }

    /// Another checkpoint: all that was tried is forgotten.
    void reset() {
        failures = 0;
        nextTry = Instant.MIN;
        toldIn = -1;
    }

    /// The period of this moment.
    static long target(NodeContext context) {
        return context.chain().schedule().periodOf(context.slotNow());
    }

    /// Whether the committee that signs now is known.
    static boolean isUpToDate(LightClientStore store, long target) {
        return store.period() >= target || (store.period() + 1 == target && store.knowsNextCommittee());
    }

    void tick() {
        var store = context.store();
        if (busy || store.isEmpty() || context.now().isBefore(nextTry)) return;
        long target = target(context);
        long from = store.get().knowsNextCommittee()
                ? store.get().period() + 1
                : store.get().period();
        boolean isUpToDate = isUpToDate(store.get(), target);
        if (!isUpToDate || isTimeForNext(store.get(), target)) fetch(store.get(), from, target);
    }

    /// The next committee is asked for at a random time of the period that is not its beginning, so that not
    /// everybody asks at once.
    private boolean isTimeForNext(LightClientStore store, long target) {
        if (store.knowsNextCommittee() || store.period() != target) return false;
        if (toldIn != target) {
            toldIn = target;
            tellAt = context.now()
                    .plus(randomPartOf(context.chain().schedule().slotTime().multipliedBy(8)));
        }
        return !context.now().isBefore(tellAt);
    }

    private Duration randomPartOf(Duration whole) {
        return Duration.ofMillis(context.dice().nextLong(Math.max(1, whole.toMillis())));
    }

    private void fetch(LightClientStore store, long from, long target) {
        busy = true;
        int count = Math.clamp(target - from + 1, 1, UpdateChunks.MOST);
        var before = store.copy();
        var now = context.slotNow();
        var sources = context.book().beacons();
        var inquiry = context.inquiry();
        context.errands()
                .run(
                        () -> inquiry.ask(
                                sources, s -> s.updates(from, count), updates -> judged(before, updates, now)),
                        result -> fetched(store, before, result));
    }

    /// A store that took them; as far as they are true.
    private Inquiry.Verdict<Advance> judged(LightClientStore before, List<LightClientUpdate> updates, Slot now) {
        try {
            return context.verifiers().await(() -> taken(before.copy(), updates, now));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Inquiry.Verdict.OfNoUse<>(new SourceFault.GivenUp());
        }
    }

    private static Inquiry.Verdict<Advance> taken(LightClientStore store, List<LightClientUpdate> updates, Slot now) {
        var accepted = new ArrayList<LightClientUpdate>();
        for (var update : updates) {
            switch (store.process(update, now)) {
                case LightClientStore.Outcome.Accepted _ -> accepted.add(update);
                case LightClientStore.Outcome.Stale _ -> {}
                case LightClientStore.Outcome.Refused(Refutation.UnknownFork(var at)) -> {
                    return upTo(store, accepted, new SourceFault.UnknownRules("at slot " + at));
                }
                case LightClientStore.Outcome.Refused(var why) -> {
                    boolean isAhead = update.attested().slot().isAfter(now);
                    return isAhead
                            ? upTo(store, accepted, new SourceFault.NotThere("nothing but what is yet to come"))
                            : new Inquiry.Verdict.False<>(why);
                }
            }
        }
        return upTo(store, accepted, new SourceFault.NotThere("no update that leads on"));
    }

    /// What was taken before something came that is no lie.
    private static Inquiry.Verdict<Advance> upTo(
            LightClientStore store, List<LightClientUpdate> accepted, SourceFault otherwise) {
        return accepted.isEmpty()
                ? new Inquiry.Verdict.OfNoUse<>(otherwise)
                : new Inquiry.Verdict.True<>(new Advance(store, accepted));
    }

    private void fetched(LightClientStore asked, LightClientStore before, Inquiry.Result<Advance> result) {
        busy = false;
        boolean isMeant = context.store().filter(asked::equals).isPresent();
        if (!isMeant) return;
        switch (result) {
            case Inquiry.Result.Answered<Advance>(var it, var _) -> {
                boolean hasMoved = it.store().period() > before.period()
                        || it.store().knowsNextCommittee() != before.knowsNextCommittee();
                if (hasMoved) failures = 0;
                else retryLater();
                advance.accept(goneOnSince(asked, before) ? takenNow(asked, it.by()) : it);
            }
            case Inquiry.Result.Unanswered<Advance>(var faults) -> {
                faults.forEach((source, fault) -> {
                    if (fault instanceof SourceFault.UnknownRules)
                        context.rulesUnknown(source.name(), context.slotNow());
                });
                retryLater();
            }
        }
    }

    private static boolean goneOnSince(LightClientStore asked, LightClientStore before) {
        return !asked.check().equals(before.check()) || !asked.signedBeacon().equals(before.signedBeacon());
    }

    /// Newer heads came meanwhile: they are not to be lost.
    private Advance takenNow(LightClientStore store, List<LightClientUpdate> updates) {
        updates.forEach(update -> store.process(update, context.slotNow()));
        return new Advance(store, updates);
    }

    private void retryLater() {
        var wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 16));
        failures++;
        nextTry = context.now().plus(wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY);
    }
}
