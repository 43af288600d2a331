package dev.touchstone.spv.ethereum.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.source.ScriptedServer.Answer;
import dev.touchstone.spv.ethereum.source.ScriptedServer.Asked;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RestBeaconSourceTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FULU = "ethereum/lightclient/mainnet-fulu/";
    private static final String GENESIS = "/eth/v1/beacon/genesis";
    private static final String LIGHT_CLIENT = "/eth/v1/beacon/light_client/";
    private static final Hash256 ROOT = Hash256.fromHex("ab".repeat(32)).orElseThrow();

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.shutdownNow();
    }

    private RestBeaconSource source(ScriptedServer server) {
        return source(server, TestPorts.mainnet());
    }

    private RestBeaconSource source(ScriptedServer server, EthereumChain chain) {
        return new RestBeaconSource(
                server.address(), chain, RequestBudget.unlimited(), TestPorts.with(http, TestPorts.LONG));
    }

    /// A node of mainnet that answers everything but its genesis with `script`.
    private static ScriptedServer server(Function<Asked, Answer> script) throws IOException {
        var genesis = Vectors.bytes("ethereum/recorded/mini-mainnet-config/genesis.json");
        return new ScriptedServer(
                request -> request.path().equals(GENESIS) ? Answer.json(genesis) : script.apply(request));
    }

    private static SourceFault fault(Reply<?> reply) {
        assertThat(reply).isInstanceOf(Reply.Failed.class);
        return ((Reply.Failed<?>) reply).fault();
    }

    private static <T> T said(Reply<T> reply) {
        if (reply instanceof Reply.Failed<T>(var fault)) throw new AssertionError(fault.toString());
        return reply.toOptional().orElseThrow();
    }

    private static byte[] colibri(String folder, String prefix) throws IOException {
        try (var files = Files.list(Vectors.path("ethereum/colibri/" + folder))) {
            return Files.readAllBytes(
                    files.filter(f -> f.toString().contains(prefix)).findFirst().orElseThrow());
        }
    }

    @Test
    void readsWhatANodeOfMainnetAnswersInJson() throws IOException {
        try (var server = server(request -> {
            var question = request.path().substring(LIGHT_CLIENT.length());
            return Answer.json(Vectors.bytes(FULU
                    + switch (question) {
                        case "updates" -> "lc_updates.json";
                        case "finality_update" -> "lc_finality.json";
                        case "optimistic_update" -> "lc_optimistic.json";
                        default -> "lc_bootstrap.json";
                    }));
        })) {
            var source = source(server);
            assertThat(said(source.bootstrap(ROOT)).header().slot().value()).isEqualTo(14017856);
            assertThat(said(source.finality()).attested().slot().value()).isEqualTo(14018019);
            assertThat(said(source.optimistic()).attested().slot().value()).isEqualTo(14018019);
            assertThat(said(source.updates(14016653 / 8192, 1))).hasSize(1);
            assertThat(server.asked())
                    .extracting(Asked::path)
                    .containsExactly(
                            GENESIS,
                            LIGHT_CLIENT + "bootstrap/0x" + "ab".repeat(32),
                            LIGHT_CLIENT + "finality_update",
                            LIGHT_CLIENT + "optimistic_update",
                            LIGHT_CLIENT + "updates");
            assertThat(server.asked().getLast().query()).isEqualTo("start_period=1711&count=1");
            assertThat(server.asked().getLast().accept())
                    .isEqualTo("application/octet-stream;q=1.0,application/json;q=0.9");
        }
    }

    @Test
    void readsWhatANodeOfMainnetAnswersInSsz() throws IOException {
        var bootstrap = colibri("eth_call1", "bootstrap");
        var updates = colibri("trusted_block1", "start_period_1393");
        try (var server = server(request ->
                request.path().endsWith("updates") ? Answer.ssz(updates, "electra") : Answer.ssz(bootstrap, "deneb"))) {
            var source = source(server);
            assertThat(said(source.bootstrap(ROOT)).committee().size()).isEqualTo(512);
            assertThat(said(source.updates(1393, 14))).hasSize(14);
        }
    }

    @Test
    void readsWhatLodestarAnsweredBeforeItNamedTheFork() throws IOException {
        var folder = "ethereum/recorded/lodestar151-capella-minimal/";
        var genesis = Vectors.json(folder + "genesis.json").path("data");
        var chain = EthereumChains.parse(JSON.readTree("""
                {"id": "devnet", "chainId": 1337, "preset": "minimal", "secondsPerSlot": 1, "genesisTime": %s,
                 "genesisValidatorsRoot": "%s",
                 "forks": [{"fork": "altair", "epoch": 0, "version": "0x01000001"},
                           {"fork": "bellatrix", "epoch": 0, "version": "0x02000001"},
                           {"fork": "capella", "epoch": 0, "version": "0x03000001"}], "blobs": []}
                """.formatted(
                                genesis.path("genesis_time").asString(),
                                genesis.path("genesis_validators_root").asString())))
                .orThrow();
        try (var server = new ScriptedServer(request -> Answer.json(without(
                "version",
                folder
                        + switch (request.path()) {
                            case GENESIS -> "genesis.json";
                            case LIGHT_CLIENT + "updates" -> "updates.json";
                            case LIGHT_CLIENT + "finality_update" -> "finality_update.json";
                            case LIGHT_CLIENT + "optimistic_update" -> "optimistic_update.json";
                            default -> "bootstrap-slot24.json";
                        })))) {
            var source = source(server, chain);
            assertThat(said(source.bootstrap(ROOT)).header().slot().value()).isEqualTo(24);
            assertThat(said(source.updates(0, 17))).hasSize(17);
            assertThat(said(source.finality()).finality()).isPresent();
            assertThat(said(source.optimistic()).attested().slot().value()).isPositive();
        }
    }

    private static String without(String member, String file) {
        var json = Vectors.json(file);
        for (var node : json.isArray() ? json : JSON.createArrayNode().add(json)) ((ObjectNode) node).remove(member);
        return json.toString();
    }

    @Test
    void takesUpdatesInEveryEnvelope() throws IOException {
        var array = (ArrayNode) Vectors.json(FULU + "lc_updates.json");
        var inData = JSON.createObjectNode().put("extra", 1).set("data", array).toString();
        var bare = JSON.createArrayNode().add(array.path(0).path("data")).toString();
        for (var envelope : List.of(inData, bare)) {
            try (var server = server(_ -> Answer.json(envelope))) {
                assertThat(said(source(server).updates(1711, 1))).hasSize(1);
            }
        }
    }

    @Test
    void takesNoMoreUpdatesThanItAskedForAndNoneBehindAGap() throws IOException {
        var updates = colibri("trusted_block1", "start_period_1393");
        try (var server = server(_ -> Answer.ssz(updates, "deneb"))) {
            assertThat(said(source(server).updates(1393, 3))).hasSize(3);
            assertThat(fault(source(server).updates(1392, 3))).isInstanceOf(SourceFault.NotThere.class);
            assertThat(server.asked().stream().filter(a -> a.path().endsWith("updates")))
                    .hasSize(2);
        }
        int first = UpdateLengths.of(updates, 1);
        var gap = Arrays.copyOf(updates, updates.length - (UpdateLengths.of(updates, 2) - first));
        System.arraycopy(updates, UpdateLengths.of(updates, 2), gap, first, gap.length - first);
        try (var server = server(_ -> Answer.ssz(gap, "deneb"))) {
            assertThat(said(source(server).updates(1393, 14))).hasSize(1);
        }
    }

    /// Where the updates of an SSZ answer end.
    private static final class UpdateLengths {
        static int of(byte[] chunks, int count) {
            int at = 0;
            for (int i = 0; i < count; i++) {
                at += 8
                        + (int) ByteBuffer.wrap(chunks, at, 8)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getLong();
            }
            return at;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 400})
    void asksForLessWhereTheWholeRangeIsRefused(int status) throws IOException {
        var updates = colibri("trusted_block1", "start_period_1393");
        try (var server = server(request -> {
            int count = Integer.parseInt(request.query().replaceAll(".*count=", ""));
            return count > 4 ? Answer.status(status) : Answer.ssz(updates, "deneb");
        })) {
            assertThat(said(source(server).updates(1393, 17))).hasSize(4);
            assertThat(server.asked())
                    .extracting(Asked::query)
                    .containsExactly(
                            "", "start_period=1393&count=17", "start_period=1393&count=8", "start_period=1393&count=4");
        }
    }

    @Test
    void saysSoWhereNotEvenOnePeriodIsThere() throws IOException {
        try (var server = server(_ -> Answer.json(500, "{\"message\":\"No partialUpdate available\"}"))) {
            assertThat(fault(source(server).updates(1393, 2)))
                    .isEqualTo(new SourceFault.Refused(500, "No partialUpdate available"));
        }
        try (var server = server(_ -> Answer.json("[]"))) {
            assertThat(fault(source(server).updates(1393, 1))).isInstanceOf(SourceFault.NotThere.class);
        }
    }

    @Test
    void asksForJsonFromThenOnWhereSszWasBad() throws IOException {
        var json = Vectors.bytes(FULU + "lc_finality.json");
        try (var server = server(request -> request.accept().contains("octet-stream")
                ? Answer.ssz("garbage".getBytes(StandardCharsets.UTF_8), "fulu")
                : Answer.json(json))) {
            var source = source(server);
            assertThat(said(source.finality()).finality()).isPresent();
            assertThat(said(source.finality()).finality()).isPresent();
            assertThat(server.asked().stream().filter(a -> a.accept().contains("octet-stream")))
                    .hasSize(1);
        }
        try (var server =
                server(request -> request.accept().contains("octet-stream") ? Answer.status(406) : Answer.json(json))) {
            assertThat(said(source(server).finality()).finality()).isPresent();
        }
    }

    @Test
    void namesTheRulesThatItDoesNotKnow() throws IOException {
        var updates = colibri("trusted_block1", "start_period_1393");
        Arrays.fill(updates, 8, 12, (byte) 0xee);
        try (var server =
                server(request -> Answer.ssz(request.path().endsWith("updates") ? updates : new byte[100], "heze"))) {
            assertThat(fault(source(server).updates(1393, 14)))
                    .isEqualTo(new SourceFault.UnknownRules("the fork digest 0xeeeeeeee"));
            assertThat(fault(source(server).bootstrap(ROOT)))
                    .isEqualTo(new SourceFault.UnknownRules("the fork 'heze'"));
        }
        var json = (ObjectNode) Vectors.json(FULU + "lc_optimistic.json");
        json.put("version", "heze");
        try (var server = server(_ -> Answer.json(json.toString()))) {
            assertThat(fault(source(server).optimistic())).isEqualTo(new SourceFault.UnknownRules("the fork 'heze'"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>go away</html>", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{\"version\":\"fulu\"}"
            })
    void tellsWhatMakesNoSense(String body) throws IOException {
        try (var server = server(_ -> Answer.json(body))) {
            assertThat(fault(source(server).optimistic())).isInstanceOf(SourceFault.Unreadable.class);
            assertThat(fault(source(server).bootstrap(ROOT))).isInstanceOf(SourceFault.Unreadable.class);
            assertThat(fault(source(server).updates(1, 1))).isInstanceOf(SourceFault.Unreadable.class);
        }
    }

    @Test
    void asksNothingOfANodeOfAnotherNetwork() throws IOException {
        var genesis = "{\"data\":{\"genesis_time\":\"1606824024\",\"genesis_validators_root\":\""
                + "0x4b363db94e286120d76eb905340fdd4e54bfe9f06bf33ff6cf5ad27f511bfe95\"}}";
        try (var server = new ScriptedServer(_ -> Answer.json(genesis))) {
            var source = source(server);
            assertThat(fault(source.finality())).isInstanceOf(SourceFault.WrongNetwork.class);
            assertThat(fault(source.updates(1, 1))).isInstanceOf(SourceFault.WrongNetwork.class);
            assertThat(source.listen(_ -> {})).isInstanceOf(SourceFault.WrongNetwork.class);
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void asksAgainForAGenesisThatDidNotCome() throws IOException {
        var isUp = new AtomicBoolean();
        var genesis = Vectors.bytes("ethereum/recorded/mini-mainnet-config/genesis.json");
        var finality = Vectors.bytes(FULU + "lc_finality.json");
        try (var server = new ScriptedServer(request -> {
            if (!isUp.get()) return Answer.status(503);
            return Answer.json(request.path().equals(GENESIS) ? genesis : finality);
        })) {
            var source = source(server);
            assertThat(fault(source.finality())).isEqualTo(new SourceFault.Refused(503, "HTTP 503"));
            isUp.set(true);
            assertThat(said(source.finality()).finality()).isPresent();
        }
    }

    @Test
    void doesWithoutTheGenesisOfAServerThatHasOnlyWhatLightClientsNeed() throws IOException {
        var finality = Vectors.bytes(FULU + "lc_finality.json");
        try (var server = new ScriptedServer(
                request -> request.path().startsWith(LIGHT_CLIENT) ? Answer.json(finality) : Answer.status(404))) {
            var source = source(server);
            var update = said(source.finality());
            assertThat(update.finality()).isPresent();
            assertThat(said(source.finalizedRoot()))
                    .isEqualTo(update.finality()
                            .map(f -> f.header().beacon().root())
                            .orElseThrow());
            assertThat(fault(source.version())).isInstanceOf(SourceFault.NotThere.class);
        }
    }

    @Test
    void readsWhatANodeTellsOfItself() throws IOException {
        var recorded = "ethereum/recorded/mini-mainnet-config/";
        try (var server = server(request -> switch (request.path()) {
            case "/eth/v1/beacon/headers/finalized" -> Answer.json(Vectors.bytes(recorded + "headers_finalized.json"));
            case "/eth/v1/config/spec" -> Answer.json(Vectors.bytes(recorded + "spec.json"));
            default -> Answer.json("{\"data\":{\"version\":\"Nimbus/v26.8.0\\n\"}}");
        })) {
            var source = source(server);
            assertThat(said(source.finalizedRoot()).hex())
                    .isEqualTo("1c3c2cdc9b856b645a9169ff82f8185fd8ad60a66aea96759d9b46104045d64d");
            assertThat(said(source.spec()))
                    .containsEntry("FULU_FORK_EPOCH", "411392")
                    .containsKey("BLOB_SCHEDULE");
            assertThat(said(source.version())).isEqualTo("Nimbus/v26.8.0");
        }
    }

    @Test
    void updatesOfTheSmallChainAreThoseOfItsPeriods() throws IOException {
        var file = "ethereum/recorded/mini-mainnet-config/updates.json";
        try (var server = server(_ -> Answer.json(Vectors.bytes(file)))) {
            long slot = Long.parseLong(
                    Vectors.json(file).at("/0/data/attested_header/beacon/slot").asString());
            List<LightClientUpdate> updates = said(source(server).updates(slot / 8192, 4));
            assertThat(updates).hasSize(1);
        }
    }
}
