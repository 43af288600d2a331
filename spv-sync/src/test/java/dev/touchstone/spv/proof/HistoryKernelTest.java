package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.StateFindings.isRefuted;
import static dev.touchstone.spv.proof.StateFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import dev.touchstone.spv.ethereum.ssz.SparseTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real blocks of mainnet with their real branches to the roots of 8192 blocks; the states above those are
/// made here, but for one whose summaries are hashed as the specification's own tests do.
class HistoryKernelTest {
    private static final int SUMMARIES_DEPTH = 24;
    private static final int PERIOD = 8192;

    private final EthereumChain mainnet =
            EthereumChains.builtIn().byId("mainnet").orElseThrow();
    private final JsonNode data = read();

    private static JsonNode read() {
        try (var in = HistoryKernelTest.class.getResourceAsStream("older-blocks.json")) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Hash256 hash(JsonNode hex) {
        return Hash256.fromHex(hex.asString()).orElseThrow();
    }

    private static List<Hash256> branch(JsonNode array) {
        return array.valueStream().map(HistoryKernelTest::hash).toList();
    }

    /// A real block, and the way to the root of its period's block roots.
    private record Real(ByteString header, Slot slot, List<Hash256> toBeacon, List<Hash256> toRoots, Hash256 roots) {
        static Real of(JsonNode node) {
            long slot = node.get("slot").asLong();
            var toRoots = branch(node.get("toBlockRoots"));
            var place = new GeneralizedIndex(PERIOD + (int) (slot % PERIOD));
            return new Real(
                    ByteString.fromHex(node.get("header").asString()).orElseThrow(),
                    Slot.of(slot),
                    branch(node.get("toBeaconBlock")),
                    toRoots,
                    place.rootOf(hash(node.get("beaconRoot")), toRoots));
        }

        OlderBlock with(List<Hash256> rest) {
            var toState = new ArrayList<>(toRoots);
            toState.addAll(rest);
            return new OlderBlock(header, slot, toBeacon, toState);
        }
    }

    private Real capella() {
        return Real.of(data.get("capella"));
    }

    private Real deneb() {
        return Real.of(data.get("deneb"));
    }

    /// A block that is proven because the committee signed a beacon block with this state.
    private static Proven<ExecutionHeader> newer(long slot, Hash256 stateRoot, String chain) {
        var execution = StateFindings.header(30_000_000).build();
        var beacon = new BeaconHeader(Slot.of(slot), 1, Hash256.ZERO, stateRoot, Hash256.ZERO);
        var link = new ExecutionLink.BlockHash(execution.hash(), List.of());
        var header = new LightClientHeader(beacon, link);
        var nobody = new SyncCommittee(ByteString.EMPTY, ByteString.of(new byte[48]));
        var trail = new LightClientTrail(
                new TrustAnchor.Checkpoint(chain, beacon.root()),
                new LightClientBootstrap(header, nobody, List.of()),
                List.of());
        var evidence = new Evidence.SignedBlock(execution.bytes(), header, new Evidence.Signing.IsCheckpoint(), trail);
        return ProvenPremise.signed(execution, evidence);
    }

    /// The hash of an empty tree of this depth.
    private static Hash256 empty(int depth) {
        var node = Hash256.ZERO;
        for (int i = 0; i < depth; i++) node = HashTreeRoot.ofPair(node, node);
        return node;
    }

    /// The branch of a summary's block roots to the list's root, where every other summary is zero.
    private static List<Hash256> aloneInSummaries(int length) {
        var branch = new ArrayList<Hash256>();
        branch.add(Hash256.ZERO);
        for (int depth = 0; depth < SUMMARIES_DEPTH; depth++) branch.add(empty(depth));
        branch.add(HashTreeRoot.ofUint64(length));
        return branch;
    }

    private static Hash256 listRoot(Hash256 roots, int index, List<Hash256> branch) {
        return new GeneralizedIndex((1 << (SUMMARIES_DEPTH + 2)) + 2 * index).rootOf(roots, branch);
    }

    private record Summarized(Proven<ExecutionHeader> newer, OlderBlock older) {}

    private Summarized summarized(Real real, long newerSlot, ConsensusFork fork) {
        int index = (int) (real.slot().value() / PERIOD) - 758;
        var inList = aloneInSummaries(index + 1);
        var place = fork.historicalSummaries().orElseThrow();
        var state = new SparseTree().set(place, listRoot(real.roots(), index, inList));
        var rest = new ArrayList<>(inList);
        rest.addAll(state.branch(place));
        return new Summarized(newer(newerSlot, state.root(), "mainnet"), real.with(rest));
    }

    @Test
    void aBlockOfCapellaIsProvenByTheSummariesOfAStateOfDeneb() {
        var it = summarized(capella(), 9_000_000, ConsensusFork.DENEB);
        var found = proven(HistoryKernel.inSummaries(mainnet, it.newer(), it.older()));
        assertThat(found.value().number()).isEqualTo(BlockNumber.of(17_034_870));
        assertThat(found.asOf())
                .isEqualTo(new ChainPoint(Height.of(17_034_870), found.value().hash()));
        assertThat(found.evidence())
                .isEqualTo(new Evidence.InBeaconHistory(
                        it.older(), true, it.newer().evidence()));
    }

    @Test
    void aBlockOfDenebIsProvenByTheSummariesOfAStateOfFulu() {
        var it = summarized(deneb(), 14_000_000, ConsensusFork.FULU);
        assertThat(proven(HistoryKernel.inSummaries(mainnet, it.newer(), it.older()))
                        .value()
                        .number())
                .isEqualTo(BlockNumber.of(22_162_263));
    }

    @Test
    void aRecentBlockIsProvenByTheBlockRootsOfAState() {
        var real = deneb();
        var place = ConsensusFork.DENEB.blockRoots();
        var state = new SparseTree().set(place, real.roots());
        var older = real.with(state.branch(place));
        for (long back : new long[] {1, PERIOD}) {
            var newer = newer(real.slot().value() + back, state.root(), "mainnet");
            assertThat(proven(HistoryKernel.inBlockRoots(mainnet, newer, older))
                            .value()
                            .number())
                    .isEqualTo(BlockNumber.of(22_162_263));
            refusesEveryChange(older, changed -> HistoryKernel.inBlockRoots(mainnet, newer, changed));
        }
    }

    /// The step `older` of a proof file, written and read again, proves the same block.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOlderBlockTravelsAsAStep(boolean summarized) {
        var it = summarized ? summarized(capella(), 9_000_000, ConsensusFork.DENEB) : recent(deneb());
        var found = proven(
                summarized
                        ? HistoryKernel.inSummaries(mainnet, it.newer(), it.older())
                        : HistoryKernel.inBlockRoots(mainnet, it.newer(), it.older()));
        var walk = ProofSteps.of(found.evidence()).orElseThrow();
        assertThat(walk.block()).isEqualTo(it.newer().evidence());
        assertThat(walk.steps()).containsExactly(new ProofStep.ToOlder(it.older(), summarized));
        var written = walk.steps().stream().map(StepJson::write).toList();
        assertThat(written.getFirst()).startsWith("{\"step\": \"older\", ");
        var json = JsonMapper.builder().build();
        var read = written.stream()
                .map(json::readTree)
                .map(StepJson::read)
                .map(Optional::orElseThrow)
                .toList();
        var again = proven(StepReplay.walk(mainnet, it.newer(), read));
        assertThat(again.value()).isEqualTo(found.value());
        assertThat(again.evidence()).isEqualTo(found.evidence());
        var otherwise = List.<ProofStep>of(new ProofStep.ToOlder(it.older(), !summarized));
        isRefuted(StepReplay.walk(mainnet, it.newer(), otherwise), Refutation.OlderBlockNotInState.class);
    }

