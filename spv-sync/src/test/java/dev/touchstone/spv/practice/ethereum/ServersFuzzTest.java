package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.practice.http.HttpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Whatever is asked, there is an answer, and the chain lives on.
class ServersFuzzTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final List<String> METHODS = List.of(
            "eth_getBalance",
            "eth_getProof",
            "eth_getBlockByHash",
            "eth_getBlockByNumber",
            "eth_getStorageAt",
            "eth_getTransactionReceipt",
            "eth_getTransactionByHash",
            "eth_getTransactionCount",
            "eth_getBlockReceipts",
            "eth_getCode",
            "eth_sendRawTransaction",
            "eth_call",
            "eth_estimateGas",
            "eth_createAccessList",
            "eth_getLogs",
            "debug_getRawHeader",
            "debug_getRawReceipts",
            "debug_getRawTransaction",
            "eth_nothing",
            "");
    private static final List<String> TEXTS = List.of(
            "0x",
            "latest",
            "earliest",
            "finalized",
            "0x0",
            "0x7fffffffffffffff",
            "0xffffffffffffffff",
            "0x" + "00".repeat(32),
            "0x" + "11".repeat(20),
            "0x" + "f".repeat(65),
            "0xzz",
            "0x02c0",
            "\u0660",
            "");
    private static final List<String> MEMBERS = List.of(
            "blockHash",
            "blockNumber",
            "from",
            "to",
            "data",
            "input",
            "gas",
            "gasPrice",
            "maxFeePerGas",
            "value",
            "accessList",
            "address",
            "storageKeys",
            "topics",
            "fromBlock",
            "toBlock");
    private static final List<String> PATHS = List.of(
            "eth",
            "v1",
            "v2",
            "beacon",
            "light_client",
            "bootstrap",
            "updates",
            "headers",
            "blocks",
            "root",
            "head",
            "genesis",
            "config",
            "spec",
            "node",
            "0x" + "22".repeat(32),
            "5",
            "99999999999999999999",
            "-1",
            "..",
            "");

    private static JsonNode value(Random random, int depth) {
        var json = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0, 1, 2 -> json.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 3 -> json.numberNode(random.nextLong());
            case 4 -> random.nextBoolean() ? json.nullNode() : json.booleanNode(true);
            case 5 -> object(random, depth + 1);
            default -> array(random, depth + 1);
        };
    }

    private static ObjectNode object(Random random, int depth) {
        var object = JsonNodeFactory.instance.objectNode();
        for (int i = random.nextInt(5); i >= 0; i--) {
            object.set(MEMBERS.get(random.nextInt(MEMBERS.size())), value(random, depth));
        }
        return object;
    }

    private static ArrayNode array(Random random, int depth) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) array.add(value(random, depth));
        return array;
    }

    @Test
    void everyCallHasAnAnswer() throws IOException {
        var random = new Random(3);
        try (var chain =
                PracticeEthereum.start(PracticeEthereumSettings.minimal().withPastSlots(3), CLOCK)) {
            chain.inside(state -> {
                var api = new ExecutionApi(state);
                for (int i = 0; i < 20_000; i++) {
                    var call = JsonNodeFactory.instance
                            .objectNode()
                            .put("method", METHODS.get(random.nextInt(METHODS.size())));
                    call.set("params", random.nextInt(5) == 0 ? value(random, 0) : array(random, 0));
                    var answer = JsonRpc.answer(call, api).answer();
                    assertThat(answer.has("result") ^ answer.has("error"))
                            .as(call::toString)
                            .isTrue();
                }
                return api;
            });
        }
    }

    @Test
    void everyPathHasAnAnswer() throws IOException {
        var random = new Random(4);
        try (var chain = PracticeEthereum.start(PracticeEthereumSettings.minimal(), CLOCK)) {
            chain.inside(state -> {
                var api = new BeaconApi(state);
                for (int i = 0; i < 20_000; i++) {
                    var path = new StringBuilder(random.nextInt(3) == 0 ? "" : "/eth/v1/beacon");
                    for (int parts = random.nextInt(6); parts >= 0; parts--) {
                        path.append('/').append(PATHS.get(random.nextInt(PATHS.size())));
                    }
                    var query = Map.of(
                            "start_period", List.of(TEXTS.get(random.nextInt(TEXTS.size()))),
                            "count", List.of(PATHS.get(random.nextInt(PATHS.size()))));
                    var accept = Map.of(
                            "accept", List.of("", "*/*;q=2", "a;q=0.;q", ",;,").get(random.nextInt(4)));
                    var request = new HttpRequest("GET", path.toString(), query, accept, ByteString.EMPTY);
                    assertThat(api.answer(request).status()).isIn(200, 400, 404, 406);
                }
                return api;
            });
        }
    }

    @Test
    void everyBodyIsARequestOrIsNamedBad() {
        var random = new Random(5);
        var good = "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\",\"params\":[]},{\"a\":[[1]]}]"
                .getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var bytes = good.clone();
            for (int flips = random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            if (!(JsonRpc.parse(ByteString.of(bytes)) instanceof JsonRpc.Request.Bad)) read++;
        }
        assertThat(read).isBetween(5_000, 19_999);
        var deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThat(JsonRpc.parse(ByteString.of(deep))).isInstanceOf(JsonRpc.Request.Bad.class);
    }
}
