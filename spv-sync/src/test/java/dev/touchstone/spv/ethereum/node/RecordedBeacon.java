package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// A beacon node that says what a real one said once. Immutable.
///
/// @param bootstrap the file of the bootstrap; the other files likewise
record RecordedBeacon(String name, String bootstrap, String updates, String finalityFile, String optimisticFile)
        implements BeaconSource {

    static RecordedBeacon ofMainnet() {
        var folder = "ethereum/lightclient/mainnet-fulu/";
        return new RecordedBeacon(
                "mainnet",
                folder + "lc_bootstrap.json",
                folder + "lc_updates.json",
                folder + "lc_finality.json",
                folder + "lc_optimistic.json");
    }

    /// A chain of its own under mainnet's configuration.
    static RecordedBeacon ofMiniature() {
        var folder = "ethereum/recorded/mini-mainnet-config/";
        return new RecordedBeacon(
                "miniature",
                folder + "bootstrap.json",
                folder + "updates.json",
                folder + "light_client_finality_update.json",
                folder + "light_client_optimistic_update.json");
    }

    LightClientBootstrap recorded() {
        return LightClientJson.bootstrap(Vectors.json(bootstrap), Preset.MAINNET)
                .orThrow();
    }

    private static LightClientUpdate update(JsonNode envelope, UpdateKind kind) {
        return LightClientJson.update(envelope, kind, Preset.MAINNET).orThrow();
    }

    LightClientUpdate newest() {
        return update(Vectors.json(optimisticFile), UpdateKind.OPTIMISTIC);
    }

    /// What was recorded, whatever is asked for.
    @Override
    public Reply<LightClientBootstrap> bootstrap(Hash256 root) {
        return Reply.said(recorded());
    }

    @Override
    public Reply<List<LightClientUpdate>> updates(long period, int count) {
        var all = new ArrayList<LightClientUpdate>();
        for (var envelope : Vectors.json(updates)) all.add(update(envelope, UpdateKind.UPDATE));
        return Reply.said(all);
    }

    @Override
    public Reply<LightClientUpdate> finality() {
        return Reply.said(update(Vectors.json(finalityFile), UpdateKind.FINALITY));
    }

    @Override
    public Reply<LightClientUpdate> optimistic() {
        return Reply.said(newest());
    }

    @Override
    public Reply<Hash256> finalizedRoot() {
        return finality()
                .map(it -> it.finality().orElseThrow().header().beacon().root());
    }

    @Override
    public Reply<Map<String, String>> spec() {
        return Reply.failed(new SourceFault.NotThere("not recorded"));
    }

    @Override
    public Reply<String> version() {
        return Reply.failed(new SourceFault.NotThere("not recorded"));
    }

    @Override
    public SourceFault listen(Consumer<LightClientUpdate> heard) {
        return new SourceFault.Unsupported("events");
    }
}
