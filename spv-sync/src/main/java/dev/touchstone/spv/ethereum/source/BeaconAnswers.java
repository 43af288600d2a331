package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateChunks;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.beacon.UpdateSsz;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads what beacon nodes answer to light clients, as JSON and as SSZ. The envelope is taken in every form that a
/// server in use gives it; what is in it has to be exactly what its fork says. Pure.
///
/// Where nobody names the fork, as Lodestar before 1.6, the schedule at the attested slot does: the containers are
/// checked by that slot's fork in the end, whatever shape they came in.
///
/// Source: beacon-APIs `apis/beacon/light_client/`, `apis/eventstream`.
final class BeaconAnswers {
    private static final int LONGEST_NAME = 32;

    private final ForkSchedule schedule;

    BeaconAnswers(ForkSchedule schedule) {
        this.schedule = schedule;
    }

    Reply<LightClientBootstrap> bootstrap(JsonNode answer) {
        return envelope(answer, "header").then(whole -> reply(LightClientJson.bootstrap(whole, schedule.preset())));
    }

    Reply<LightClientBootstrap> bootstrap(byte[] ssz, String version) {
        return fork(version).then(shape -> reply(LightClientBootstrap.parse(ssz, shape, schedule.preset())));
    }

    Reply<LightClientUpdate> update(JsonNode answer, UpdateKind kind) {
        return envelope(answer, "attested_header")
                .then(whole -> reply(LightClientJson.update(whole, kind, schedule.preset())));
    }

    Reply<LightClientUpdate> update(byte[] ssz, UpdateKind kind, String version) {
        return fork(version).then(shape -> reply(UpdateSsz.parse(ssz, kind, shape, schedule.preset())));
    }

    /// An array of updates, or an object whose `data` is one.
    Reply<List<LightClientUpdate>> updates(JsonNode answer) {
        var array = answer.isArray() ? answer : answer.path("data");
        if (!array.isArray()) return unreadable("no list of updates");
        if (array.size() > UpdateChunks.MOST) return unreadable(array.size() + " updates");
        var updates = new ArrayList<LightClientUpdate>();
        for (var item : array) {
            switch (update(item, UpdateKind.UPDATE)) {
                case Reply.Said<LightClientUpdate>(var update) -> updates.add(update);
                case Reply.Failed<LightClientUpdate>(var fault) -> {
                    return Reply.failed(fault);
                }
            }
        }
        return Reply.said(List.copyOf(updates));
    }

    Reply<List<LightClientUpdate>> updates(byte[] ssz) {
        return reply(UpdateChunks.split(ssz)).then(this::chunks);
    }

    private Reply<List<LightClientUpdate>> chunks(List<UpdateChunks.Chunk> chunks) {
        var updates = new ArrayList<LightClientUpdate>();
        for (var chunk : chunks) {
            var shape = schedule.forkOf(chunk.digest());
            if (shape.isEmpty()) {
                return Reply.failed(new SourceFault.UnknownRules(
                        "the fork digest 0x" + chunk.digest().hex()));
            }
            var bytes = chunk.ssz().toArray();
            switch (UpdateSsz.parse(bytes, UpdateKind.UPDATE, shape.get(), schedule.preset())) {
                case Parsed.Ok<LightClientUpdate>(var update) -> updates.add(update);
                case Parsed.Malformed<LightClientUpdate>(var reason) -> {
                    return unreadable(reason);
                }
            }
        }
        return Reply.said(List.copyOf(updates));
    }

    /// The answer as `version` and `data`, whatever it came as.
    ///
    /// @param header the member that holds the header whose slot tells the fork
    private Reply<JsonNode> envelope(JsonNode answer, String header) {
        var data = answer.has(header) ? answer : answer.path("data");
        if (!data.isObject()) return unreadable("no 'data'");
        var version = answer.path("version");
        var shape = version.isString() ? fork(version.asString()) : forkBySlot(data.path(header));
        return shape.map(fork -> JsonNodeFactory.instance
                .objectNode()
                .put("version", fork.name().toLowerCase(Locale.ROOT))
                .set("data", data));
    }

    private Reply<ConsensusFork> forkBySlot(JsonNode header) {
        var digits = header.path("beacon").path("slot").asString("");
        if (!digits.matches("[0-9]{1,18}")) return unreadable("neither a version nor a slot that tells it");
        return schedule.forkAt(Slot.of(Long.parseLong(digits)))
                .<Reply<ConsensusFork>>map(Reply::said)
                .orElseGet(() -> unreadable("a slot before Altair"));
    }

    private static Reply<ConsensusFork> fork(String version) {
        if (version.isEmpty()) return unreadable("no version");
        return ConsensusFork.named(version)
                .<Reply<ConsensusFork>>map(Reply::said)
                .orElseGet(() -> unknown(version));
    }

    private static <T> Reply<T> unknown(String version) {
        boolean isName = version.length() <= LONGEST_NAME && version.matches("[A-Za-z0-9_-]+");
        return isName
                ? Reply.failed(new SourceFault.UnknownRules("the fork '" + version + "'"))
                : unreadable("a version that is no name");
    }

    private static <T> Reply<T> reply(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Ok<T>(var value) -> Reply.said(value);
            case Parsed.Malformed<T>(var reason) -> unreadable(reason);
        };
    }

    private static <T> Reply<T> unreadable(String reason) {
        return Reply.failed(new SourceFault.Unreadable(reason));
    }
}
