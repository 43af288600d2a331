package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import java.util.List;
import java.util.Optional;

/// The step from a signed beacon block to execution blocks far below it, where neither their children nor the ring
/// of hashes (EIP-2935) reach: the beacon chain's state keeps the roots of its older blocks. Pure and thread-safe.
///
/// Beacon nodes have no standard way to be asked for such branches; they come in files, as the portal network makes
/// them.
///
/// Source: consensus-specs `phase0/beacon-chain.md` (`block_roots`), `capella/beacon-chain.md`
/// (`historical_summaries`).
public final class HistoryKernel {
    /// `body_root` in a `BeaconBlockHeader`.
    private static final GeneralizedIndex BODY_ROOT = new GeneralizedIndex(12);

    /// The depth of `List[HistoricalSummary, HISTORICAL_ROOTS_LIMIT]`, without its length.
    private static final int SUMMARIES_DEPTH = 24;

    private HistoryKernel() {}

    /// This is the header of a block of the last 8192 slots: the root of the beacon block that names it is in
    /// `block_roots` of the state after the beacon block which names `newer`.
    public static Finding<ExecutionHeader> inBlockRoots(
            EthereumChain chain, Proven<ExecutionHeader> newer, OlderBlock older) {
        return proven(chain, newer, older, false);
    }

    /// This is the header of a block of a whole period of slots before that, back to Capella: the root of the beacon
    /// block that names it is in one of the state's `historical_summaries`.
    public static Finding<ExecutionHeader> inSummaries(
            EthereumChain chain, Proven<ExecutionHeader> newer, OlderBlock older) {
        return proven(chain, newer, older, true);
    }

    private static Finding<ExecutionHeader> proven(
            EthereumChain chain, Proven<ExecutionHeader> newer, OlderBlock older, boolean summarized) {
        boolean isSigned = newer.evidence() instanceof Evidence.SignedBlock it
                && it.trail().checkpoint().chain().equals(chain.id());
        if (!isSigned) return new Refuted<>(new Refutation.PremiseMissing("a block that the committee signed for"));
        var beacon = ((Evidence.SignedBlock) newer.evidence()).beacon().beacon();
        var places = new Places(chain.schedule(), older.slot(), beacon);
        if (!places.areKnown(summarized)) return Pending.because(new Pending.Reason.RulesUnknown());
        var hash = Keccak256.of(older.header());
        var root = places.beaconRoot(hash, older.toBeaconBlock());
        boolean isInState = root.isPresent() && places.isInState(root.get(), older.toState(), summarized);
        if (!isInState) return new Refuted<>(new Refutation.OlderBlockNotInState(older.slot()));
        return switch (ExecutionHeader.parse(older.header())) {
            case Parsed.Malformed<ExecutionHeader>(var reason) -> StateKernel.unreadable("execution header", reason);
            case Parsed.Ok<ExecutionHeader>(var header) -> {
                boolean isBelow = header.number().compareTo(newer.value().number()) < 0;
                if (!isBelow) yield new Refuted<>(new Refutation.WrongBlockNumber(header.number()));
                var point =
                        new ChainPoint(Height.of(Math.toIntExact(header.number().value())), hash);
                yield new Proven<>(header, new Evidence.InBeaconHistory(older, summarized, newer.evidence()), point);
            }
        };
    }

    /// Where an older block stands, seen from the state of a newer beacon block.
    private record Places(ForkSchedule schedule, Slot slot, BeaconHeader newer) {

        boolean areKnown(boolean summarized) {
            var fork = schedule.forkAt(slot).flatMap(ConsensusFork::executionBlockHash);
            var state = schedule.forkAt(newer.slot());
            boolean isStateKnown = state.isPresent()
                    && (!summarized || state.get().historicalSummaries().isPresent());
            return fork.isPresent() && isStateKnown;
        }

        /// The root of the beacon block that the branch leads to; empty where it has another length than such
        /// branches.
        Optional<Hash256> beaconRoot(Hash256 executionHash, List<Hash256> branch) {
            var place = schedule.forkAt(slot)
                    .flatMap(ConsensusFork::executionBlockHash)
                    .orElseThrow();
            if (branch.size() != place.depth() + BODY_ROOT.depth()) return Optional.empty();
            var body = place.rootOf(executionHash, branch.subList(0, place.depth()));
            return Optional.of(BODY_ROOT.rootOf(body, branch.subList(place.depth(), branch.size())));
        }

        boolean isInState(Hash256 root, List<Hash256> branch, boolean summarized) {
            int period = schedule.preset().slotsPerHistoricalRoot();
            var inVector = new GeneralizedIndex(period + (int) (slot.value() % period));
            if (branch.size() < inVector.depth()) return false;
            var vector = inVector.rootOf(root, branch.subList(0, inVector.depth()));
            var rest = branch.subList(inVector.depth(), branch.size());
            return summarized ? isSummary(vector, rest, period) : isBlockRoots(vector, rest, period);
        }

        private boolean isBlockRoots(Hash256 vector, List<Hash256> branch, int period) {
            long back = newer.slot().value() - slot.value();
            var place = schedule.forkAt(newer.slot()).orElseThrow().blockRoots();
            return back >= 1
                    && back <= period
                    && branch.size() == place.depth()
                    && place.rootOf(vector, branch).equals(newer.stateRoot());
        }

        private boolean isSummary(Hash256 vector, List<Hash256> branch, int period) {
            long index = slot.value() / period - firstSummarized() / period;
            boolean isOver = slot.value() / period < newer.slot().value() / period;
            var place = schedule.forkAt(newer.slot())
                    .flatMap(ConsensusFork::historicalSummaries)
                    .orElseThrow();
            if (!isOver || index < 0 || index >= 1L << SUMMARIES_DEPTH) return false;
            var inList = new GeneralizedIndex((int) (1L << (SUMMARIES_DEPTH + 2) | 2 * index));
            if (branch.size() != inList.depth() + place.depth()) return false;
            var list = inList.rootOf(vector, branch.subList(0, inList.depth()));
            return place.rootOf(list, branch.subList(inList.depth(), branch.size()))
                    .equals(newer.stateRoot());
        }

        /// The first slot of the fork that began to write summaries.
        private long firstSummarized() {
            return schedule.forks().stream()
                            .filter(fork -> fork.fork().isAtLeast(ConsensusFork.CAPELLA))
                            .mapToLong(ForkSchedule.Activation::epoch)
                            .min()
                            .orElseThrow()
                    * schedule.preset().slotsPerEpoch();
        }
    }
}
