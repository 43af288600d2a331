package dev.touchstone.spv.peers;

import static dev.touchstone.spv.peers.PeerSources.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.testsupport.Tampering;
import java.time.Instant;
import java.util.List;

/// A light client as short as one can be: asks the beacon node and gives what it hears to the store.
final class Follower {
    private final EthereumChain chain;
    private final BeaconSource beacon;
    private final ExecutionSource execution;
    private final LightClientStore store;

    private Follower(PeerSources sources, LightClientStore store) {
        this.chain = sources.chain();
        this.beacon = sources.beacon();
        this.execution = sources.execution();
        this.store = store;
    }

    /// Begins at a block that is trusted.
    static Follower of(PeerSources sources, Hash256 trusted) {
        var bootstrap = said(sources.beacon().bootstrap(trusted));
        var start = LightClientStore.start(sources.chain(), new BlstBls(), trusted, bootstrap);
        assertThat(start).isInstanceOf(LightClientStore.Start.Started.class);
        return new Follower(sources, ((LightClientStore.Start.Started) start).store());
    }

    LightClientStore store() {
        return store;
    }

    /// The best updates of all periods from the store's own on, as the peer has them.
    List<LightClientUpdate> periods() {
        var reply = beacon.updates(store.period(), 128);
        boolean hasNone = reply instanceof Reply.Failed<List<LightClientUpdate>>(var fault)
                && fault instanceof SourceFault.NotThere;
        return hasNone ? List.of() : said(reply);
    }

    /// The newest update with a final header.
    LightClientUpdate finality() {
        return said(beacon.finality());
    }

    /// The newest update.
    LightClientUpdate optimistic() {
        return said(beacon.optimistic());
    }

    LightClientStore.Outcome process(LightClientUpdate update) {
        var now = chain.schedule().slotAt(Instant.now());
        return store.process(update, now.orElse(Slot.GENESIS));
    }

    /// Takes an update that must be true.
    private void take(LightClientUpdate update) {
        assertThat(process(update)).isNotInstanceOf(LightClientStore.Outcome.Refused.class);
    }

    /// Takes the updates of all periods.
    private void followPeriods() {
        periods().forEach(this::take);
    }

    /// Takes the updates of all periods that are over: it knows the committee that signs now, and no block of its.
    void followPastPeriods() {
        long now = chain.schedule().periodOf(optimistic().signatureSlot());
        periods().stream()
                .filter(update -> chain.schedule().periodOf(update.signatureSlot()) < now)
                .forEach(this::take);
    }

    /// Takes the updates of all periods, then the newest ones.
    void catchUp() {
        followPeriods();
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
    ByteString header(LightClientHeader beaconHeader) {
        return said(execution.header(beaconHeader.executionBlockHash().orElseThrow()));
    }
}
