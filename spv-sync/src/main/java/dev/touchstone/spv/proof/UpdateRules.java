package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What must be true of bootstraps and updates, but for the signature. Pure.
///
/// Source: consensus-specs `sync-protocol.md`, `initialize_light_client_store` and `validate_light_client_update`.
final class UpdateRules {
    private final ForkSchedule schedule;

    UpdateRules(ForkSchedule schedule) {
        this.schedule = schedule;
    }

    /// What a store knows already.
    record View(Slot finalized, Optional<SyncCommittee> next) {}

    static Optional<Refutation> problemOf(ForkSchedule schedule, Hash256 trustedRoot, LightClientBootstrap bootstrap) {
        var header = bootstrap.header();
        var root = header.beacon().root();
        if (!root.equals(trustedRoot)) return Optional.of(new Refutation.WrongBeaconBlock(trustedRoot, root));
        var fork = schedule.forkAt(header.slot());
        if (fork.isEmpty()) return Optional.of(new Refutation.UnknownFork(header.slot()));
        int size = bootstrap.committee().size();
        int expected = schedule.preset().committeeSize();
        if (size != expected) return Optional.of(new Refutation.WrongCommitteeSize(size, expected));
        if (!header.isTied(fork.get())) return Optional.of(new Refutation.ExecutionNotInBlock(header.slot()));
        boolean inState = fork.get()
                .currentSyncCommittee()
                .leads(
                        bootstrap.committee().root(),
                        bootstrap.committeeBranch(),
                        header.beacon().stateRoot());
        return inState ? Optional.empty() : Optional.of(new Refutation.CommitteeNotInState(header.slot()));
    }

    /// What is wrong with an update on its face, whether it tells anything new or not.
    Optional<Refutation> problemBefore(View known, LightClientUpdate update, Slot now) {
        var attested = update.attested().slot();
        int size = update.aggregate().size();
        int expected = schedule.preset().committeeSize();
        if (size != expected) return Optional.of(new Refutation.WrongCommitteeSize(size, expected));
        if (update.aggregate().participants() == 0) return Optional.of(new Refutation.NobodySigned(attested));
        boolean inOrder = !update.signatureSlot().isAfter(now)
                && update.signatureSlot().isAfter(attested)
                && !update.finalizedSlot().isAfter(attested);
        if (!inOrder) {
            return Optional.of(
                    new Refutation.SlotsOutOfOrder(update.finalizedSlot(), attested, update.signatureSlot(), now));
        }
        if (schedule.forkAt(attested).isEmpty()) return Optional.of(new Refutation.UnknownFork(attested));
        long period = schedule.periodOf(known.finalized());
        long signed = schedule.periodOf(update.signatureSlot());
        boolean isKnown = signed == period || (known.next().isPresent() && signed == period + 1);
        return isKnown ? Optional.empty() : Optional.of(new Refutation.PeriodSkipped(signed, period));
    }

    /// What is wrong with the headers and the committee in an update.
    Optional<Refutation> problemOfContents(View known, LightClientUpdate update) {
        return problemOfTie(update.attested())
                .or(() -> update.finality().flatMap(finality -> problemOf(finality, update.attested())))
                .or(() -> update.next().flatMap(next -> problemOf(known, next, update.attested())));
    }

    private Optional<Refutation> problemOfTie(LightClientHeader header) {
        var fork = schedule.forkAt(header.slot());
        if (fork.isEmpty()) return Optional.of(new Refutation.UnknownFork(header.slot()));
        return header.isTied(fork.get())
                ? Optional.empty()
                : Optional.of(new Refutation.ExecutionNotInBlock(header.slot()));
    }

    /// Before anything is final the state names the root zero, and the header stands for none.
    private Optional<Refutation> problemOf(LightClientUpdate.Finality finality, LightClientHeader attested) {
        var header = finality.header();
        boolean isGenesis = header.slot().equals(Slot.GENESIS);
        if (isGenesis && !header.equals(LightClientHeader.EMPTY)) {
            return Optional.of(new Refutation.FinalityNotInState(attested.slot()));
        }
        var root = isGenesis ? Hash256.ZERO : header.beacon().root();
        if (!isInState(ConsensusFork::finalizedRoot, root, finality.branch(), attested)) {
            return Optional.of(new Refutation.FinalityNotInState(attested.slot()));
        }
        return isGenesis ? Optional.empty() : problemOfTie(header);
    }

    private Optional<Refutation> problemOf(
            View known, LightClientUpdate.NextCommittee next, LightClientHeader attested) {
        long period = schedule.periodOf(attested.slot());
        boolean samePeriod = period == schedule.periodOf(known.finalized());
        if (samePeriod && known.next().isPresent() && !known.next().get().equals(next.committee())) {
            return Optional.of(new Refutation.CommitteeContradicted(period + 1));
        }
        return isInState(ConsensusFork::nextSyncCommittee, next.committee().root(), next.branch(), attested)
                ? Optional.empty()
                : Optional.of(new Refutation.CommitteeNotInState(attested.slot()));
    }

    private boolean isInState(
            Function<ConsensusFork, GeneralizedIndex> place, Hash256 leaf, List<Hash256> branch, LightClientHeader in) {
        return schedule.forkAt(in.slot())
                .map(fork -> place.apply(fork).leads(leaf, branch, in.beacon().stateRoot()))
                .orElse(false);
    }
}
