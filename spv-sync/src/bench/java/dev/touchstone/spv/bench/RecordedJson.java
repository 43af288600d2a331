package dev.touchstone.spv.bench;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientJsonWriter;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.proof.LightClientStore;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A recorded sync as a node answers in JSON: the bodies of three answers. Immutable.
///
/// @param updates all in one answer
record RecordedJson(RecordedSync sync, ByteString bootstrap, ByteString updates, ByteString finality) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RecordedJson of(RecordedSync sync) {
        var shape = sync.shape();
        var updates = JsonNodeFactory.instance.arrayNode();
        for (var ssz : sync.updates())
            updates.add(json(sync.readUpdate(ssz, UpdateKind.UPDATE), UpdateKind.UPDATE, shape));
        return new RecordedJson(
                sync,
                bytes(LightClientJsonWriter.bootstrap(sync.readBootstrap(), shape)),
                bytes(updates),
                bytes(json(sync.readUpdate(sync.finality(), UpdateKind.FINALITY), UpdateKind.FINALITY, shape)));
    }

    private static ObjectNode json(LightClientUpdate update, UpdateKind kind, ConsensusFork shape) {
        return LightClientJsonWriter.update(update, kind, shape, RecordedSync.PRESET);
    }

    private static ByteString bytes(JsonNode json) {
        return ByteString.of(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// All of it, from the checkpoint to the head.
    LightClientStore follow() {
        var read = LightClientJson.bootstrap(JSON.readTree(bootstrap.toArray()), RecordedSync.PRESET)
                .orThrow();
        var store = sync.start(read);
        for (var update : JSON.readTree(updates.toArray())) process(store, update, UpdateKind.UPDATE);
        process(store, JSON.readTree(finality.toArray()), UpdateKind.FINALITY);
        return sync.atHead(store);
    }

    private void process(LightClientStore store, JsonNode json, UpdateKind kind) {
        sync.process(
                store, LightClientJson.update(json, kind, RecordedSync.PRESET).orThrow());
    }
}
