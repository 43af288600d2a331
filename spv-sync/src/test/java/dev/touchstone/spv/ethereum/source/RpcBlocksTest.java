package dev.touchstone.spv.ethereum.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Lists of a whole block, from a node that has one of mainnet's.
class RpcBlocksTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonNode block = BlockJsonTest.block("ethereum/proofs/helios-rpc/block.json");
    private final Hash256 hash = EthereumJson.hash(block.path("hash"));
    private final JsonNode receipts = BlockJsonTest.block("ethereum/proofs/helios-rpc/receipts.json.gz");
    private final JsonNode full = BlockJsonTest.block("ethereum/blocks/Cancun.json.gz");
    private final Hash256 fullHash = EthereumJson.hash(full.path("hash"));
    private final FakeExecutionNode node = new FakeExecutionNode()
            .on("eth_getBlockByHash", p -> p.path(1).asBoolean() ? full : block)
            .on("eth_getTransactionReceipt", p -> receipt(p.path(0).asString()));

    private JsonNode receipt(String transaction) {
        return receipts.valueStream()
                .filter(r -> r.path("transactionHash").asString().equals(transaction))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void close() {
        http.shutdownNow();
    }

    private Reply<List<ByteString>> asked(Function<RpcExecutionSource, Reply<List<ByteString>>> question) {
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

    private static Hash256 root(Reply<List<ByteString>> list) {
        if (list instanceof Reply.Failed<List<ByteString>>(var fault)) throw new AssertionError(fault.toString());
        return PatriciaTrie.ofList(list.toOptional().orElseThrow()).root();
    }

    @Test
    void takesAllReceiptsAtOnce() {
        node.on("eth_getBlockReceipts", _ -> receipts);
        assertThat(root(asked(source -> source.receipts(hash))))
                .isEqualTo(EthereumJson.hash(block.path("receiptsRoot")));
        assertThat(node.calls("eth_getTransactionReceipt")).isEmpty();
    }

    @Test
    void asksForEachReceiptWhereItHasTo() {
        var twice = asked(source -> {
            assertThat(root(source.receipts(hash))).isEqualTo(EthereumJson.hash(block.path("receiptsRoot")));
            return source.receipts(hash);
        });
        assertThat(root(twice)).isEqualTo(EthereumJson.hash(block.path("receiptsRoot")));
        assertThat(node.calls("eth_getBlockReceipts")).hasSize(1);
        assertThat(node.calls("eth_getTransactionReceipt")).hasSize(2 * receipts.size());
    }

    @Test
    void saysSoWhereTheNodeIsOnAnotherChain() {
        node.on("eth_getBlockReceipts", _ -> receipts);
        assertThat(asked(source -> source.receipts(Hash256.ZERO)))
                .isEqualTo(Reply.failed(new SourceFault.NotThere("the receipt of another block")));
    }

    @Test
    void asksForEachReceiptWhereTheNodeKnowsNoneOfTheBlock() {
        node.on("eth_getBlockReceipts", _ -> JSON.nullNode());
        assertThat(root(asked(source -> source.receipts(hash))))
                .isEqualTo(EthereumJson.hash(block.path("receiptsRoot")));
        node.on("eth_getBlockByHash", _ -> JSON.nullNode());
        assertThat(asked(source -> source.receipts(hash)))
                .isEqualTo(Reply.failed(new SourceFault.NotThere("no block 0x" + hash.hex())));
    }

    @Test
    void takesTransactionsFromTheirJson() {
        assertThat(root(asked(source -> source.transactions(fullHash))))
                .isEqualTo(EthereumJson.hash(full.path("transactionsRoot")));
        assertThat(node.calls("debug_getRawTransaction")).isEmpty();
    }

    @Test
    void takesTheNodesOwnBytesOfTransactionsThatCannotBePutTogether() {
        var odd = (ObjectNode) full.at("/transactions/3");
        var raw = "0x" + TransactionJson.parse(odd).orThrow().bytes().hex();
        odd.put("type", "0x7e");
        ((ObjectNode) full.at("/transactions/5")).put("nonce", "0x0");
        var other = BlockJsonTest.block("ethereum/blocks/Cancun.json.gz").at("/transactions/5");
        var otherRaw = "0x" + TransactionJson.parse(other).orThrow().bytes().hex();
        node.on("debug_getRawTransaction", p -> JSON.valueToTree(p.path(0).equals(odd.path("hash")) ? raw : otherRaw));
        assertThat(root(asked(source -> source.transactions(fullHash))))
                .isEqualTo(EthereumJson.hash(full.path("transactionsRoot")));
        assertThat(node.calls("debug_getRawTransaction")).hasSize(2);
    }

    @Test
    void saysSoWhereNobodyGivesThoseBytes() {
        ((ObjectNode) full.at("/transactions/3")).put("type", "0x7e");
        assertThat(asked(source -> source.transactions(fullHash)))
                .isEqualTo(Reply.failed(new SourceFault.Unreadable("a transaction of the unknown type 126")));
    }
}
