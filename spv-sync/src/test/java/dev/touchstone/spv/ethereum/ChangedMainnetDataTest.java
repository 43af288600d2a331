package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.LightClientStore.Outcome;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What mainnet's beacon nodes said, with one digit changed: in every place, though only in some of the 512 keys.
/// All of it is refused, but for the slot of a signature, which nobody signs.
class ChangedMainnetDataTest {
    private static final EthereumChain MAINNET =
            EthereumChains.builtIn().byId("mainnet").orElseThrow();
    private static final Preset PRESET = MAINNET.schedule().preset();
    private static final int SOME_KEYS = 37;

    private int changes;

    /// The paths of all texts in an object, as JSON pointers.
    private static List<String> texts(JsonNode node) {
        var found = new ArrayList<String>();
        collect(node, "", found);
        return found;
    }

    private static void collect(JsonNode node, String path, List<String> found) {
        if (node.isString()) {
            found.add(path);
        } else if (node.isArray()) {
            int step = path.endsWith("pubkeys") ? SOME_KEYS : 1;
            for (int i = 0; i < node.size(); i += step) collect(node.get(i), path + "/" + i, found);
        } else {
            node.properties().forEach(item -> collect(item.getValue(), path + "/" + item.getKey(), found));
        }
    }

    /// The same object but for one bit of the digit in the middle of a text.
    private static JsonNode changed(JsonNode envelope, String path) {
        var copy = envelope.deepCopy();
        int slash = path.lastIndexOf('/');
        var parent = copy.at(path.substring(0, slash));
        var name = path.substring(slash + 1);
        var text = copy.at(path).asString();
        int at = Math.max(text.length() / 2, text.startsWith("0x") ? 2 : 0);
        if (at >= text.length()) return copy;
        var digit = Integer.toHexString(Character.digit(text.charAt(at), 16) ^ 1);
        var other = text.substring(0, at) + digit + text.substring(at + 1);
        if (parent instanceof ArrayNode array) array.set(Integer.parseInt(name), array.stringNode(other));
        else ((ObjectNode) parent).put(name, other);
        return copy;
    }

    private static List<JsonNode> changes(JsonNode envelope) {
        var all = new ArrayList<JsonNode>();
        for (var path : texts(envelope.path("data"))) {
            if (path.equals("/signature_slot")) continue;
            var changed = changed(envelope, "/data" + path);
            if (!changed.equals(envelope)) all.add(changed);
        }
        return all;
    }

    private LightClientStore begun(JsonNode envelope) {
        var bootstrap = LightClientJson.bootstrap(envelope, PRESET).orThrow();
        var root = bootstrap.header().beacon().root();
        for (var changed : changes(envelope)) {
            if (LightClientJson.bootstrap(changed, PRESET) instanceof Parsed.Ok<LightClientBootstrap>(var other)) {
                assertThat(start(root, other)).isInstanceOf(LightClientStore.Start.Refused.class);
            }
            changes++;
        }
        return ((LightClientStore.Start.Started) start(root, bootstrap)).store();
    }

    private static LightClientStore.Start start(Hash256 root, LightClientBootstrap bootstrap) {
        return LightClientStore.start(MAINNET, new BlstBls(), root, bootstrap);
    }

    private void follows(LightClientStore store, JsonNode envelope, UpdateKind kind) {
        var update = LightClientJson.update(envelope, kind, PRESET).orThrow();
        var before = List.of(store.finalized(), store.optimistic(), store.signedHead(), store.knowsNextCommittee());
        for (var changed : changes(envelope)) {
            if (LightClientJson.update(changed, kind, PRESET) instanceof Parsed.Ok<LightClientUpdate>(var other)) {
                assertThat(store.process(other, update.signatureSlot()))
                        .as(() -> changed.path("data").toString())
                        .isNotInstanceOf(Outcome.Accepted.class);
            }
            changes++;
        }
        assertThat(List.of(store.finalized(), store.optimistic(), store.signedHead(), store.knowsNextCommittee()))
                .isEqualTo(before);
        assertThat(store.process(update, update.signatureSlot())).isNotInstanceOf(Outcome.Refused.class);
    }

    private void followsAll(String folder, int updates) {
        var store = begun(Vectors.json(folder + "bootstrap.json"));
        int followed = 0;
        for (var envelope : Vectors.json(folder + "updates.json")) {
            follows(store, envelope, UpdateKind.UPDATE);
            followed++;
        }
        assertThat(followed).isEqualTo(updates);
        follows(store, Vectors.json(folder + "finality.json"), UpdateKind.FINALITY);
        follows(store, Vectors.json(folder + "optimistic.json"), UpdateKind.OPTIMISTIC);
    }

    @Test
    void ofFuluIsRefused() {
        followsAll("ethereum/lightclient/mainnet-fulu/lc_", 1);
        assertThat(changes).isGreaterThan(200);
    }

    @Test
    void ofCapellaIsRefused() {
        followsAll("ethereum/lightclient/mainnet-capella/", 6);
        assertThat(changes).isGreaterThan(500);
    }
}
