package dev.touchstone.spv.ethereum.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a server says without a proof is read within limits, or it is said why not.
class RpcClaimsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final EthereumAddress BOB = EthereumAddress.ofWord(Wei.of(7).word());
    private static final StateQuestion QUESTION = new StateQuestion(BOB, List.of(StorageKey.of(1)));
    private static final String HASH = "0x" + "ab".repeat(32);

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeExecutionNode node = new FakeExecutionNode()
            .on("eth_chainId", _ -> json("'0x1'"))
            .on(
                    "eth_getBlockByNumber",
                    _ -> json("{'number': '0x64', 'hash': '" + HASH + "', 'timestamp': '0x6a000000'}"))
            .on("eth_getBalance", _ -> json("'0xde0b6b3a7640000'"))
            .on("eth_getTransactionCount", _ -> json("'0x3'"))
            .on("eth_getStorageAt", _ -> json("'0x2a'"));

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    @AfterEach
    void close() {
        http.shutdownNow();
    }

    private <T> T asked(Function<RpcExecutionSource, T> question) {
        try (var server = new ScriptedServer(node)) {
            return question.apply(new RpcExecutionSource(
                    server.address(),
                    TestPorts.mainnet(),
                    RequestBudget.unlimited(),
                    TestPorts.with(http, TestPorts.LONG)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void isUnreadable(Reply<?> reply) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Failed.class,
                        failed -> assertThat(failed.fault()).isInstanceOf(SourceFault.Unreadable.class));
    }

    private Reply<NewestState> newest() {
        return asked(source -> source.newest(List.of(QUESTION, StateQuestion.ofAccount(BOB))));
    }

    @Test
    void allOfTheNewestIsAskedForOfTheSameBlock() {
        var said = newest().toOptional().orElseThrow();
        assertThat(said.number()).isEqualTo(BlockNumber.of(100));
        assertThat(said.time()).isEqualTo(Instant.ofEpochSecond(0x6a000000L));
        assertThat(said.accounts()).hasSize(2);
        assertThat(said.accounts().getFirst().balance()).isEqualTo(Wei.PER_ETHER);
        assertThat(said.accounts().getFirst().nonce()).isEqualTo(3);
        assertThat(said.accounts().getFirst().words())
                .containsExactly(Wei.of(42).word());
        assertThat(said.accounts().getLast().words()).isEmpty();
        for (var call : node.calls("eth_getBalance")) {
            assertThat(call.at("/params/1").asString()).isEqualTo("0x64");
        }
    }

    @Test
    void whatIsNoAmountTimeOrBlockIsRefused() {
        for (var odd : List.of("'0x'", "7", "'0x" + "f".repeat(65) + "'", "{}", "'lots'")) {
            node.on("eth_getBalance", _ -> json(odd));
            isUnreadable(newest());
        }
        node.on("eth_getBalance", _ -> json("'0x1'"));
        for (var odd : List.of(
                "{'number': '0x64', 'hash': '" + HASH + "', 'timestamp': '0x7fffffffffffffff'}",
                "{'number': '0x64', 'hash': '0x12', 'timestamp': '0x1'}",
                "{'number': 100, 'hash': '" + HASH + "', 'timestamp': '0x1'}")) {
            node.on("eth_getBlockByNumber", _ -> json(odd));
            isUnreadable(newest());
        }
    }

    @Test
    void reportsOfABlockAreReadWithinLimits() {
        var log = "{'address': '0x" + BOB.value().hex() + "', 'topics': ['" + HASH + "'], 'data': '0x0102'}";
        node.on("eth_getLogs", _ -> json("[" + log + "]"));
        Function<RpcExecutionSource, Reply<?>> question =
                source -> source.logs(BlockNumber.of(5), BOB, List.of(Hash256.ZERO));
        assertThat(asked(question).toOptional().orElseThrow())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        var filter = node.calls("eth_getLogs").getFirst().at("/params/0");
        assertThat(filter.path("fromBlock")).isEqualTo(filter.path("toBlock"));
        node.on("eth_getLogs", _ -> json("[" + (log + ",").repeat(300) + log + "]"));
        isUnreadable(asked(question));
        node.on("eth_getLogs", _ -> json("[{'address': '0x12'}]"));
        isUnreadable(asked(question));
    }

    @Test
    void theRootOfACheckpointIsReadWithAndWithout0x() {
        Function<RpcExecutionSource, Reply<Hash256>> question =
                source -> source.rootHash(BlockNumber.of(1), BlockNumber.of(8));
        for (var text : List.of("'" + HASH + "'", "'" + HASH.substring(2) + "'")) {
            node.on("eth_getRootHash", _ -> json(text));
            assertThat(asked(question).toOptional().orElseThrow().hex()).isEqualTo(HASH.substring(2));
        }
        for (var odd : List.of("'0x12'", "17", "null", "'" + HASH + "00'")) {
            node.on("eth_getRootHash", _ -> json(odd));
            isUnreadable(asked(question));
        }
    }
}
