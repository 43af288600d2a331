package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.node.UpdateIntake.Heard;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Hears of the newest blocks from several beacon nodes at once, so that one that stands still cannot hold
/// the head back: pushed where a node pushes, asked for at the pace of slots where it does not. Confined to
/// the ethereum-chain loop.
final class HeadFollowing {
    /// So many are listened to while all goes well; all of them when no new head came for some slots.
    private static final int ACTIVE = 3;

    private static final int SLOTS_UNTIL_ALL = 4;
    private static final int SLOTS_BETWEEN_LOOKS_AT_STREAMS = 5;
    private static final int EPOCHS_TO_FINALITY = 2;
    private static final Duration STREAM_RETRY = Duration.ofSeconds(10);

    private final NodeContext context;
    private final UpdateIntake intake;
    private final Predicate<BeaconSource> isOwn;
    private final Map<BeaconSource, Follower> followers = new HashMap<>();

    /// @param isOwn whether the user named a source
    HeadFollowing(NodeContext context, UpdateIntake intake, Predicate<BeaconSource> isOwn) {
        this.context = context;
        this.intake = intake;
        this.isOwn = isOwn;
    }

    /// What is going on with one source.
    private static final class Follower {
        private boolean asking;
        private boolean asked;
        private boolean listening;
        private boolean pushesNothing;
        private Instant nextAsk = Instant.MIN;
        private Instant nextListen = Instant.MIN;
        private Instant lastPush = Instant.MIN;
        private Optional<Errands.Errand> stream = Optional.empty();
        private Optional<Errands.Errand> question = Optional.empty();

        void callOff() {
            stream.ifPresent(Errands.Errand::callOff);
            question.ifPresent(Errands.Errand::callOff);
        }
    }

    /// Whether as many as are usually asked were, and answered or failed.
    boolean hasAskedAround() {
        long asked = followers.values().stream().filter(it -> it.asked).count();
        return asked > 0 && asked >= Math.min(ACTIVE, context.book().beacons().size());
    }

    /// Nobody is followed any more; whoever was being asked or listened to is called off.
    void stop() {
        followers.values().forEach(Follower::callOff);
        followers.clear();
    }

    /// A source is followed no more.
    void drop(String name) {
        followers.entrySet().removeIf(entry -> {
            boolean isIt = entry.getKey().name().equals(name);
            if (isIt) entry.getValue().callOff();
            return isIt;
        });
    }

    void tick() {
        var sources = context.book().beacons();
        followers.keySet().retainAll(identities(sources));
        int count = isHeadOld() ? sources.size() : Math.min(ACTIVE, sources.size());
        for (var source : sources.subList(0, count)) {
            var follower = followers.computeIfAbsent(source, _ -> new Follower());
            listen(source, follower);
            ask(source, follower);
        }
    }

    /// Those that rest now but are still being listened to are kept.
    private List<BeaconSource> identities(List<BeaconSource> sources) {
        var kept = new ArrayList<>(sources);
        followers.forEach((source, follower) -> {
            if (follower.listening || follower.asking) kept.add(source);
        });
        return kept;
    }

    private boolean isHeadOld() {
        long head = context.store().map(s -> s.signedBeacon().slot().value()).orElse(0L);
        return context.slotNow().value() - head > SLOTS_UNTIL_ALL;
    }

    private void listen(BeaconSource source, Follower follower) {
        if (follower.listening || follower.pushesNothing || context.now().isBefore(follower.nextListen)) return;
        follower.listening = true;
        Consumer<LightClientUpdate> heard = update -> context.errands().post(() -> pushed(source, follower, update));
        var stream = context.errands().run(() -> source.listen(heard), end -> ended(source, follower, end));
        follower.stream = Optional.of(stream);
    }

    private void pushed(BeaconSource source, Follower follower, LightClientUpdate update) {
        if (!follower.equals(followers.get(source))) return;
        follower.lastPush = context.now();
        intake.offer(new Heard(source, update, Duration.ZERO));
    }

    private void ended(BeaconSource source, Follower follower, SourceFault end) {
        follower.listening = false;
        if (end instanceof SourceFault.Unsupported) follower.pushesNothing = true;
        else context.book().blame(source, end);
        follower.nextListen = context.now().plus(STREAM_RETRY);
    }

    private void ask(BeaconSource source, Follower follower) {
        if (follower.asking || context.now().isBefore(follower.nextAsk)) return;
        follower.asking = true;
        boolean wantsFinality = !follower.asked || isFinalityDue();
        var question = context.errands()
                .run(() -> answersOf(source, wantsFinality), answers -> answered(source, follower, answers));
        follower.question = Optional.of(question);
    }

    private void answered(BeaconSource source, Follower follower, List<Answer> answers) {
        follower.asking = false;
        follower.asked = true;
        follower.nextAsk = nextAsk(source, follower);
        if (follower.equals(followers.get(source))) answers.forEach(answer -> heard(source, answer));
    }

    private record Answer(Reply<LightClientUpdate> reply, Duration latency) {}

    private static List<Answer> answersOf(BeaconSource source, boolean wantsFinality) {
        var answers = new ArrayList<Answer>();
        long began = System.nanoTime();
        if (wantsFinality) {
            answers.add(new Answer(source.finality(), Duration.ofNanos(System.nanoTime() - began)));
            began = System.nanoTime();
        }
        answers.add(new Answer(source.optimistic(), Duration.ofNanos(System.nanoTime() - began)));
        return answers;
    }

    private void heard(BeaconSource source, Answer answer) {
        switch (answer.reply()) {
            case Reply.Said<LightClientUpdate>(var update) -> intake.offer(new Heard(source, update, answer.latency()));
            case Reply.Failed<LightClientUpdate>(var fault) -> {
                context.book().blame(source, fault);
                if (fault instanceof SourceFault.UnknownRules) context.rulesUnknown(source.name(), context.slotNow());
            }
        }
    }

    private boolean isFinalityDue() {
        var schedule = context.chain().schedule();
        long epoch =
                context.store().map(s -> schedule.epochOf(s.finalized().slot())).orElse(0L);
        return schedule.epochOf(context.slotNow()) - epoch > EPOCHS_TO_FINALITY;
    }

    /// A block's signatures are in the next block, which is there some seconds into its slot. The user's own
    /// node is asked again and again in a slot; one that pushes hardly at all.
    private Instant nextAsk(BeaconSource source, Follower follower) {
        var slotTime = context.chain().schedule().slotTime();
        boolean isPushing = follower.lastPush.isAfter(context.now().minus(slotTime.multipliedBy(2)));
        if (isPushing) return context.now().plus(slotTime.multipliedBy(SLOTS_BETWEEN_LOOKS_AT_STREAMS));
        if (isOwn.test(source)) return context.now().plus(slotTime.dividedBy(4));
        var next = context.chain().schedule().timeOf(context.slotNow()).plus(slotTime);
        var jitter = Duration.ofMillis(context.dice().nextLong(Math.max(1, slotTime.toMillis() / 4)));
        return next.plus(slotTime.dividedBy(3)).plus(jitter);
    }
}
