package dev.touchstone.app;

import static dev.touchstone.app.ExecutionLies.changed;
import static dev.touchstone.app.ExecutionLies.flip;
import static dev.touchstone.app.ExecutionLies.instead;
import static dev.touchstone.app.ExecutionLies.list;
import static dev.touchstone.app.ExecutionLies.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Each lie that an execution node can tell, over real HTTP: what it is called, what the user reads, and who is
/// named. None of them is ever shown as proven.
@TestInstance(Lifecycle.PER_CLASS)
class ExecutionLiesTest {
    private static final String OTHER_STATE = "another state of the chain";
    private static final String BREAKS_OFF = "breaks off";
    private static final String ADDED = "does not belong to it";
    private static final String OTHER_CODE = "not that of the contract";
    private static final String NOT_ALL = "not all of the block";

    private LyingNode node;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        node = LyingNode.start(folder);
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
    }

    Stream<Lie> aboutAccounts() {
        var balance = List.of("balance", LyingNode.RICH);
        var nobody = List.of("balance", LyingNode.NOBODY);
        return Stream.of(
                new Lie(
                        "a digit of the balance in the leaf",
                        balance,
                        proof(flip("accountProof", "last")),
                        "TrieNodeHashMismatch",
                        OTHER_STATE),
                new Lie(
                        "a digit of the root node",
                        balance,
                        proof(flip("accountProof", "0")),
                        "TrieNodeHashMismatch",
                        OTHER_STATE),
                new Lie(
                        "nodes cut off at the end",
                        balance,
                        proof(list(n -> n.remove(n.size() - 1), "accountProof")),
                        "MissingTrieNode",
                        BREAKS_OFF),
                new Lie(
                        "nodes cut off at the top",
                        balance,
                        proof(list(n -> n.remove(0), "accountProof")),
                        "TrieNodeHashMismatch",
                        OTHER_STATE),
                new Lie(
                        "no nodes at all",
                        balance,
                        proof(list(ArrayNode::removeAll, "accountProof")),
                        "MissingTrieNode",
                        BREAKS_OFF),
                new Lie(
                        "a node too many",
                        balance,
                        proof(list(n -> n.add(n.path(0)), "accountProof")),
                        "TrailingTrieNode",
                        ADDED),
                new Lie(
                        "a node that is no node",
                        balance,
                        proof(list(n -> n.set(0, "0xc0"), "accountProof")),
                        "TrieNodeHashMismatch",
                        OTHER_STATE),
                new Lie(
                        "an account that is there is said to be absent",
                        balance,
                        proofOf(LyingNode.NOBODY, LyingNode.RICH),
                        "MissingTrieNode",
                        BREAKS_OFF),
                new Lie(
                        "an account that is absent is said to be there",
                        nobody,
                        proofOf(LyingNode.RICH, LyingNode.NOBODY),
                        "TrailingTrieNode",
                        ADDED),
                new Lie(
                        "the nonce of an account from its past",
                        List.of("account", LyingNode.RICH),
                        past("eth_getProof", 90),
                        "TrieNodeHashMismatch",
                        OTHER_STATE));
    }

    Stream<Lie> aboutContracts() {
        var slot = List.of("storage", LyingNode.CONTRACT, "1");
        var unused = List.of("storage", LyingNode.CONTRACT, "7");
        var code = List.of("code", LyingNode.CONTRACT);
        return Stream.of(
                new Lie(
                        "a digit of a word of storage",
                        slot,
                        proof(flip("storageProof", "0", "proof", "last")),
                        "TrieNodeHashMismatch",
                        OTHER_STATE),
                new Lie(
                        "a word of storage without its nodes",
                        slot,
                        proof(list(ArrayNode::removeAll, "storageProof", "0", "proof")),
                        "MissingTrieNode",
                        BREAKS_OFF),
                new Lie(
                        "a word that is there is said to be zero",
                        slot,
                        proof(list(n -> n.remove(n.size() - 1), "storageProof", "0", "proof")),
                        "MissingTrieNode",
                        BREAKS_OFF),
                new Lie(
                        "nodes added to an absent word",
                        unused,
                        proof(list(n -> n.add(n.path(0)), "storageProof", "0", "proof")),
                        "TrailingTrieNode",
                        ADDED),
                new Lie("the word of another place", slot, wordOf("0x2"), "TrieNodeHashMismatch", OTHER_STATE),
                new Lie(
                        "the account of somebody else for the contract",
                        slot,
                        proofOf(LyingNode.RICH, LyingNode.CONTRACT),
                        "TrieNodeHashMismatch",
                        OTHER_STATE),
                new Lie(
                        "a digit of the code",
                        code,
                        instead("eth_getCode", c -> text(ExecutionLies.flipped(c.asString()))),
                        "CodeHashMismatch",
                        OTHER_CODE),
                new Lie("no code", code, instead("eth_getCode", _ -> text("0x")), "CodeHashMismatch", OTHER_CODE));
    }

    Stream<Lie> aboutBlocks() {
        var receipt = List.of("receipt", node.payment(1));
        var tx = List.of("tx", node.payment(0));
        return Stream.of(
                new Lie(
                        "a receipt says that it failed",
                        receipt,
                        receipts(put("0x0", "1", "status")),
                        "ListRootMismatch",
                        NOT_ALL),
                new Lie(
                        "a receipt with another gas",
                        receipt,
                        receipts(flip("0", "cumulativeGasUsed")),
                        "ListRootMismatch",
                        NOT_ALL),
                new Lie("a receipt left out", receipt, receipts(list(n -> n.remove(0))), "ListRootMismatch", NOT_ALL),
                new Lie("a receipt twice", receipt, receipts(list(n -> n.add(n.path(0)))), "ListRootMismatch", NOT_ALL),
                new Lie(
                        "receipts in another order",
                        receipt,
                        receipts(list(n -> n.add(n.remove(0)))),
                        "ListRootMismatch",
                        NOT_ALL),
                new Lie("no receipts", receipt, receipts(list(ArrayNode::removeAll)), "ListRootMismatch", NOT_ALL),
                new Lie(
                        "a log that no contract wrote",
                        receipt,
                        receipts(list(n -> log(n.path(1)))),
                        "ListRootMismatch",
                        NOT_ALL),
                new Lie(
                        "a transaction left out",
                        tx,
                        blocks(list(n -> n.remove(1), "transactions")),
                        "ListRootMismatch",
                        NOT_ALL),
                new Lie(
                        "a transaction twice",
                        tx,
                        blocks(list(n -> n.add(n.path(0)), "transactions")),
                        "ListRootMismatch",
                        NOT_ALL),
                new Lie(
                        "transactions in another order",
                        tx,
                        blocks(list(n -> n.add(n.remove(0)), "transactions")),
                        "ListRootMismatch",
                        NOT_ALL),
                new Lie(
                        "no transactions",
                        tx,
                        blocks(list(ArrayNode::removeAll, "transactions")),
                        "ListRootMismatch",
                        NOT_ALL),
                new Lie("a forged transaction with its own hash", tx, forgedTransaction(), "ListRootMismatch", NOT_ALL),
                new Lie("a transaction said to be in another block", tx, elsewhere(), "NotInBlock", "no transaction"));
    }

    private static PracticeEthereumAnswers receipts(Consumer<JsonNode> change) {
        return changed("eth_getBlockReceipts", change);
    }

    private static PracticeEthereumAnswers blocks(Consumer<JsonNode> change) {
        return changed("eth_getBlockByHash", change);
    }

    private static void log(JsonNode receipt) {
        ((ArrayNode) receipt.path("logs"))
                .addObject()
                .put("address", LyingNode.CONTRACT)
                .put("data", "0x")
                .putArray("topics");
    }

    /// The second transaction of the block in the place of the first: whole, with the hash that it has.
    private static PracticeEthereumAnswers forgedTransaction() {
        return blocks(list(n -> n.set(0, n.path(1)), "transactions"));
    }

    /// The block with the number 1, which is real and holds no transaction.
    private PracticeEthereumAnswers elsewhere() {
        return instead("eth_getTransactionByHash", found -> {
            var first = JsonNodeFactory.instance.arrayNode().add("0x1").add(false);
            var block = node.honestly("eth_getBlockByNumber", first);
            put("0x1", "blockNumber").accept(found);
            put(block.path("hash").asString(), "blockHash").accept(found);
            return found;
        });
    }

    /// The nodes of another place in the same storage.
    private PracticeEthereumAnswers wordOf(String other) {
        return new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                if (!call.method().equals("eth_getProof")) return honest;
                var keys = call.params().path(1);
                if (keys.isEmpty() || keys.path(0).asString().equals(other)) return honest;
                var params = ((ArrayNode) call.params()).deepCopy();
                params.set(1, JsonNodeFactory.instance.arrayNode().add(other));
                var slot =
                        (ObjectNode) honest.path("result").path("storageProof").path(0);
                var nodes = node.honestly(call.method(), params)
                        .path("storageProof")
                        .path(0)
                        .path("proof");
                slot.set("proof", nodes);
                return honest;
            }
        };
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    /// The proof as it was after the block with this number.
    private PracticeEthereumAnswers past(String method, int blocks) {
        return new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                var number = "0x" + Integer.toHexString(blocks);
                var params = ((ArrayNode) call.params()).deepCopy();
                boolean isAsked = call.method().equals(method) && params.path(2).isObject();
                if (!isAsked) return honest;
                params.set(2, number);
                honest.set("result", node.honestly(method, params));
                return honest;
            }
        };
    }

    private static PracticeEthereumAnswers proof(Consumer<JsonNode> change) {
        return changed("eth_getProof", change);
    }

    /// The nodes of another account, said to be those of the account that was asked for.
    private PracticeEthereumAnswers proofOf(String other, String asked) {
        return new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                if (!call.method().equals("eth_getProof")) return honest;
                if (!call.params().path(0).asString().equalsIgnoreCase(asked)) return honest;
                var params = ((ArrayNode) call.params()).deepCopy();
                params.set(0, other);
                var result = (ObjectNode) node.honestly(call.method(), params);
                honest.set("result", result.put("address", asked));
                return honest;
            }
        };
    }

    @ParameterizedTest
    @MethodSource({"aboutAccounts", "aboutContracts", "aboutBlocks"})
    void isNamedAndNeverShown(Lie lie) {
        var json = node.asked(lie.told(), lie.question().toArray(String[]::new))
                .exits(1)
                .json();
        assertThat(json.path("standing").asString()).isEqualTo("Failed");
        assertThat(json.path("refutation").asString()).isEqualTo(lie.verdict());
        assertThat(json.path("because").asString()).contains(lie.seen());
        assertThat(json.path("caught")).isNotEmpty().allSatisfy(caught -> {
            assertThat(caught.path("source").asString()).isEqualTo(node.rpc());
            assertThat(caught.path("refutation").asString()).isEqualTo(lie.verdict());
        });
        assertThat(List.of("balance", "nonce", "value", "code", "status", "to")).noneMatch(json::has);
    }

    /// What stands beside the proof is not read: only the proof counts.
    @Test
    void falseWordsBesideTrueNodesAreNotHeard() {
        var told = proof(put("0x1", "balance").andThen(put("0x7", "nonce")));
        var json = node.asked(told, "account", LyingNode.RICH).exits(0).json();
        assertThat(json.path("standing").asString()).isEqualTo("Proven");
        assertThat(json.path("ether").asString()).isEqualTo("6.000000000000000000");
        assertThat(json.path("nonce").asInt()).isZero();
    }
}