    private static Summarized recent(Real real) {
        var place = ConsensusFork.DENEB.blockRoots();
        var state = new SparseTree().set(place, real.roots());
        return new Summarized(newer(real.slot().value() + 1, state.root(), "mainnet"), real.with(state.branch(place)));
    }

    @Test
    void everyChangedHashIsRefused() {
        var it = summarized(capella(), 9_000_000, ConsensusFork.DENEB);
        refusesEveryChange(it.older(), changed -> HistoryKernel.inSummaries(mainnet, it.newer(), changed));
    }

    @FunctionalInterface
    private interface Check {
        Finding<ExecutionHeader> of(OlderBlock older);
    }

    private static void refusesEveryChange(OlderBlock good, Check check) {
        for (int i = 0; i < good.toBeaconBlock().size(); i++) {
            refuses(check, good, changed(good.toBeaconBlock(), i), good.toState());
        }
        for (int i = 0; i < good.toState().size(); i++) {
            refuses(check, good, good.toBeaconBlock(), changed(good.toState(), i));
        }
        refuses(check, good, shortened(good.toBeaconBlock()), good.toState());
        refuses(check, good, good.toBeaconBlock(), shortened(good.toState()));
        refuses(check, good, longer(good.toBeaconBlock()), good.toState());
        refuses(check, good, good.toBeaconBlock(), longer(good.toState()));
        refuses(check, good, List.of(), good.toState());
        refuses(check, good, good.toBeaconBlock(), List.of());
        var header = good.header().toArray();
        header[100] ^= 1;
        var otherHeader = new OlderBlock(ByteString.of(header), good.slot(), good.toBeaconBlock(), good.toState());
        isRefuted(check.of(otherHeader), Refutation.OlderBlockNotInState.class);
        var otherSlot = Slot.of(good.slot().value() - 1);
        var elsewhere = new OlderBlock(good.header(), otherSlot, good.toBeaconBlock(), good.toState());
        isRefuted(check.of(elsewhere), Refutation.OlderBlockNotInState.class);
    }

