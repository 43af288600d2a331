package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import java.util.List;
import java.util.Optional;

/// What a committee signed: a newer header, and where given the next committee and the finalized header in its
/// state.
/// `LightClientUpdate`, `LightClientFinalityUpdate` and `LightClientOptimisticUpdate` are all this, with more
/// or less in it. Immutable.
///
/// @param signatureSlot the slot in which the signature was made; not signed itself
public record LightClientUpdate(
        LightClientHeader attested,
        Optional<NextCommittee> next,
        Optional<Finality> finality,
        SyncAggregate aggregate,
        Slot signatureSlot) {

    /// The committee of the period after the attested header's, with its branch to that header's state.
    public record NextCommittee(SyncCommittee committee, List<Hash256> branch) {
        public NextCommittee {
            branch = List.copyOf(branch);
        }
    }

    /// The header that the attested header's state calls final, with its branch to that state.
    public record Finality(LightClientHeader header, List<Hash256> branch) {
        public Finality {
            branch = List.copyOf(branch);
        }
    }

    /// The slot that the update calls final; that of the first block where it calls none.
    public Slot finalizedSlot() {
        return finality.map(f -> f.header().slot()).orElse(Slot.GENESIS);
    }

    /// The next committee, or the zeros that stand for none.
    SyncCommittee nextCommittee(Preset preset) {
        return next.map(NextCommittee::committee).orElseGet(() -> SyncCommittee.none(preset));
    }

    /// The next committee's branch; empty where there is none.
    List<Hash256> nextCommitteeBranch() {
        return next.map(NextCommittee::branch).orElse(List.of());
    }

    /// The finalized header, or the zeros that stand for none.
    LightClientHeader finalizedHeader() {
        return finality.map(Finality::header).orElse(LightClientHeader.EMPTY);
    }

    /// The finalized header's branch; empty where there is none.
    List<Hash256> finalityBranch() {
        return finality.map(Finality::branch).orElse(List.of());
    }

    /// A branch of zeros says that there is no committee; then there must be none (`is_sync_committee_update`).
    static Optional<NextCommittee> next(SyncCommittee committee, List<Hash256> branch) throws MalformedException {
        if (!isZero(branch)) return Optional.of(new NextCommittee(committee, branch));
        if (!committee.isEmpty()) throw new MalformedException("a committee without a branch");
        return Optional.empty();
    }

    /// A branch of zeros says that nothing is final; then there must be no header (`is_finality_update`).
    static Optional<Finality> finality(LightClientHeader header, List<Hash256> branch) throws MalformedException {
        if (!isZero(branch)) return Optional.of(new Finality(header, branch));
        if (!header.equals(LightClientHeader.EMPTY)) throw new MalformedException("a final header without a branch");
        return Optional.empty();
    }

    private static boolean isZero(List<Hash256> branch) {
        return branch.stream().allMatch(Hash256.ZERO::equals);
    }
}
