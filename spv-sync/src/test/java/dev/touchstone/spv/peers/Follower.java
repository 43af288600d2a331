package dev.touchstone.spv.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.EthereumPeer;
import dev.touchstone.spv.testsupport.Tampering;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A light client as short as one can be: asks the beacon API and gives what it hears to the store.
final class Follower {
    private static final String API = "/eth/v1/beacon/light_client/";

    private final EthereumPeer peer;
    private final EthereumChain chain;
    private final LightClientStore store;

    private Follower(EthereumPeer peer, EthereumChain chain, LightClientStore store) {
        this.peer = peer;
        this.chain = chain;
        this.store = store;
    }

    /// What comes of the peer's own bootstrap for one who trusts this root.
    static LightClientStore.Start bootstrap(EthereumPeer peer, EthereumChain chain, Hash256 trusted) {
        var answer = peer.beacon(API + "bootstrap/0x" + peer.checkpoint().hex());
        var bootstrap =
                LightClientJson.bootstrap(answer, chain.schedule().preset()).orThrow();
        return LightClientStore.start(chain, new BlstBls(), trusted, bootstrap);
    }

    /// Begins at the peer's checkpoint.
    static Follower of(EthereumPeer peer, EthereumChain chain) {
        var start = bootstrap(peer, chain, peer.checkpoint());
        assertThat(start).isInstanceOf(LightClientStore.Start.Started.class);
        return new Follower(peer, chain, ((LightClientStore.Start.Started) start).store());
    }

    LightClientStore store() {
        return store;
    }

    /// The best updates of all periods from the store's own on, as the peer has them.
    List<LightClientUpdate> periods() {
        var answer = peer.beacon(API + "updates?start_period=" + store.period() + "&count=128");
        var updates = new ArrayList<LightClientUpdate>();
        for (var envelope : answer) updates.add(update(envelope, UpdateKind.UPDATE));
        return updates;
    }

    /// The newest update with a final header.
    LightClientUpdate finality() {
        return update(peer.beacon(API + "finality_update"), UpdateKind.FINALITY);
    }

    /// The newest update.
    LightClientUpdate optimistic() {
        return update(peer.beacon(API + "optimistic_update"), UpdateKind.OPTIMISTIC);
    }

    private LightClientUpdate update(JsonNode envelope, UpdateKind kind) {
        return LightClientJson.update(envelope, kind, chain.schedule().preset()).orThrow();
    }

    LightClientStore.Outcome process(LightClientUpdate update) {
        var now = chain.schedule().slotAt(Instant.now());
        return store.process(update, now.orElse(Slot.GENESIS));
    }

    /// Takes an update that must be true.
    private void take(LightClientUpdate update) {
        assertThat(process(update)).isNotInstanceOf(LightClientStore.Outcome.Refused.class);
    }

    /// Takes the updates of all periods, then the newest ones.
    void catchUp() {
        periods().forEach(this::take);
        take(finality());
        take(optimistic());
    }

    /// The execution header that the newest final block names.
    Proven<ExecutionHeader> finalHead() {
        return Tampering.proven(BeaconKernel.finalHead(store, header(store.finalized())));
    }

    /// The execution header that the newest block names which two thirds have signed.
    Proven<ExecutionHeader> signedHead() {
        return Tampering.proven(BeaconKernel.signedHead(store, header(store.signedHead())));
    }

    /// As the execution client gives it.
    ByteString header(LightClientHeader beacon) {
        var hash = "0x" + beacon.executionBlockHash().orElseThrow().hex();
        return EthereumJson.header(peer.call("eth_getBlockByHash", hash, false)).bytes();
    }
}
