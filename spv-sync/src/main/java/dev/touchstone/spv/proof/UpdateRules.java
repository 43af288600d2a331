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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What must be true of bootstraps and updates, but for the signature. Pure.
///
/// Source: consensus-specs `sync-protocol.md`, `initialize_light_client_store` and
/// `validate_light_client_update`.
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
        var untied = problemOfTie(schedule, header);
        if (untied.isPresent()) return untied;
        var leaf = new Leaf(bootstrap.committee().root(), bootstrap.committeeBranch());
        var lie = new Refutation.CommitteeNotInState(header.slot());
        return problemOfPlace(schedule, ConsensusFork::currentSyncCommittee, leaf, header, lie);
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
        return problemOfTie(schedule, update.attested())
                .or(() -> update.finality().flatMap(finality -> problemOf(finality, update.attested())))
                .or(() -> update.next().flatMap(next -> problemOf(known, next, update.attested())));
    }

    /// A header that keeps the rules of a fork which the schedule has not got for its slot tells of a change
    /// that this program does not know; that is no lie of whoever sent it.
    private static Optional<Refutation> problemOfTie(ForkSchedule schedule, LightClientHeader header) {
        var fork = schedule.forkAt(header.slot());
        if (fork.isEmpty()) return Optional.of(new Refutation.UnknownFork(header.slot()));
        if (header.isTied(fork.get())) return Optional.empty();
        boolean isLater = after(fork.get()).anyMatch(header::isTied);
        return Optional.of(
                isLater
                        ? new Refutation.UnknownFork(header.slot())
                        : new Refutation.ExecutionNotInBlock(header.slot()));
    }

    /// Before anything is final the state names the root zero, and the header stands for none.
    private Optional<Refutation> problemOf(LightClientUpdate.Finality finality, LightClientHeader attested) {
        var header = finality.header();
        boolean isGenesis = header.slot().equals(Slot.GENESIS);
        if (isGenesis && !header.equals(LightClientHeader.EMPTY)) {
            return Optional.of(new Refutation.FinalityNotInState(attested.slot()));
        }
        var root = isGenesis ? Hash256.ZERO : header.beacon().root();
        var lie = new Refutation.FinalityNotInState(attested.slot());
        var problem = problemOfPlace(
                schedule, ConsensusFork::finalizedRoot, new Leaf(root, finality.branch()), attested, lie);
        return problem.isPresent() || isGenesis ? problem : problemOfTie(schedule, header);
    }

    /// A committee that is known to the byte has the root that was hashed when it became known.
    private Optional<Refutation> problemOf(
            View known, LightClientUpdate.NextCommittee next, LightClientHeader attested) {
        long period = schedule.periodOf(attested.slot());
        boolean samePeriod = period == schedule.periodOf(known.finalized());
        if (samePeriod && known.next().isPresent() && !known.next().get().equals(next.committee())) {
            return Optional.of(new Refutation.CommitteeContradicted(period + 1));
        }
        var lie = new Refutation.CommitteeNotInState(attested.slot());
        var committee = known.next().filter(next.committee()::equals).orElse(next.committee());
        var leaf = new Leaf(committee.root(), next.branch());
        return problemOfPlace(schedule, ConsensusFork::nextSyncCommittee, leaf, attested, lie);
    }

    /// A leaf of a state and its branch.
    private record Leaf(Hash256 root, List<Hash256> branch) {
        boolean isAt(GeneralizedIndex place, LightClientHeader in) {
            return place.leads(root, branch, in.beacon().stateRoot());
        }
    }

    /// A leaf that lies where a fork has it which the schedule has not got for the slot: see [#problemOfTie].
    private static Optional<Refutation> problemOfPlace(
            ForkSchedule schedule,
            Function<ConsensusFork, GeneralizedIndex> place,
            Leaf leaf,
            LightClientHeader in,
            Refutation lie) {
        var fork = schedule.forkAt(in.slot());
        if (fork.isEmpty()) return Optional.of(new Refutation.UnknownFork(in.slot()));
        if (leaf.isAt(place.apply(fork.get()), in)) return Optional.empty();
        boolean isLater = after(fork.get()).anyMatch(later -> leaf.isAt(place.apply(later), in));
        return Optional.of(isLater ? new Refutation.UnknownFork(in.slot()) : lie);
    }

    private static Stream<ConsensusFork> after(ConsensusFork fork) {
        return Arrays.stream(ConsensusFork.values()).filter(later -> later.compareTo(fork) > 0);
    }
}
