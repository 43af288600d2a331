package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The servers answer as the beacon API and the execution clients' interface have it, errors included.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServersTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final Signing ALICE = new Signing("alice", 1337);
    private static final EthereumAddress BOB = new Signing("bob", 1337).address();
    private static final String LIGHT_CLIENT = "/eth/v1/beacon/light_client/";
    private static final String JSON = "application/json";
    private static final String SSZ = "application/octet-stream";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PracticeEthereum chain;
    private Asker asker;

    @BeforeAll
    void start() throws IOException {
        var settings = PracticeEthereumSettings.minimal()
                .withAllocations(Map.of(ALICE.address(), Wei.PER_ETHER))
                .withProofWindow(10);
        chain = PracticeEthereum.start(settings, CLOCK);
        asker = new Asker(chain);
    }

    @AfterAll
    void stop() throws IOException {
        asker.close();
        chain.close();
    }

    private static void isError(HttpResponse<byte[]> response, int code) {
        assertThat(response.statusCode()).isEqualTo(code);
        var error = MAPPER.readTree(response.body());
        assertThat(error.path("code").asInt()).isEqualTo(code);
        assertThat(error.path("message").asString()).isNotEmpty();
    }

    @Test
    void tellsItsRulesSoThatAClientCanReadThem() {
        var spec = asker.json("/eth/v1/config/spec").path("data");
        var genesis = asker.json("/eth/v1/beacon/genesis").path("data");
        assertThat(spec.path("PRESET_BASE").asString()).isEqualTo("minimal");
        assertThat(spec.path("FULU_FORK_EPOCH").asString()).isEqualTo("0");
        var described = MAPPER.createObjectNode()
                .put("id", "other")
                .put("chainId", Long.parseLong(spec.path("DEPOSIT_CHAIN_ID").asString()))
                .put("preset", spec.path("PRESET_BASE").asString())
                .put("genesisTime", Long.parseLong(genesis.path("genesis_time").asString()))
                .put(
                        "genesisValidatorsRoot",
                        genesis.path("genesis_validators_root").asString())
                .put(
                        "secondsPerSlot",
                        Long.parseLong(spec.path("SECONDS_PER_SLOT").asString()));
        var forks = described.putArray("forks");
        for (var fork : ConsensusFork.values()) {
            if (!spec.has(fork + "_FORK_EPOCH")) continue;
            forks.addObject()
                    .put("fork", fork.name())
                    .put("version", spec.path(fork + "_FORK_VERSION").asString())
                    .put("epoch", Long.parseLong(spec.path(fork + "_FORK_EPOCH").asString()));
        }
        var read = EthereumChains.parse(described).orThrow();
        assertThat(read.schedule()).isEqualTo(chain.chain().schedule());
        assertThat(read.chainId()).isEqualTo(chain.chain().chainId());
    }

    @Test
    void saysWhatItIsAndThatItIsInStep() {
        assertThat(asker.json("/eth/v1/node/version")
                        .path("data")
                        .path("version")
                        .asString())
                .startsWith("Touchstone-Practice/");
        var syncing = asker.json("/eth/v1/node/syncing").path("data");
        assertThat(syncing.path("is_syncing").asBoolean()).isFalse();
        assertThat(syncing.path("head_slot").asString())
                .isEqualTo(chain.snapshot().get().head().toString());
        assertThat(asker.get("/eth/v1/node/health", JSON).statusCode()).isEqualTo(200);
    }

    @Test
    void findsBlocksByNameSlotAndRoot() {
        var head = chain.snapshot().get();
        for (var id : List.of("head", head.head().toString(), Hex.of(head.root()))) {
            var root = asker.json("/eth/v1/beacon/blocks/" + id + "/root");
            assertThat(root.path("data").path("root").asString()).isEqualTo(Hex.of(head.root()));
            assertThat(root.path("finalized").asBoolean()).isFalse();
        }
        var finalized = asker.json("/eth/v1/beacon/headers/finalized");
        assertThat(finalized.path("finalized").asBoolean()).isTrue();
        assertThat(finalized.path("data").path("root").asString()).isEqualTo(Hex.of(chain.checkpointRoot()));
        assertThat(finalized.at("/data/header/message/slot").asString())
                .isEqualTo(head.finalized().toString());
        assertThat(asker.json("/eth/v1/beacon/headers/genesis")
                        .at("/data/header/message/slot")
                        .asString())
                .isEqualTo("0");
    }

    @Test
    void namesWhatItDoesNotHaveOrUnderstand() {
        isError(asker.get("/eth/v1/beacon/headers/99999999", JSON), 404);
        isError(asker.get("/eth/v1/beacon/headers/0x1234", JSON), 400);
        isError(asker.get("/eth/v1/beacon/headers/99999999999999999999", JSON), 400);
        isError(asker.get("/eth/v1/beacon/nothing", JSON), 404);
        isError(asker.get("/", JSON), 404);
        isError(asker.get(LIGHT_CLIENT + "bootstrap/0x" + "00".repeat(32), JSON), 404);
        isError(asker.get(LIGHT_CLIENT + "bootstrap/head", JSON), 400);
        isError(asker.get(LIGHT_CLIENT + "updates?start_period=0", JSON), 400);
        isError(asker.get(LIGHT_CLIENT + "updates?start_period=0&count=0", JSON), 400);
        isError(asker.get(LIGHT_CLIENT + "updates?start_period=-1&count=1", JSON), 400);
        isError(asker.get(LIGHT_CLIENT + "finality_update", "text/html"), 406);
        isError(asker.get("/eth/v1/events?topics=weather", JSON), 400);
        isError(asker.get("/eth/v1/events", JSON), 400);
    }

    @Test
    void givesTheFormThatIsLikedBest() {
        var path = LIGHT_CLIENT + "optimistic_update";
        record Case(String accept, String type) {}
        for (var it : List.of(
                new Case(SSZ, SSZ),
                new Case(JSON, JSON),
                new Case("*/*", JSON),
                new Case("application/octet-stream;q=1.0,application/json;q=0.9", SSZ),
                new Case("application/octet-stream;q=0.5, application/json", JSON),
                new Case("text/html, application/octet-stream;q=0.1", SSZ))) {
            var response = asker.get(path, it.accept);
            assertThat(response.headers().firstValue("content-type"))
                    .as(it.accept)
                    .contains(it.type);
            assertThat(response.headers().firstValue("Eth-Consensus-Version")).contains("fulu");
        }
    }

    @Test
    void givesTheUpdatesThatThereAre() {
        assertThat(asker.json(LIGHT_CLIENT + "updates?start_period=0&count=1000"))
                .hasSize(1);
        assertThat(asker.json(LIGHT_CLIENT + "updates?start_period=7&count=128"))
                .isEmpty();
        assertThat(asker.ssz(LIGHT_CLIENT + "updates?start_period=7&count=128")).isEmpty();
    }

    @Test
    void hasNoFinalityToTellBeforeThereIsAny() throws IOException {
        try (var young = PracticeEthereum.start(
                        PracticeEthereumSettings.minimal().withPastSlots(0), CLOCK);
                var other = new Asker(young)) {
            isError(other.get(LIGHT_CLIENT + "optimistic_update", JSON), 404);
            young.advance(1);
            assertThat(other.json(LIGHT_CLIENT + "optimistic_update").has("data"))
                    .isTrue();
            isError(other.get(LIGHT_CLIENT + "finality_update", JSON), 404);
        }
    }

    @Test
    void pushesWhatIsNew() throws IOException {
        var pushing = PracticeEthereum.start(PracticeEthereumSettings.minimal(), CLOCK);
        try (var other = new Asker(pushing);
                var lines = other.lines("/eth/v1/events?topics=head&topics=light_client_optimistic_update,"
                        + "light_client_finality_update")) {
            var heard = lines.iterator();
            assertThat(heard.next()).isEqualTo(":");
            assertThat(heard.next()).isEmpty();
            pushing.advance(2);
            var events = new ArrayList<String>();
            var data = new ArrayList<JsonNode>();
            for (int i = 0; i < 5; i++) {
                events.add(heard.next().substring("event: ".length()));
                data.add(MAPPER.readTree(heard.next().substring("data: ".length())));
                assertThat(heard.next()).isEmpty();
            }
            assertThat(events)
                    .containsExactly(
                            "head",
                            "light_client_finality_update",
                            "light_client_optimistic_update",
                            "head",
                            "light_client_optimistic_update");
            var preset = pushing.chain().schedule().preset();
            var last = LightClientJson.update(data.getLast(), UpdateKind.OPTIMISTIC, preset)
                    .orThrow();
            assertThat(last.signatureSlot()).isEqualTo(Slot.of(36));
            assertThat(LightClientJson.update(data.get(1), UpdateKind.FINALITY, preset)
                            .orThrow()
                            .finalizedSlot())
                    .isEqualTo(Slot.of(16));
            assertThat(data.getFirst().path("slot").asString()).isEqualTo("35");
            pushing.close();
            assertThat(heard.hasNext()).isFalse();
        }
    }

    @Test
    void answersCallsAloneAndInBatches() {
        var batch = asker.answer("""
                [{"jsonrpc":"2.0","id":1,"method":"eth_chainId"},
                 {"jsonrpc":"2.0","id":"two","method":"eth_nothing","params":[]},
                 {"jsonrpc":"2.0","id":3,"method":"eth_blockNumber","params":[]}, 7]""");
        assertThat(batch).hasSize(4);
        assertThat(batch.get(0).path("result").asString()).isEqualTo("0x539");
        assertThat(batch.get(1).path("id").asString()).isEqualTo("two");
        assertThat(batch.get(1).at("/error/code").asInt()).isEqualTo(-32601);
        assertThat(batch.get(2).path("result").asString()).isEqualTo("0x22");
        assertThat(batch.get(3).at("/error/code").asInt()).isEqualTo(-32600);
    }

    @Test
    void namesWhatIsWrongWithACall() {
        assertThat(asker.answer("{").at("/error/code").asInt()).isEqualTo(-32700);
        assertThat(asker.answer("[]").at("/error/code").asInt()).isEqualTo(-32600);
        assertThat(asker.answer("{}").at("/error/code").asInt()).isEqualTo(-32600);
        assertThat(asker.error("eth_getBalance", "0x12", "latest").path("code").asInt())
                .isEqualTo(-32602);
        assertThat(asker.error("eth_getBalance", BOB.text(), "newest")
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
        assertThat(asker.error("eth_getBalance").path("code").asInt()).isEqualTo(-32602);
        assertThat(asker.error("eth_getProof", BOB.text(), List.of("0x" + "1".repeat(65)), "latest")
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
        assertThat(asker.error("eth_getBalance", BOB.text(), "0x" + "f".repeat(16))
                        .path("code")
                        .asInt())
                .isEqualTo(-32000);
    }

    @Test
    void findsStateByNumberTagHashAndObject() {
        var head = chain.snapshot().get();
        var byHash = Map.of("blockHash", Hex.of(head.hash()), "requireCanonical", true);
        for (var block : List.of("latest", Hex.number(head.number().value()), Hex.of(head.hash()), byHash)) {
            assertThat(asker.result("eth_getBalance", ALICE.address().text(), block)
                            .asString())
                    .isEqualTo(Hex.number(Wei.PER_ETHER));
        }
        assertThat(asker.result("eth_getTransactionCount", ALICE.address().text(), "pending")
                        .asString())
                .isEqualTo("0x0");
        assertThat(asker.result("eth_getStorageAt", SystemContracts.BEACON_ROOTS.text(), "0x0", "latest")
                        .asString())
                .isEqualTo(Hex.of(Hash256.ZERO));
        assertThat(asker.result("eth_getBlockByNumber", "finalized", false)
                        .path("number")
                        .asString())
                .isEqualTo(Hex.number(head.finalized().value()));
        assertThat(asker.result("eth_getBlockByNumber", "0x99999", false).isNull())
                .isTrue();
        assertThat(asker.result("eth_getTransactionReceipt", "0x" + "00".repeat(32))
                        .isNull())
                .isTrue();
    }

    @Test
    void provesNoStateThatLiesTooFarBack() {
        var head = chain.snapshot().get().number().value();
        assertThat(asker.result("eth_getProof", BOB.text(), List.of(), Hex.number(head - 10))
                        .has("accountProof"))
                .isTrue();
        assertThat(asker.error("eth_getProof", BOB.text(), List.of(), Hex.number(head - 11))
                        .path("message")
                        .asString())
                .isEqualTo("distance to target block exceeds maximum proof window");
        // the header is there all the same
        var header = chain.headerAt(BlockNumber.of(head - 11)).orElseThrow();
        assertThat(asker.rawHeader(header.hash())).isEqualTo(header.bytes());
        assertThat(EthereumJson.header(asker.result("eth_getBlockByHash", Hex.of(header.hash()), false)))
                .isEqualTo(header);
    }

    @Test
    void takesATransactionAndTellsOfItWhileItWaits() throws IOException {
        try (var taking = PracticeEthereum.start(
                        PracticeEthereumSettings.minimal().withAllocations(Map.of(ALICE.address(), Wei.PER_ETHER)),
                        CLOCK);
                var other = new Asker(taking)) {
            var tx = ALICE.sign(Signing.Draft.payment(0, BOB, Wei.of(5)));
            assertThat(other.result("eth_sendRawTransaction", Hex.of(tx.bytes()))
                            .asString())
                    .isEqualTo(Hex.of(tx.hash()));
            var waiting = other.result("eth_getTransactionByHash", Hex.of(tx.hash()));
            assertThat(waiting.path("blockHash").isNull()).isTrue();
            assertThat(EthereumJson.transaction(waiting)).isEqualTo(tx);
            assertThat(other.result("eth_getTransactionCount", ALICE.address().text(), "pending")
                            .asString())
                    .isEqualTo("0x1");
            assertThat(other.result("debug_getRawTransaction", Hex.of(tx.hash()))
                            .asString())
                    .isEqualTo(Hex.of(tx.bytes()));
            taking.advance(1);
            var mined = other.result("eth_getTransactionByHash", Hex.of(tx.hash()));
            assertThat(mined.path("blockHash").asString())
                    .isEqualTo(Hex.of(taking.snapshot().get().hash()));
            var receipts = other.result("eth_getBlockReceipts", "latest");
            assertThat(receipts.get(0).path("transactionHash").asString()).isEqualTo(Hex.of(tx.hash()));
        }
    }

    @Test
    void takesNoGetWhereCallsArePosted() {
        var response = asker.get("/eth/v1/node/version", JSON);
        assertThat(response.statusCode()).isEqualTo(200);
        try (var wrong = new Asker(chain)) {
            assertThat(wrong.getFromRpc().statusCode()).isEqualTo(405);
        }
    }

    @Test
    void keepsTheFeesThatWalletsAskFor() {
        var tip = asker.result("eth_maxPriorityFeePerGas");
        assertThat(EthereumJson.wei(tip)).isEqualTo(Wei.PER_GWEI);
        assertThat(EthereumJson.wei(asker.result("eth_gasPrice"))).isGreaterThanOrEqualTo(Wei.PER_GWEI);
        assertThat(asker.result("net_version").asString()).isEqualTo("1337");
        assertThat(asker.result("web3_clientVersion").asString()).startsWith("Touchstone-Practice/");
        assertThat(asker.result("eth_syncing").asBoolean(true)).isFalse();
    }
}
