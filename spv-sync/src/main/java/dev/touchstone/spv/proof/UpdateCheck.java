package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.Bls;
import java.util.Optional;

/// Tells whether an update is true, given what a [LightClientStore] knew at one moment: everything of
/// `validate_light_client_update`, the signature included. Pure and immutable, so it may run on any thread while the
/// store goes on.
///
/// Source: consensus-specs `altair/light-client/sync-protocol.md` with the changes up to Gloas.
public final class UpdateCheck {
    private final ForkSchedule schedule;
    private final Bls bls;
    private final UpdateRules rules;
    private final Slot finalized;
    private final ReadyCommittee current;
    private final Optional<ReadyCommittee> next;

    UpdateCheck(ForkSchedule schedule, Bls bls, Slot finalized, ReadyCommittee current, Optional<ReadyCommittee> next) {
        this.schedule = schedule;
        this.bls = bls;
        this.rules = new UpdateRules(schedule);
        this.finalized = finalized;
        this.current = current;
        this.next = next;
    }

    /// What was found.
    public sealed interface Verdict {
        /// It is true; [LightClientStore#take] takes what is new in it.
        record Holds(CheckedUpdate checked) implements Verdict {}

        /// It tells nothing that is not known already. No signature was checked, and nobody is to blame.
        record Stale() implements Verdict {}

        record Refused(Refutation refutation) implements Verdict {}
    }

    public Verdict check(LightClientUpdate update, Slot now) {
        var known = new UpdateRules.View(finalized, next.map(ReadyCommittee::committee));
        var problem = rules.problemBefore(known, update, now);
        if (problem.isPresent()) return new Verdict.Refused(problem.get());
        if (!isRelevant(update)) return new Verdict.Stale();
        problem = rules.problemOfContents(known, update).or(() -> problemOfSignature(update));
        if (problem.isPresent()) return new Verdict.Refused(problem.get());
        var offered = readyNext(update);
        if (update.next().isPresent() && offered.isEmpty()) {
            return new Verdict.Refused(new Refutation.InvalidCommitteeKeys(
                    schedule.periodOf(update.attested().slot()) + 1));
        }
        return new Verdict.Holds(new CheckedUpdate(this, update, offered));
    }

    private boolean isRelevant(LightClientUpdate update) {
        boolean bringsCommittee = next.isEmpty()
                && update.next().isPresent()
                && schedule.periodOf(update.attested().slot()) == schedule.periodOf(finalized);
        return update.attested().slot().isAfter(finalized) || bringsCommittee;
    }

    private Optional<Refutation> problemOfSignature(LightClientUpdate update) {
        long period = schedule.periodOf(update.signatureSlot());
        var signers = period == schedule.periodOf(finalized) ? Optional.of(current) : next;
        var message = schedule.signingRoot(update.attested().beacon(), update.signatureSlot());
        if (message.isEmpty()) return Optional.of(new Refutation.UnknownFork(update.signatureSlot()));
        boolean signed = signers.isPresent() && signers.get().keys().verify(update.aggregate(), message.get());
        return signed
                ? Optional.empty()
                : Optional.of(
                        new Refutation.BadAggregateSignature(update.attested().slot()));
    }

    Optional<ReadyCommittee> readyNext(LightClientUpdate update) {
        if (update.next().isEmpty()) return Optional.empty();
        var committee = update.next().get().committee();
        if (next.isPresent() && next.get().committee().equals(committee)) return next;
        return bls.keysOf(committee).map(keys -> new ReadyCommittee(committee, keys));
    }
}
