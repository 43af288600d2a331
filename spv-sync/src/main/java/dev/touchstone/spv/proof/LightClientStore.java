package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateRanking;
import dev.touchstone.spv.ethereum.bls.Bls;
import java.util.List;
import java.util.Optional;

/// A beacon chain followed by its sync committees: the finalized header, the newest one that a committee signed, and
/// the committees of this period and the next. The only holder of "this beacon header was signed by a committee that
/// the trusted header leads to". Confined to its owner's thread; pure but for the state it keeps, and told the time.
///
/// Source: consensus-specs `altair/light-client/sync-protocol.md` with the changes up to Gloas.
public final class LightClientStore {
    private final ForkSchedule schedule;
    private final Bls bls;
    private final UpdateRanking ranking;
    private LightClientTrail trail;
    private LightClientHeader finalized;
    private LightClientHeader optimistic;
    private Optional<LightClientUpdate> optimisticBy = Optional.empty();
    private SignedBeacon finalBy;
    private SignedBeacon signed;
    private boolean forced;
    private ReadyCommittee current;
    private Optional<ReadyCommittee> next = Optional.empty();
    private UpdateCheck check;
    private Optional<LightClientUpdate> best = Optional.empty();
    private long window;
    private int previousMostParticipants;
    private int mostParticipants;

    private LightClientStore(
            ForkSchedule schedule, Bls bls, LightClientTrail trail, LightClientHeader header, ReadyCommittee current) {
        this.schedule = schedule;
        this.bls = bls;
        this.trail = trail;
        this.ranking = new UpdateRanking(schedule.preset());
        this.finalized = header;
        this.optimistic = header;
        this.current = current;
        this.check = new UpdateCheck(schedule, bls, header.slot(), current, next);
        this.finalBy = new SignedBeacon(header, new Evidence.Signing.IsCheckpoint(), trail, false);
        this.signed = finalBy;
    }

    /// What came of a bootstrap.
    public sealed interface Start {
        record Started(LightClientStore store) implements Start {}

        record Refused(Refutation refutation) implements Start {}
    }

    /// Begins at a header that the user trusts (`initialize_light_client_store`).
    public static Start start(EthereumChain chain, Bls bls, Hash256 trustedRoot, LightClientBootstrap bootstrap) {
        var header = bootstrap.header();
        var schedule = chain.schedule();
        var trail = new LightClientTrail(new TrustAnchor.Checkpoint(chain.id(), trustedRoot), bootstrap, List.of());
        var problem = UpdateRules.problemOf(schedule, trustedRoot, bootstrap);
        if (problem.isPresent()) return new Start.Refused(problem.get());
        return bls.keysOf(bootstrap.committee())
                .<Start>map(keys -> new Start.Started(new LightClientStore(
                        schedule, bls, trail, header, new ReadyCommittee(bootstrap.committee(), keys))))
                .orElseGet(
                        () -> new Start.Refused(new Refutation.InvalidCommitteeKeys(schedule.periodOf(header.slot()))));
    }

    /// Follows a trail again from its checkpoint, checking all of it as if it came from a stranger. Every update
    /// must lead on, so that a trail has one form only.
    public static Start follow(EthereumChain chain, Bls bls, LightClientTrail trail, Slot now) {
        if (!trail.checkpoint().chain().equals(chain.id())) {
            return new Start.Refused(new Refutation.PremiseMissing("a checkpoint of " + chain.id()));
        }
        var start = start(chain, bls, trail.checkpoint().root(), trail.bootstrap());
        if (!(start instanceof Start.Started(var store))) return start;
        for (var update : trail.updates()) {
            int steps = store.trail.updates().size();
            switch (store.process(update, now)) {
                case Outcome.Refused(var refutation) -> {
                    return new Start.Refused(refutation);
                }
                case Outcome.Accepted _, Outcome.Stale _ -> {
                    if (store.trail.updates().size() == steps) {
                        return new Start.Refused(new Refutation.PremiseMissing("an update that leads on"));
                    }
                }
            }
        }
        return start;
    }

