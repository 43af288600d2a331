package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
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
    private LightClientTrail trail;
    private final UpdateRanking ranking;
    private final UpdateRules rules;
    private LightClientHeader finalized;
    private LightClientHeader optimistic;
    private Optional<LightClientUpdate> optimisticBy = Optional.empty();
    private Signed finalBy;
    private Signed signed;
    private boolean forced;
    private ReadyCommittee current;
    private Optional<ReadyCommittee> next = Optional.empty();
    private Optional<LightClientUpdate> best = Optional.empty();
    private long window;
    private int previousMostParticipants;
    private int mostParticipants;

    /// A header, and why it is believed.
    record Signed(LightClientHeader header, Evidence.Signing signing) {}

    /// A committee with its keys made ready.
    record ReadyCommittee(SyncCommittee committee, Bls.CommitteeKeys keys) {}

    private LightClientStore(
            ForkSchedule schedule, Bls bls, LightClientTrail trail, LightClientHeader header, ReadyCommittee current) {
        this.schedule = schedule;
        this.bls = bls;
        this.trail = trail;
        this.ranking = new UpdateRanking(schedule.preset());
        this.rules = new UpdateRules(schedule);
        this.finalized = header;
        this.optimistic = header;
        this.current = current;
        this.finalBy = new Signed(header, new Evidence.Signing.IsCheckpoint());
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
        tick(now);
        var problem = rules.problemBefore(view(), update, now);
        if (problem.isPresent()) return new Outcome.Refused(problem.get());
        if (!isRelevant(update)) return new Outcome.Stale();
        problem = rules.problemOfContents(view(), update).or(() -> problemOfSignature(update));
        if (problem.isPresent()) return new Outcome.Refused(problem.get());
        var offered = readyNext(update);
        if (update.next().isPresent() && offered.isEmpty()) {
            return new Outcome.Refused(new Refutation.InvalidCommitteeKeys(
                    schedule.periodOf(update.attested().slot()) + 1));
        }
        return take(update, offered);
    }

    private UpdateRules.View view() {
        return new UpdateRules.View(finalized.slot(), next.map(ReadyCommittee::committee));
    }

    private boolean isRelevant(LightClientUpdate update) {
        boolean bringsCommittee = next.isEmpty()
                && update.next().isPresent()
                && schedule.periodOf(update.attested().slot()) == schedule.periodOf(finalized.slot());
        return update.attested().slot().isAfter(finalized.slot()) || bringsCommittee;
    }

    private Optional<Refutation> problemOfSignature(LightClientUpdate update) {
        long period = schedule.periodOf(update.signatureSlot());
        var signers = period == schedule.periodOf(finalized.slot()) ? Optional.of(current) : next;
        var message = schedule.signingRoot(update.attested().beacon(), update.signatureSlot());
        if (message.isEmpty()) return Optional.of(new Refutation.UnknownFork(update.signatureSlot()));
        boolean signed = signers.isPresent() && signers.get().keys().verify(update.aggregate(), message.get());
        return signed
                ? Optional.empty()
                : Optional.of(
                        new Refutation.BadAggregateSignature(update.attested().slot()));
    }

    private Optional<ReadyCommittee> readyNext(LightClientUpdate update) {
        if (update.next().isEmpty()) return Optional.empty();
        var committee = update.next().get().committee();
        if (next.isPresent() && next.get().committee().equals(committee)) return next;
        return bls.keysOf(committee).map(keys -> new ReadyCommittee(committee, keys));
    }

    private Outcome take(LightClientUpdate update, Optional<ReadyCommittee> offered) {
        if (best.isEmpty() || ranking.compare(update, best.get()) > 0) best = Optional.of(update);
        int participants = update.aggregate().participants();
        mostParticipants = Math.max(mostParticipants, participants);
        var finalizedBefore = finalized;
        var optimisticBefore = optimistic;
        boolean isSupermajority = update.aggregate().isSupermajority();
        if (isSupermajority && update.attested().slot().isAfter(signed.header().slot())) {
            signed = new Signed(
                    update.attested(), new Evidence.Signing.Signed(update, schedule.periodOf(update.signatureSlot())));
        }
        if (participants > safetyThreshold() && update.attested().slot().isAfter(optimistic.slot())) {
            optimistic = update.attested();
            optimisticBy = Optional.of(update);
        }
        boolean bringsFinalCommittee = next.isEmpty()
                && offered.isPresent()
                && update.finality().isPresent()
                && schedule.periodOf(update.finalizedSlot())
                        == schedule.periodOf(update.attested().slot());
        boolean isNewer = update.finalizedSlot().isAfter(finalized.slot());
        if (isSupermajority && (isNewer || bringsFinalCommittee)) {
            apply(
                    update,
                    update.finality().map(LightClientUpdate.Finality::header).orElse(finalized),
                    offered);
            best = Optional.empty();
        }
        return new Outcome.Accepted(!finalized.equals(finalizedBefore), !optimistic.equals(optimisticBefore));
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
        if (isTold || isOver) trail = trail.then(update);
        if (next.isEmpty()) {
            if (finalPeriod != period) throw new IllegalStateException("a final header beyond the known committees");
            next = offered;
        } else if (isOver) {
            current = next.get();
            next = offered;
        }
        if (!header.slot().isAfter(finalized.slot())) return;
        finalized = header;
        finalBy = new Signed(header, new Evidence.Signing.Finalized(update, schedule.periodOf(update.signatureSlot())));
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
        boolean isDue =
                now.value() > finalized.slot().value() + schedule.preset().slotsPerPeriod();
        if (!isDue || best.isEmpty()) return false;
        var update = best.get();
        boolean isNewer = update.finalizedSlot().isAfter(finalized.slot());
        var header = isNewer
                ? update.finality().map(LightClientUpdate.Finality::header).orElseThrow()
                : update.attested();
        forced = true;
        apply(update, header, readyNext(update));
        best = Optional.empty();
        return true;
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

    /// The final header and why.
    Signed finalBy() {
        return finalBy;
    }

    /// The newest header that two thirds of a committee signed, and how.
    Signed signed() {
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
