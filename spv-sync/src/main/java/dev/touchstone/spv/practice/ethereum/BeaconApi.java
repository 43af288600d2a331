package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.LightClientJsonWriter;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateChunks;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.beacon.UpdateSsz;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers as a beacon node: what light clients need of the beacon API. Confined to the practice-ethereum loop.
///
/// Source: beacon-APIs.
final class BeaconApi {
    private static final String VERSION = "Eth-Consensus-Version";
    private static final int MOST_DIGITS = 18;

    private final EthereumState state;

    BeaconApi(EthereumState state) {
        this.state = state;
    }

    HttpAnswer answer(HttpRequest request) {
        if (!request.method().equals("GET")) return error(405, "Method not allowed");
        var path = List.of(request.path().substring(1).split("/", -1));
        if (path.size() < 4 || !path.get(0).equals("eth") || !path.get(1).equals("v1")) return noSuchRoute();
        var rest = path.subList(3, path.size());
        return switch (path.get(2)) {
            case "node" -> node(rest);
            case "config" -> rest.equals(List.of("spec")) ? data(spec()) : noSuchRoute();
            case "beacon" ->
                rest.getFirst().equals("light_client")
                        ? lightClient(rest.subList(1, rest.size()), request)
                        : beacon(rest);
            default -> noSuchRoute();
        };
    }

    static HttpAnswer error(int code, String message) {
        return HttpAnswer.json(
                code, JsonNodeFactory.instance.objectNode().put("code", code).put("message", message));
    }