    private LightClientStore(LightClientStore of) {
        this.schedule = of.schedule;
        this.bls = of.bls;
        this.ranking = of.ranking;
        this.trail = of.trail;
        this.finalized = of.finalized;
        this.optimistic = of.optimistic;
        this.optimisticBy = of.optimisticBy;
        this.finalBy = of.finalBy;
        this.signed = of.signed;
        this.forced = of.forced;
        this.current = of.current;
        this.next = of.next;
        this.check = of.check;
        this.best = of.best;
        this.window = of.window;
        this.previousMostParticipants = of.previousMostParticipants;
        this.mostParticipants = of.mostParticipants;
    }

    /// Another store that knows the same, and goes its own way from here on. It belongs to whoever calls this.
    public LightClientStore copy() {
        return new LightClientStore(this);
    }

    /// What came of an update.
    public sealed interface Outcome {
        /// It is true; what it moved, if anything.
        record Accepted(boolean finalizedMoved, boolean optimisticMoved) implements Outcome {}

        /// It tells nothing that is not known here already. Nothing was checked, and nobody is to blame.
        record Stale() implements Outcome {}

        record Refused(Refutation refutation) implements Outcome {}
    }

    /// Checks an update and takes what is new in it (`process_light_client_update`).
    public Outcome process(LightClientUpdate update, Slot now) {
        return switch (check.check(update, now)) {
            case UpdateCheck.Verdict.Refused(var refutation) -> new Outcome.Refused(refutation);
            case UpdateCheck.Verdict.Stale _ -> new Outcome.Stale();
            case UpdateCheck.Verdict.Holds(var checked) -> take(checked, now);
        };
    }

    /// What the next update is to be checked against, on whatever thread.
    public UpdateCheck check() {
        return check;
    }

    /// Takes what is new in an update that was checked. Where the store has gone on since then, it is checked again.
    public Outcome take(CheckedUpdate checked, Slot now) {
        if (!checked.by().equals(check)) return process(checked.update(), now);
        tick(now);
        var update = checked.update();
        if (best.isEmpty() || ranking.compare(update, best.get()) > 0) best = Optional.of(update);
        var finalizedBefore = finalized;
        var optimisticBefore = optimistic;
        takeHeads(update);
        if (isFinalizing(update, checked.offered())) {
            apply(
                    update,
                    update.finality().map(LightClientUpdate.Finality::header).orElse(finalized),
                    checked.offered());
            best = Optional.empty();
        }
        return new Outcome.Accepted(!finalized.equals(finalizedBefore), !optimistic.equals(optimisticBefore));
    }

    private void takeHeads(LightClientUpdate update) {
        int participants = update.aggregate().participants();
        mostParticipants = Math.max(mostParticipants, participants);
        var attested = update.attested();
        if (update.aggregate().isSupermajority() && attested.slot().isAfter(signed.slot())) {
            var signing = new Evidence.Signing.Signed(update, schedule.periodOf(update.signatureSlot()));
            signed = new SignedBeacon(attested, signing, trail, forced);
        }
        if (participants > safetyThreshold() && attested.slot().isAfter(optimistic.slot())) {
            optimistic = attested;
            optimisticBy = Optional.of(update);
        }
    }

    private boolean isFinalizing(LightClientUpdate update, Optional<ReadyCommittee> offered) {
        boolean bringsFinalCommittee = next.isEmpty()
                && offered.isPresent()
                && update.finality().isPresent()
                && schedule.periodOf(update.finalizedSlot())
                        == schedule.periodOf(update.attested().slot());
        boolean isNewer = update.finalizedSlot().isAfter(finalized.slot());
        return update.aggregate().isSupermajority() && (isNewer || bringsFinalCommittee);
    }

    /// `get_safety_threshold`.
    private int safetyThreshold() {
        return Math.max(previousMostParticipants, mostParticipants) / 2;
    }