    private static void refuses(Check check, OlderBlock good, List<Hash256> toBeacon, List<Hash256> toState) {
        isRefuted(
                check.of(new OlderBlock(good.header(), good.slot(), toBeacon, toState)),
                Refutation.OlderBlockNotInState.class);
    }

    private static List<Hash256> changed(List<Hash256> branch, int at) {
        var changed = new ArrayList<>(branch);
        var bytes = branch.get(at).toBytes();
        bytes[5] ^= 1;
        changed.set(at, Hash256.of(bytes));
        return changed;
    }

    private static List<Hash256> shortened(List<Hash256> branch) {
        return branch.subList(0, branch.size() - 1);
    }

    private static List<Hash256> longer(List<Hash256> branch) {
        var longer = new ArrayList<>(branch);
        longer.add(Hash256.ZERO);
        return longer;
    }

    @Test
    void aPeriodThatIsNotOverHasNoSummary() {
        var real = deneb();
        var it = summarized(real, real.slot().value() + 1, ConsensusFork.DENEB);
        var sameSlotPeriod = newer(
                real.slot().value(),
                ((Evidence.SignedBlock) it.newer().evidence()).beacon().beacon().stateRoot(),
                "mainnet");
        isRefuted(
                HistoryKernel.inSummaries(mainnet, sameSlotPeriod, it.older()), Refutation.OlderBlockNotInState.class);
    }

    @Test
    void blockRootsReachNoFurtherThanTheirNumber() {
        var real = deneb();
        var place = ConsensusFork.DENEB.blockRoots();
        var state = new SparseTree().set(place, real.roots());
        var older = real.with(state.branch(place));
        for (long slot : new long[] {real.slot().value(), real.slot().value() + PERIOD + 1}) {
            isRefuted(
                    HistoryKernel.inBlockRoots(mainnet, newer(slot, state.root(), "mainnet"), older),
                    Refutation.OlderBlockNotInState.class);
        }
    }

    @Test
    void anotherNetworksSignatureIsNoPremise() {
        var it = summarized(capella(), 9_000_000, ConsensusFork.DENEB);
        var state =
                ((Evidence.SignedBlock) it.newer().evidence()).beacon().beacon().stateRoot();
        isRefuted(
                HistoryKernel.inSummaries(mainnet, newer(9_000_000, state, "sepolia"), it.older()),
                Refutation.PremiseMissing.class);
        var unsigned = ProvenPremise.executionHeader(it.newer().value());
        isRefuted(HistoryKernel.inSummaries(mainnet, unsigned, it.older()), Refutation.PremiseMissing.class);
    }

    @Test
    void blocksBeforeCapellaAreBeyondTheRulesThatAreKnown() {
        var it = summarized(capella(), 9_000_000, ConsensusFork.DENEB);
        var early = new OlderBlock(it.older().header(), Slot.of(5_000_000), List.of(), List.of());
        assertThat(HistoryKernel.inSummaries(mainnet, it.newer(), early))
                .isInstanceOfSatisfying(
                        Pending.class,
                        pending -> assertThat(pending.reason()).isEqualTo(new Pending.Reason.RulesUnknown()));
    }

    /// The specification's random state of Electra, as the portal network's tests give it.
    @Test
    void summariesAreHashedAsTheSpecificationDoes() {
        var vector = data.get("electraSummaries");
        var content = ByteString.fromHex(vector.get("content").asString()).orElseThrow();
        var proof = new ArrayList<Hash256>();
        for (int i = 0; i < 6; i++) proof.add(Hash256.of(content.toArray(16 + 32 * i, 48 + 32 * i)));
        var roots = new ArrayList<Hash256>();
        for (int i = 0; i < 6; i++) roots.add(Hash256.of(content.toArray(208 + 32 * i, 240 + 32 * i)));
        var second = new ArrayList<Hash256>();
        second.add(roots.get(3));
        second.add(HashTreeRoot.ofPair(roots.get(0), roots.get(1)));
        second.add(HashTreeRoot.ofPair(HashTreeRoot.ofPair(roots.get(4), roots.get(5)), Hash256.ZERO));
        for (int depth = 2; depth < SUMMARIES_DEPTH; depth++) second.add(empty(depth));
        second.add(HashTreeRoot.ofUint64(3));
        var list = listRoot(roots.get(2), 1, second);
        assertThat(list).isEqualTo(hash(vector.get("listRoot")));
        var place = ConsensusFork.ELECTRA.historicalSummaries().orElseThrow();
        assertThat(place.leads(list, proof, hash(vector.get("stateRoot")))).isTrue();
    }

    @Test
    void theSummariesOfGloasAreNotGuessed() {
        assertThat(ConsensusFork.GLOAS.historicalSummaries()).isEmpty();
        assertThat(ConsensusFork.BELLATRIX.historicalSummaries()).isEmpty();
        assertThat(ConsensusFork.GLOAS.blockRoots()).isEqualTo(new GeneralizedIndex(352));
    }
}
