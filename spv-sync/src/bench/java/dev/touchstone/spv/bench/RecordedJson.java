package dev.touchstone.spv.bench;

import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientJsonWriter;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.beacon.UpdateSsz;
import dev.touchstone.spv.proof.LightClientStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A recorded sync as a node answers in JSON: the bodies of three answers. Immutable; the bytes are read only.
///
/// @param updates all in one answer
record RecordedJson(RecordedSync sync, byte[] bootstrap, byte[] updates, byte[] finality) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RecordedJson of(RecordedSync sync) {
        var shape = sync.shape();
        var bootstrap = LightClientBootstrap.parse(sync.bootstrap(), shape, RecordedSync.PRESET)
                .orThrow();
        var updates = JsonNodeFactory.instance.arrayNode();
        for (var ssz : sync.updates()) updates.add(json(ssz, UpdateKind.UPDATE, shape));
        return new RecordedJson(
                sync,
                bytes(LightClientJsonWriter.bootstrap(bootstrap, shape)),
                bytes(updates),
                bytes(json(sync.finality(), UpdateKind.FINALITY, shape)));
    }

    private static ObjectNode json(byte[] ssz, UpdateKind kind, ConsensusFork shape) {
        var update = UpdateSsz.parse(ssz, kind, shape, RecordedSync.PRESET).orThrow();
        return LightClientJsonWriter.update(update, kind, shape, RecordedSync.PRESET);
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// All of it, from the checkpoint to the head.
    LightClientStore follow() {
        var read = LightClientJson.bootstrap(JSON.readTree(bootstrap), RecordedSync.PRESET)
                .orThrow();
        var store = sync.start(read);
        for (var update : JSON.readTree(updates)) process(store, update, UpdateKind.UPDATE);
        process(store, JSON.readTree(finality), UpdateKind.FINALITY);
        return sync.atHead(store);
    }

    private void process(LightClientStore store, JsonNode json, UpdateKind kind) {
        sync.process(
                store, LightClientJson.update(json, kind, RecordedSync.PRESET).orThrow());
    }
}