    /// `apply_light_client_update`, with `header` as the final one.
    private void apply(LightClientUpdate update, LightClientHeader header, Optional<ReadyCommittee> offered) {
        long period = schedule.periodOf(finalized.slot());
        long finalPeriod = schedule.periodOf(header.slot());
        boolean isTold = next.isEmpty() && offered.isPresent();
        boolean isOver = next.isPresent() && finalPeriod == period + 1;
        var signing = new Evidence.Signing.Finalized(update, schedule.periodOf(update.signatureSlot()));
        var finalNow = new SignedBeacon(header, signing, trail, forced);
        if (isTold || isOver) trail = trail.then(update);
        if (next.isEmpty()) {
            if (finalPeriod != period) throw new IllegalStateException("a final header beyond the known committees");
            next = offered;
        } else if (isOver) {
            current = next.get();
            next = offered;
        }
        if (header.slot().isAfter(finalized.slot())) takeFinal(update, finalNow);
        check = new UpdateCheck(schedule, bls, finalized.slot(), current, next);
    }

    private void takeFinal(LightClientUpdate update, SignedBeacon finalNow) {
        finalBy = finalNow;
        finalized = finalNow.header();
        if (finalized.slot().isAfter(optimistic.slot())) {
            optimistic = finalized;
            optimisticBy = Optional.of(update);
        }
    }

    /// Takes the best update that was seen as final though too few signed for that, where nothing was finalized for
    /// a whole period. Only ever on the user's word: it gives up the safety of two thirds
    /// (`process_slot_for_light_client_store`). False where there is no such update, or the time is not up.
    public boolean forceUpdate(Slot now) {
        tick(now);
        if (!isForceDue(now)) return false;
        var update = best.orElseThrow();
        boolean isNewer = update.finalizedSlot().isAfter(finalized.slot());
        var header = isNewer
                ? update.finality().map(LightClientUpdate.Finality::header).orElseThrow()
                : update.attested();
        forced = true;
        apply(update, header, check.readyNext(update));
        signed = signed.asForced();
        finalBy = finalBy.asForced();
        best = Optional.empty();
        return true;
    }

    /// Whether [#forceUpdate] would do something.
    public boolean isForceDue(Slot now) {
        boolean isLate =
                now.value() > finalized.slot().value() + schedule.preset().slotsPerPeriod();
        return isLate && best.isPresent();
    }

    /// The greatest numbers of signers count for the period they were seen in and the one after it.
    private void tick(Slot now) {
        long period = schedule.periodOf(now);
        if (period <= window) return;
        previousMostParticipants = period == window + 1 ? mostParticipants : 0;
        mostParticipants = 0;
        window = period;
    }

    public ForkSchedule schedule() {
        return schedule;
    }

    /// How the committees are known, from the checkpoint on.
    public LightClientTrail trail() {
        return trail;
    }

    /// Whether the user once took an update as final that too few had signed: then nothing here is proven.
    public boolean isForced() {
        return forced;
    }

    /// The newest final header, and why it is.
    public SignedBeacon finalBeacon() {
        return finalBy;
    }

    /// The newest header that two thirds of a committee signed, and how: the head of what can be proven.
    public SignedBeacon signedBeacon() {
        return signed;
    }

    /// The newest header that two thirds of a committee signed: the head of what can be proven.
    public LightClientHeader signedHead() {
        return signed.header();
    }

    public LightClientHeader finalized() {
        return finalized;
    }

    /// The newest header that enough of the committee signed.
    public LightClientHeader optimistic() {
        return optimistic;
    }

    /// The update that signed the newest header; empty while that is the trusted one.
    public Optional<LightClientUpdate> optimisticBy() {
        return optimisticBy;
    }

    public boolean knowsNextCommittee() {
        return next.isPresent();
    }

    /// The period whose committee is known as the current one.
    public long period() {
        return schedule.periodOf(finalized.slot());
    }
}
