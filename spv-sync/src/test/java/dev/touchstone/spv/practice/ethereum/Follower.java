package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateChunks;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.beacon.UpdateSsz;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Proven;
import java.util.ArrayList;
import java.util.List;

/// The ordinary light client, following a practice chain by what its servers say.
final class Follower implements AutoCloseable {
    private static final BlstBls BLS = new BlstBls();
    private static final String PATH = "/eth/v1/beacon/light_client/";

    private final PracticeEthereum practice;
    private final EthereumChain chain;
    private final boolean bySsz;
    private final Asker asker;
    private final LightClientStore store;

    private Follower(PracticeEthereum practice, Hash256 root, boolean bySsz) {
        this.practice = practice;
        this.chain = practice.chain();
        this.bySsz = bySsz;
        this.asker = new Asker(practice);
        var start = LightClientStore.start(chain, BLS, root, bootstrap(root));
        assertThat(start).isInstanceOf(LightClientStore.Start.Started.class);
        this.store = ((LightClientStore.Start.Started) start).store();
    }

    static Follower byJson(PracticeEthereum practice, Hash256 root) {
        return new Follower(practice, root, false);
    }

    static Follower bySsz(PracticeEthereum practice, Hash256 root) {
        return new Follower(practice, root, true);
    }

    private Preset preset() {
        return chain.schedule().preset();
    }

    private LightClientBootstrap bootstrap(Hash256 root) {
        var path = PATH + "bootstrap/" + Hex.of(root);
        if (!bySsz) return LightClientJson.bootstrap(asker.json(path), preset()).orThrow();
        return LightClientBootstrap.parse(asker.ssz(path), shape(path), preset())
                .orThrow();
    }

    private ConsensusFork shape(String path) {
        var version = asker.get(path, "application/octet-stream").headers().firstValue("Eth-Consensus-Version");
        return ConsensusFork.named(version.orElseThrow()).orElseThrow();
    }

    private List<LightClientUpdate> updates(long from) {
        var path = PATH + "updates?start_period=" + from + "&count=128";
        var updates = new ArrayList<LightClientUpdate>();
        if (!bySsz) {
            for (var envelope : asker.json(path)) {
                updates.add(LightClientJson.update(envelope, UpdateKind.UPDATE, preset())
                        .orThrow());
            }
            return updates;
        }
        for (var chunk : UpdateChunks.split(asker.ssz(path)).orThrow()) {
            var shape = chain.schedule().forkOf(chunk.digest()).orElseThrow();
            updates.add(UpdateSsz.parse(chunk.ssz().toArray(), UpdateKind.UPDATE, shape, preset())
                    .orThrow());
        }
        return updates;
    }

    private LightClientUpdate update(String name, UpdateKind kind) {
        var path = PATH + name;
        if (!bySsz)
            return LightClientJson.update(asker.json(path), kind, preset()).orThrow();
        return UpdateSsz.parse(asker.ssz(path), kind, shape(path), preset()).orThrow();
    }

    private LightClientStore.Outcome process(LightClientUpdate update) {
        var now = chain.schedule().slotAt(practice.time().instant()).orElse(Slot.GENESIS);
        var outcome = store.process(update, now);
        assertThat(outcome).isNotInstanceOf(LightClientStore.Outcome.Refused.class);
        return outcome;
    }

    /// Goes on to what the chain says is newest.
    Follower follow() {
        long period;
        do {
            period = store.period();
            updates(period).forEach(this::process);
        } while (store.period() > period);
        process(update("finality_update", UpdateKind.FINALITY));
        process(update("optimistic_update", UpdateKind.OPTIMISTIC));
        return this;
    }

    /// Takes the newest signature only.
    LightClientStore.Outcome followHead() {
        return process(update("optimistic_update", UpdateKind.OPTIMISTIC));
    }

    LightClientStore.Outcome followFinality() {
        return process(update("finality_update", UpdateKind.FINALITY));
    }

    LightClientStore store() {
        return store;
    }

    Asker asker() {
        return asker;
    }

    /// The newest header that two thirds of the committee signed.
    Proven<ExecutionHeader> head() {
        var hash = store.signedHead().executionBlockHash().orElseThrow();
        return proven(BeaconKernel.signedHead(store, asker.rawHeader(hash)));
    }

    static <T> Proven<T> proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<T>) finding;
    }

    @Override
    public void close() {
        asker.close();
    }
}