    private static HttpAnswer noSuchRoute() {
        return error(404, "Not found");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static HttpAnswer data(JsonNode content) {
        return HttpAnswer.json(200, object().set("data", content));
    }

    private HttpAnswer node(List<String> path) {
        return switch (String.join("/", path)) {
            case "version" -> data(object().put("version", PracticeEthereum.SOFTWARE));
            case "health" -> HttpAnswer.text(200, "");
            case "syncing" ->
                data(object().put("head_slot", state.chain().head().slot().toString())
                        .put("sync_distance", "0")
                        .put("is_syncing", false)
                        .put("is_optimistic", false)
                        .put("el_offline", false));
            default -> noSuchRoute();
        };
    }

    private HttpAnswer beacon(List<String> path) {
        return switch (path.getFirst()) {
            case "genesis" -> path.size() == 1 ? data(genesis()) : noSuchRoute();
            case "headers" -> path.size() == 2 ? about(path.get(1), this::header) : noSuchRoute();
            case "blocks" ->
                path.size() == 3 && path.get(2).equals("root")
                        ? about(path.get(1), block -> object().put("root", Hex.of(block.root())))
                        : noSuchRoute();
            default -> noSuchRoute();
        };
    }

    private ObjectNode genesis() {
        var schedule = state.schedule();
        return object().put("genesis_time", Long.toString(schedule.genesis().getEpochSecond()))
                .put("genesis_validators_root", Hex.of(schedule.genesisValidatorsRoot()))
                .put("genesis_fork_version", Hex.of(schedule.forks().getFirst().version()));
    }

    private ObjectNode spec() {
        var schedule = state.schedule();
        var preset = schedule.preset();
        var spec = object().put("CONFIG_NAME", state.network().id())
                .put("PRESET_BASE", preset.name().toLowerCase(Locale.ROOT))
                .put("SECONDS_PER_SLOT", Long.toString(schedule.slotTime().toSeconds()))
                .put("SLOTS_PER_EPOCH", Integer.toString(preset.slotsPerEpoch()))
                .put(
                        "EPOCHS_PER_SYNC_COMMITTEE_PERIOD",
                        Long.toString(preset.slotsPerPeriod() / preset.slotsPerEpoch()))
                .put("SYNC_COMMITTEE_SIZE", Integer.toString(preset.committeeSize()))
                .put("DEPOSIT_CHAIN_ID", Long.toString(state.network().chainId()))
                .put("DEPOSIT_NETWORK_ID", Long.toString(state.network().chainId()));
        for (var fork : schedule.forks()) {
            spec.put(fork.fork() + "_FORK_VERSION", Hex.of(fork.version()))
                    .put(fork.fork() + "_FORK_EPOCH", Long.toString(fork.epoch()));
        }
        return spec;
    }

    /// What a block is asked about.
    @FunctionalInterface
    private interface Question {
        JsonNode ask(BeaconBlock block);
    }

    private HttpAnswer about(String id, Question question) {
        if (!isBlockId(id)) return error(400, "Invalid block ID: " + id);
        var block = block(id);
        if (block.isEmpty()) return error(404, "Block not found");
        var finalized = state.chain().finalized().slot();
        return HttpAnswer.json(
                200,
                object().put("execution_optimistic", false)
                        .put("finalized", !block.get().slot().isAfter(finalized))
                        .set("data", question.ask(block.get())));
    }

    private JsonNode header(BeaconBlock block) {
        var data = object().put("root", Hex.of(block.root())).put("canonical", true);
        var header = data.putObject("header");
        LightClientJsonWriter.write(block.header(), header.putObject("message"));
        // no proposer signs here
        header.put("signature", "0x" + "00".repeat(96));
        return data;
    }

    private static boolean isBlockId(String id) {
        return List.of("head", "genesis", "finalized", "justified").contains(id)
                || isNumber(id)
                || root(id).isPresent();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<Hash256> root(String text) {
        return text.startsWith("0x") ? Hash256.fromHex(text.substring(2)) : Optional.empty();
    }

    private Optional<BeaconBlock> block(String id) {
        var chain = state.chain();
        return switch (id) {
            case "head" -> Optional.of(chain.head());
            case "genesis" -> Optional.of(chain.genesis());
            case "finalized", "justified" -> Optional.of(chain.finalized());
            default -> isNumber(id) ? chain.at(Slot.of(Long.parseLong(id))) : root(id).flatMap(chain::byRoot);
        };
    }

    private HttpAnswer lightClient(List<String> path, HttpRequest request) {
        var form = Accepted.of(request);
        if (form == Accepted.NEITHER) return error(406, "Accepted media type not supported");
        if (path.size() == 2 && path.getFirst().equals("bootstrap")) return bootstrap(path.get(1), form);
        return switch (String.join("/", path)) {
            case "updates" -> updates(request, form);
            case "finality_update" ->
                state.lightClients()
                        .newest()
                        .filter(LightClientServer::isFinal)
                        .map(update -> update(update, UpdateKind.FINALITY, form))
                        .orElseGet(() -> error(404, "LC finality update unavailable"));
            case "optimistic_update" ->
                state.lightClients()
                        .newest()
                        .map(update -> update(update, UpdateKind.OPTIMISTIC, form))
                        .orElseGet(() -> error(404, "LC optimistic update unavailable"));
            default -> noSuchRoute();
        };
    }

    private HttpAnswer bootstrap(String id, Accepted form) {
        var root = root(id);
        if (root.isEmpty()) return error(400, "Invalid block root: " + id);
        var block = state.chain().byRoot(root.get());
        if (block.isEmpty()) return error(404, "LC bootstrap unavailable");
        var bootstrap = state.lightClients().bootstrap(block.get());
        var fork = block.get().fork();
        return form == Accepted.SSZ
                ? versioned(HttpAnswer.bytes(ByteString.of(bootstrap.toSsz(fork))), fork)
                : versioned(HttpAnswer.json(200, LightClientJsonWriter.bootstrap(bootstrap, fork)), fork);
    }

    private static HttpAnswer versioned(HttpAnswer answer, ConsensusFork fork) {
        return answer.withHeader(VERSION, fork.name().toLowerCase(Locale.ROOT));
    }

    private ConsensusFork forkOf(LightClientUpdate update) {
        return state.schedule().forkAt(update.attested().slot()).orElseThrow();
    }

    private byte[] ssz(LightClientUpdate update, UpdateKind kind) {
        return UpdateSsz.write(update, kind, forkOf(update), state.schedule().preset());
    }

    /// An update as JSON, with its fork's name.
    JsonNode json(LightClientUpdate update, UpdateKind kind) {
        return LightClientJsonWriter.update(
                update, kind, forkOf(update), state.schedule().preset());
    }

    private HttpAnswer update(LightClientUpdate update, UpdateKind kind, Accepted form) {
        var answer = form == Accepted.SSZ
                ? HttpAnswer.bytes(ByteString.of(ssz(update, kind)))
                : HttpAnswer.json(200, json(update, kind));
        return versioned(answer, forkOf(update));
    }

    private HttpAnswer updates(HttpRequest request, Accepted form) {
        var start = request.parameter("start_period").filter(BeaconApi::isNumber);
        var count = request.parameter("count").filter(BeaconApi::isNumber);
        if (start.isEmpty()) return error(400, "Invalid start_period");
        if (count.isEmpty() || Long.parseLong(count.get()) == 0) return error(400, "Invalid count");
        long first = Long.parseLong(start.get());
        var updates = new ArrayList<LightClientUpdate>();
        for (long i = 0; i < Math.min(UpdateChunks.MOST, Long.parseLong(count.get())); i++) {
            state.lightClients().best(first + i).ifPresent(updates::add);
        }
        return form == Accepted.SSZ ? HttpAnswer.bytes(chunks(updates)) : HttpAnswer.json(200, array(updates));
    }

    private JsonNode array(List<LightClientUpdate> updates) {
        var array = JsonNodeFactory.instance.arrayNode();
        updates.forEach(update -> array.add(json(update, UpdateKind.UPDATE)));
        return array;
    }

    private ByteString chunks(List<LightClientUpdate> updates) {
        var schedule = state.schedule();
        return UpdateChunks.join(updates.stream()
                .map(update -> new UpdateChunks.Chunk(
                        schedule.digestAt(schedule.epochOf(update.attested().slot()))
                                .orElseThrow(),
                        ByteString.of(ssz(update, UpdateKind.UPDATE))))
                .toList());
    }

    /// What a caller would have.
    private enum Accepted {
        JSON,
        SSZ,
        NEITHER;

        /// The form that its `Accept` header likes best; JSON where it does not care.
        static Accepted of(HttpRequest request) {
            var header = request.header("accept");
            if (header.isBlank()) return JSON;
            var best = NEITHER;
            int bestQuality = 0;
            for (var part : Arrays.asList(header.split(",", -1))) {
                var form = named(part.split(";", -1)[0].strip());
                if (form != NEITHER && quality(part) > bestQuality) {
                    best = form;
                    bestQuality = quality(part);
                }
            }
            return best;
        }

        private static Accepted named(String type) {
            return switch (type) {
                case HttpAnswer.BYTES -> SSZ;
                case HttpAnswer.JSON, "*/*", "application/*" -> JSON;
                default -> NEITHER;
            };
        }

        /// In thousandths.
        private static int quality(String part) {
            for (var parameter : part.split(";", -1)) {
                var text = parameter.strip();
                if (!text.matches("q=(1(\\.0{0,3})?|0(\\.[0-9]{0,3})?)")) continue;
                var digits = (text.substring(2).replace(".", "") + "000").substring(0, 4);
                return Integer.parseInt(digits);
            }
            return 1000;
        }
    }
}
