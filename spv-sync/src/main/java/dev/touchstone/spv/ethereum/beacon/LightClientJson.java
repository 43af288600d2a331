package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads bootstraps and updates from the beacon API's JSON, an object of `version` and `data`. Pure.
///
/// Source: beacon-APIs `apis/beacon/light_client/`.
public final class LightClientJson {
    private LightClientJson() {}

    public static Parsed<LightClientBootstrap> bootstrap(JsonNode envelope, Preset preset) {
        try {
            var shape = shape(envelope);
            var data = envelope.path("data");
            int depth = shape.currentSyncCommittee().depth();
            return Parsed.ok(new LightClientBootstrap(
                    BeaconJson.header(data, "header", shape),
                    BeaconJson.committee(data, "current_sync_committee", preset),
                    BeaconJson.branch(data, "current_sync_committee_branch", depth)));
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }

    public static Parsed<LightClientUpdate> update(JsonNode envelope, UpdateKind kind, Preset preset) {
        try {
            return Parsed.ok(read(envelope.path("data"), kind, shape(envelope), preset));
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }

    private static ConsensusFork shape(JsonNode envelope) throws MalformedException {
        var version = envelope.path("version");
        if (!version.isString()) throw new MalformedException("no 'version'");
        return ConsensusFork.named(version.asString())
                .orElseThrow(() -> new MalformedException("a fork this program does not know"));
    }

    private static LightClientUpdate read(JsonNode data, UpdateKind kind, ConsensusFork shape, Preset preset)
            throws MalformedException {
        Optional<LightClientUpdate.NextCommittee> next = Optional.empty();
        if (kind.hasCommittee()) {
            int depth = shape.nextSyncCommittee().depth();
            next = LightClientUpdate.next(
                    BeaconJson.committee(data, "next_sync_committee", preset),
                    BeaconJson.branch(data, "next_sync_committee_branch", depth));
        }
        var finalized = LightClientHeader.EMPTY;
        List<Hash256> branch = List.of();
        if (kind.hasFinality()) {
            finalized = BeaconJson.header(data, "finalized_header", shape);
            branch = BeaconJson.branch(
                    data, "finality_branch", shape.finalizedRoot().depth());
        }
        return new LightClientUpdate(
                BeaconJson.header(data, "attested_header", shape),
                next,
                LightClientUpdate.finality(finalized, branch),
                BeaconJson.aggregate(data, preset),
                Slot.of(BeaconJson.uint64(data, "signature_slot")));
    }
}
