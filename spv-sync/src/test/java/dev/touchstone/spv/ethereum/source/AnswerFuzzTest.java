package dev.touchstone.spv.ethereum.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.testsupport.ByteMutations;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.ExecutionChain;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Real answers, changed at random: every reader gives a result or a reason, and never throws.
class AnswerFuzzTest {
    private static final String FULU = "ethereum/lightclient/mainnet-fulu/";

    private final JsonMutations mutations = new JsonMutations(11);
    private final ByteMutations byteMutations = new ByteMutations(11);
    private final BeaconAnswers answers = new BeaconAnswers(TestPorts.mainnet().schedule());

    private void survives(JsonNode original, int times, Consumer<JsonNode> reader) {
        reader.accept(original);
        for (int i = 0; i < times; i++) reader.accept(mutations.of(original));
    }

    private static void isTold(Reply<?> reply) {
        if (reply instanceof Reply.Failed<?>(var fault))
            assertThat(fault.toString().length()).isLessThan(500);
    }

    private static void isTold(Parsed<?> parsed) {
        if (parsed instanceof Parsed.Malformed<?>(var reason))
            assertThat(reason).isNotEmpty().hasSizeLessThan(300);
    }

    @Test
    void lightClientAnswers() {
        survives(Vectors.json(FULU + "lc_bootstrap.json"), 400, json -> isTold(answers.bootstrap(json)));
        survives(Vectors.json(FULU + "lc_updates.json"), 400, json -> isTold(answers.updates(json)));
        survives(
                Vectors.json(FULU + "lc_finality.json"),
                2000,
                json -> isTold(answers.update(json, UpdateKind.FINALITY)));
        survives(
                Vectors.json(FULU + "lc_optimistic.json"),
                2000,
                json -> isTold(answers.update(json, UpdateKind.OPTIMISTIC)));
    }

    @Test
    void smallBeaconAnswers() {
        var schedule = TestPorts.mainnet().schedule();
        var recorded = "ethereum/recorded/mini-mainnet-config/";
        survives(
                Vectors.json(recorded + "genesis.json"),
                1000,
                json -> isTold(BeaconFacts.isGenesisOf(json.path("data"), schedule)));
        survives(Vectors.json(recorded + "spec.json"), 500, json -> isTold(BeaconFacts.spec(json.path("data"))));
        survives(
                Vectors.json(recorded + "headers_finalized.json"),
                500,
                json -> isTold(BeaconFacts.hash(json.path("data"), "root")));
    }

    @Test
    void blocks() {
        var block = BlockJsonTest.block("ethereum/blocks/Cancun.json.gz");
        survives(((ObjectNode) block).deepCopy().without("transactions"), 3000, json -> {
            isTold(HeaderJson.parse(json));
            assertThat(HeaderJson.unknownMembers(json)).isNotNull();
        });
        for (var tx : block.path("transactions")) {
            survives(tx, 60, json -> isTold(TransactionJson.parse(json)));
        }
        for (var file : List.of("blob-tx", "setcode-tx", "access-list")) {
            var tx = ExecutionChain.result("eth_getTransactionByHash/get-" + file + ".io");
            survives(tx, 1500, json -> isTold(TransactionJson.parse(json)));
        }
    }

    @Test
    void receipts() {
        for (var receipt : BlockJsonTest.block("ethereum/proofs/helios-rpc/receipts.json.gz")) {
            survives(receipt, 20, json -> isTold(ReceiptJson.encode(json)));
        }
    }

    @Test
    void proofs() {
        var proof = Vectors.json("ethereum/proofs/weth-storage-proof.json");
        var question = new StateQuestion(
                EthereumJson.address(proof.path("address")),
                List.of(EthereumJson.storageKey(proof.at("/storageProof/0/key"))));
        survives(proof, 2000, json -> isTold(ProofJson.parse(json, question)));
    }

    @Test
    void historiesOfFees() {
        var json = JsonMapper.builder().build().readTree("""
                {"oldestBlock": "0x10", "baseFeePerGas": ["0x7", "0x8", "0x9"], "gasUsedRatio": [0.5, 0.25],
                 "reward": [["0x1", "0x2", "0x3"], ["0x0", "0x0", "0x0"]]}""");
        assertThat(FeeHistory.parse(json)).isInstanceOf(Parsed.Ok.class);
        survives(json, 2000, mutated -> isTold(FeeHistory.parse(mutated)));
    }

    @Test
    void accessLists() {
        var json = JsonMapper.builder().build().readTree("""
                {"accessList": [{"address": "0x00000000000000000000000000000000000000aa", "storageKeys": ["0x%s", "0x%s"]},
                 {"address": "0x00000000000000000000000000000000000000bb", "storageKeys": []}], "gasUsed": "0x5208"}""".formatted("00".repeat(32), "ff".repeat(32)));
        assertThat(AccessListJson.parse(json)).isInstanceOf(Parsed.Ok.class);
        survives(json, 2000, mutated -> isTold(AccessListJson.parse(mutated)));
    }

    @Test
    void bytesThatAreNoJson() {
        var text = Vectors.bytes(FULU + "lc_optimistic.json");
        for (int i = 0; i < 2000; i++) isTold(BoundedJson.parse(byteMutations.of(text)));
        for (var bad : List.of("", " ", "1", "\"x\"", "nul", "{", "[1,]", "{\"a\":1}{}", "\u0000", "NaN", "<html>")) {
            assertThat(BoundedJson.parse(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void jsonNestsToADepthAndNoFurther() {
        var deepest = "[".repeat(BoundedJson.MOST_DEPTH) + "]".repeat(BoundedJson.MOST_DEPTH);
        assertThat(BoundedJson.parse(deepest.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Parsed.Ok.class);
        for (int depth : new int[] {BoundedJson.MOST_DEPTH + 1, 1000, 1_000_000}) {
            assertThat(BoundedJson.parse("[".repeat(depth).getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Parsed.Malformed.class);
            assertThat(BoundedJson.parse("{\"a\":".repeat(depth).getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void noMemberIsNamedTwiceAndNoNumberIsLongerThanAnyHonestOne() {
        for (var bad : List.of(
                "{\"result\":1,\"result\":2}", "[" + "9".repeat(200) + "]", "{\"" + "n".repeat(300) + "\":1}")) {
            assertThat(BoundedJson.parse(bad.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void events() {
        var stream = Vectors.bytes("ethereum/lightclient/sse/beacon_events.sse");
        for (int i = 0; i < 500; i++) {
            var reader = new EventReader();
            assertThat(reader.read(ByteBuffer.wrap(byteMutations.of(stream))).events())
                    .isNotNull();
        }
    }
}
