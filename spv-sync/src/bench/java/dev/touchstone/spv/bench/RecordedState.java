package dev.touchstone.spv.bench;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.PayloadHeader;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import dev.touchstone.spv.ethereum.ssz.SparseTree;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Wrapped ether on mainnet in August 2025: the account, and the slot with somebody's balance, as a node proved
/// them. Nobody recorded what the sync committee signed then, so the checkpoint above the block is made up.
/// Immutable.
///
/// @param json the answer to eth_getProof
record RecordedState(
        Proven<ExecutionHeader> header,
        EthereumAddress address,
        List<ByteString> nodes,
        StorageKey key,
        List<ByteString> slotNodes,
        ByteString json) {
    private static final GeneralizedIndex PAYLOAD_IN_BODY = new GeneralizedIndex(25);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RecordedState ofWrappedEther() {
        return read(
                block(),
                ByteString.of(Vectors.bytes("ethereum/proofs/weth-storage-proof.json")),
                RecordedSync.underFulu());
    }

    /// The block's header.
    static ExecutionHeader block() {
        return EthereumJson.header(Vectors.json("ethereum/proofs/weth-proof-block.json.gz"));
    }

    /// @param sync its committee is taken for the one above the block
    static RecordedState read(ExecutionHeader header, ByteString json, RecordedSync sync) {
        return read(proven(header, sync.readBootstrap().committee()), json);
    }

    private static RecordedState read(Proven<ExecutionHeader> header, ByteString json) {
        var answer = JSON.readTree(json.toArray());
        var slot = answer.path("storageProof").path(0);
        return new RecordedState(
                header,
                EthereumJson.address(answer.get("address")),
                EthereumJson.nodes(answer.get("accountProof")),
                EthereumJson.storageKey(slot.get("key")),
                EthereumJson.nodes(slot.get("proof")),
                json);
    }

    /// Reads the answer again.
    RecordedState readAgain() {
        return read(header, json);
    }

    private static Proven<ExecutionHeader> proven(ExecutionHeader header, SyncCommittee committee) {
        var bootstrap = checkpoint(header, committee);
        var root = bootstrap.header().beacon().root();
        var start = LightClientStore.start(RecordedSync.MAINNET, new BlstBls(), root, bootstrap);
        if (!(start instanceof LightClientStore.Start.Started(var store))) {
            throw new IllegalStateException(start.toString());
        }
        if (!(BeaconKernel.finalHead(store, header.bytes()) instanceof Proven<ExecutionHeader> proven)) {
            throw new IllegalStateException("the header is not proven");
        }
        return proven;
    }

    /// A beacon block that holds this execution block, over a state that holds this committee.
    private static LightClientBootstrap checkpoint(ExecutionHeader header, SyncCommittee committee) {
        var schedule = RecordedSync.MAINNET.schedule();
        var slot = schedule.slotAt(Instant.ofEpochSecond(header.time())).orElseThrow();
        var fork = schedule.forkAt(slot).orElseThrow();
        var payload = payload(header);
        var body = new SparseTree().set(PAYLOAD_IN_BODY, payload.root(fork));
        var state = new SparseTree().set(fork.currentSyncCommittee(), committee.root());
        var beacon = new BeaconHeader(slot, 0, Hash256.ZERO, state.root(), body.root());
        var link = new ExecutionLink.Payload(payload, body.branch(PAYLOAD_IN_BODY));
        return new LightClientBootstrap(
                new LightClientHeader(beacon, link), committee, state.branch(fork.currentSyncCommittee()));
    }

    /// What a light client compares, and zeros.
    private static PayloadHeader payload(ExecutionHeader header) {
        var zero = Hash256.ZERO;
        return new PayloadHeader(
                zero,
                ByteString.of(new byte[EthereumAddress.BYTES]),
                header.stateRoot(),
                header.receiptsRoot(),
                ByteString.of(new byte[256]),
                zero,
                header.number().value(),
                0,
                0,
                header.time(),
                ByteString.EMPTY,
                zero,
                header.hash(),
                zero,
                zero,
                Optional.of(new PayloadHeader.BlobGas(0, 0)));
    }
}
