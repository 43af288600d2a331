package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.CheckedUpdate;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.UpdateCheck;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// Takes what beacon nodes say of the newest blocks: one update after the other is checked on a verifier, and
/// taken on the loop. Whoever said something false is blamed. Confined to the ethereum-chain loop.
final class UpdateIntake {
    private static final int MOST_WAITING = 64;

    /// A clock that goes a little slow makes what was just signed look as if it came from the future.
    private static final int SLOTS_EARLY = 2;

    private final NodeContext context;
    private final Queue<Heard> waiting = new ArrayDeque<>();
    private final List<Heard> early = new ArrayList<>();
    private boolean busy;
    private long checked;

    /// An update, and who said it.
    record Heard(BeaconSource source, LightClientUpdate update, Duration latency) {}

    UpdateIntake(NodeContext context) {
        this.context = context;
    }

    /// How many were checked and true.
    long checked() {
        return checked;
    }

    void counted(long updates) {
        checked += updates;
    }

    /// Where too many wait, the new one is dropped: newer ones will come.
    void offer(Heard heard) {
        var queue = isEarly(heard) ? early : waiting;
        if (queue.size() < MOST_WAITING) queue.add(heard);
        step();
    }

    private boolean isEarly(Heard heard) {
        long ahead = heard.update().signatureSlot().value() - context.slotNow().value();
        return ahead > 0 && ahead <= SLOTS_EARLY;
    }

    void tick() {
        for (var heard : List.copyOf(early)) {
            if (isEarly(heard)) continue;
            early.remove(heard);
            waiting.add(heard);
        }
        step();
    }

    /// Forgets what waits: it was said about another checkpoint's chain, or nobody is to be heard any more.
    void clear() {
        waiting.clear();
        early.clear();
    }

    private void step() {
        var store = context.store();
        if (busy || waiting.isEmpty() || store.isEmpty()) return;
        busy = true;
        var heard = waiting.remove();
        var check = store.get().check();
        var now = isAhead(heard) ? heard.update().signatureSlot() : context.slotNow();
        context.verifiers().run(() -> check.check(heard.update(), now), verdict -> {
            busy = false;
            judged(heard, verdict);
            step();
        });
    }

    /// A block that has not begun by our clock, and yet is said to be signed. Nobody but the committee can
    /// sign it; if it did, then our clock is slow, and the server did not lie.
    private boolean isAhead(Heard heard) {
        return heard.update().attested().slot().isAfter(context.slotNow());
    }

    private void judged(Heard heard, UpdateCheck.Verdict verdict) {
        switch (verdict) {
            case UpdateCheck.Verdict.Holds(var update) -> {
                if (!isAhead(heard)) context.store().ifPresent(store -> take(heard, store, update));
                else if (heard.update().aggregate().isSupermajority()) {
                    context.signedAhead(heard.update().attested().slot());
                }
            }
            case UpdateCheck.Verdict.Stale _ -> {}
            case UpdateCheck.Verdict.Refused(var refutation) -> refused(heard, refutation);
        }
    }

    private void take(Heard heard, LightClientStore store, CheckedUpdate update) {
        int steps = store.trail().updates().size();
        switch (store.take(update, context.slotNow())) {
            case LightClientStore.Outcome.Accepted(boolean finalizedMoved, boolean _) -> {
                checked++;
                context.book().praise(heard.source(), heard.latency());
                context.storeMoved(finalizedMoved || store.trail().updates().size() > steps);
            }
            case LightClientStore.Outcome.Stale _ -> {}
            case LightClientStore.Outcome.Refused(var refutation) -> refused(heard, refutation);
        }
    }

    /// That the committee which signed is not known here yet is no fault of whoever says it.
    private void refused(Heard heard, Refutation refutation) {
        if (refutation instanceof Refutation.UnknownFork(var at)) {
            context.book().blame(heard.source(), new SourceFault.UnknownRules("at slot " + at));
            context.rulesUnknown(heard.source().name(), at);
        } else if (!(refutation instanceof Refutation.PeriodSkipped)) {
            context.book().blame(heard.source(), new SourceFault.Lied(refutation));
        }
    }
}
