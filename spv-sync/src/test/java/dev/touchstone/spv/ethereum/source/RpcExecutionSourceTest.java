package dev.touchstone.spv.ethereum.source;

import static dev.touchstone.spv.ethereum.source.FakeExecutionNode.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// State, headers and capabilities, from a node that has one block of mainnet with WETH in it.
class RpcExecutionSourceTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode NULL = JSON.nullNode();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectNode block = (ObjectNode) BlockJsonTest.block("ethereum/proofs/weth-proof-block.json.gz");
    private final Hash256 hash = EthereumJson.hash(block.path("hash"));
    private final JsonNode proof = Vectors.json("ethereum/proofs/weth-storage-proof.json");
    private final EthereumAddress weth = EthereumJson.address(proof.path("address"));
    private final StorageKey slot = EthereumJson.storageKey(proof.at("/storageProof/0/key"));
    private final StateQuestion question = new StateQuestion(weth, List.of(slot));
    private final FakeExecutionNode node = new FakeExecutionNode()
            .on("eth_getBlockByHash", p -> is(p, hash) ? block : NULL)
            .on("eth_getBlockByNumber", p -> p.path(0).equals(block.path("number")) ? block : NULL)
            .on("eth_getProof", _ -> proof)
            .on("eth_getCode", _ -> Vectors.json("ethereum/proofs/weth-code.json"));

    private static boolean is(JsonNode parameters, Hash256 hash) {
        return parameters.path(0).asString().equals("0x" + hash.hex());
    }

    @AfterEach
    void close() {
        http.shutdownNow();
    }

    private <T> T asked(Function<RpcExecutionSource, T> question) {
        try (var server = new ScriptedServer(node)) {
            return question.apply(new RpcExecutionSource(
                    server.address("/v3/key"),
                    TestPorts.mainnet(),
                    RequestBudget.unlimited(),
                    TestPorts.with(http, TestPorts.LONG)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SourceFault fault(Reply<?> reply) {
        assertThat(reply).isInstanceOf(Reply.Failed.class);
        return ((Reply.Failed<?>) reply).fault();
    }

    private static <T> T said(Reply<T> reply) {
        if (reply instanceof Reply.Failed<T>(var fault)) throw new AssertionError(fault.toString());
        return reply.toOptional().orElseThrow();
    }

    private static Hash256 hashOf(Reply<ByteString> reply) {
        ByteString bytes = said(reply);
        return Keccak256.of(bytes);
    }

    @Test
    void asksForCodeInTheSameRequest() {
        var questions = List.of(question, new StateQuestion(weth, List.of(slot), true), question);
        var answer = said(asked(source -> source.state(hash, questions)));
        assertThat(answer.accounts()).extracting(it -> it.code().isPresent()).containsExactly(false, true, false);
        assertThat(answer.accounts().get(1).code())
                .contains(EthereumJson.bytes(Vectors.json("ethereum/proofs/weth-code.json")));
        assertThat(node.calls("eth_getCode")).hasSize(1);
        node.on("eth_getCode", _ -> error(-32000, "missing trie node"));
        assertThat(fault(asked(source -> source.state(hash, questions)))).isInstanceOf(SourceFault.NotThere.class);
        node.on("eth_getCode", _ -> JSON.readTree("\"0x123\""));
        assertThat(fault(asked(source -> source.state(hash, questions)))).isInstanceOf(SourceFault.Unreadable.class);
    }

    @Test
    void asksForStateAndHeaderOfOneBlockInOneRequest() {
        try (var server = new ScriptedServer(node)) {
            var source = new RpcExecutionSource(
                    server.address(),
                    TestPorts.mainnet(),
                    RequestBudget.unlimited(),
                    TestPorts.with(http, TestPorts.LONG));
            var answer = said(source.state(hash, List.of(question, question)));
            assertThat(Keccak256.of(answer.header())).isEqualTo(hash);
            assertThat(answer.accounts()).hasSize(2);
            assertThat(answer.accounts().getFirst().account())
                    .isEqualTo(EthereumJson.nodes(proof.path("accountProof")));
            assertThat(answer.accounts().getFirst().slots())
                    .containsExactly(EthereumJson.nodes(proof.at("/storageProof/0/proof")));
            assertThat(server.asked()).hasSize(2);
            said(source.state(hash, List.of(question)));
            assertThat(node.calls("eth_getBlockByHash")).hasSize(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        for (var call : node.calls("eth_getProof")) {
            assertThat(call.at("/params/2/blockHash").asString()).isEqualTo("0x" + hash.hex());
            assertThat(call.at("/params/2/requireCanonical").isBoolean()).isTrue();
            assertThat(call.at("/params/2/requireCanonical").asBoolean()).isFalse();
        }
    }

    @Test
    void namesTheBlockByNumberForANodeThatTakesNoHash() {
        node.on(
                "eth_getProof",
                p -> p.path(2).isString() ? proof : error(-32602, "invalid argument 2: argument must be a string"));
        asked(source -> {
            said(source.state(hash, List.of(question)));
            said(source.state(hash, List.of(question)));
            return said(source.code(hash, weth));
        });
        assertThat(node.calls("eth_getProof"))
                .extracting(call -> call.at("/params/2").isString())
                .containsExactly(false, true, true);
        assertThat(node.calls("eth_getProof").getLast().at("/params/2")).isEqualTo(block.path("number"));
        assertThat(node.calls("eth_getCode").getFirst().at("/params/1")).isEqualTo(block.path("number"));
    }

    @Test
    void tellsStateThatIsGoneFromAFormThatIsNotUnderstood() {
        for (var reason : List.of(
                "distance to target block exceeds maximum proof window",
                "missing trie node ab (path 01)",
                "required historical state unavailable (reexec=128)",
                "header not found",
                "historical state 0xab is not available",
                "No state available for block 12 (0x..)",
                "Unknown block")) {
            node.on("eth_getProof", _ -> error(-32602, reason));
            assertThat(fault(asked(source -> source.state(hash, List.of(question)))))
                    .isEqualTo(new SourceFault.NotThere(reason));
        }
        assertThat(node.calls("eth_getProof"))
                .noneMatch(call -> call.at("/params/2").isString());
    }

    @Test
    void readsTheErrorsThatNodesAnswerWith() {
        node.on("eth_getProof", _ -> error(-32005, "limit exceeded"));
        assertThat(fault(asked(source -> source.state(hash, List.of(question)))))
                .isInstanceOf(SourceFault.RateLimited.class);
        node.on("eth_getProof", _ -> error(-32601, "Method eth_getProof not found"));
        assertThat(fault(asked(source -> source.state(hash, List.of(question)))))
                .isInstanceOf(SourceFault.Unsupported.class);
        node.on("eth_getProof", _ -> error(-32000, "the method eth_getProof is not available on this plan"));
        assertThat(fault(asked(source -> source.state(hash, List.of(question)))))
                .isInstanceOf(SourceFault.Unsupported.class);
        node.on("eth_getProof", _ -> error(-32603, "out of key v3/key"));
        assertThat(fault(asked(source -> source.state(hash, List.of(question)))))
                .isEqualTo(new SourceFault.Refused(-32603, "out of key v3/key"));
        assertThat(fault(asked(source -> source.state(Hash256.ZERO, List.of()))))
                .isInstanceOf(SourceFault.NotThere.class);
    }

    @Test
    void asksOneAfterTheOtherWhereBatchesAreRefused() {
        node.batches(0).on("eth_blockNumber", _ -> JSON.readTree("\"0x10000\""));
        var questions = LongStream.range(0, 20).mapToObj(_ -> question).toList();
        assertThat(said(asked(source -> source.state(hash, questions))).accounts())
                .hasSize(20);
        assertThat(said(asked(RpcExecutionSourceTest::capable)).batches()).isFalse();
    }

    @Test
    void findsOutHowManyQuestionsABatchMayHave() {
        node.batches(9);
        var questions = LongStream.range(0, 40).mapToObj(_ -> question).toList();
        assertThat(said(asked(source -> source.state(hash, questions))).accounts())
                .hasSize(40);
    }

    @Test
    void asksForManySlotsInParts() {
        node.on("eth_getProof", p -> {
            var answer = ((ObjectNode) proof).deepCopy();
            var slots = answer.putArray("storageProof");
            for (var key : p.path(1))
                slots.addObject().put("key", key.asString()).putArray("proof").add("0x80");
            return answer;
        });
        var keys = LongStream.range(0, 300).mapToObj(StorageKey::of).toList();
        var answer = said(asked(
                source -> source.state(hash, List.of(new StateQuestion(weth, keys), StateQuestion.ofAccount(weth)))));
        assertThat(answer.accounts().getFirst().slots()).hasSize(300).allMatch(List::isEmpty);
        assertThat(answer.accounts().getLast().slots()).isEmpty();
        assertThat(node.calls("eth_getProof")).hasSize(4);
    }

    private static Reply<Capabilities> capable(RpcExecutionSource source) {
        assertThat(source.name()).startsWith("http://127.0.0.1:").doesNotContain("key");
        return source.capabilities();
    }

    @Test
    void findsOutWhatANodeIsAbleToDo() {
        node.on("eth_blockNumber", _ -> JSON.readTree("\"0x10000\""))
                .on("web3_clientVersion", _ -> JSON.readTree("\"Geth/v1.17\""))
                .on("eth_getBlockReceipts", _ -> JSON.createArrayNode())
                .on(
                        "eth_getProof",
                        p -> p.path(2).asString().compareTo("0xff00") > 0 ? proof : error(-32000, "missing trie node"));
        var found = said(asked(RpcExecutionSourceTest::capable));
        assertThat(found.chainId()).isEqualTo(1);
        assertThat(found.software()).isEqualTo("Geth/v1.17");
        assertThat(found.batches()).isTrue();
        assertThat(found.blockReceipts()).isTrue();
        assertThat(found.multiProof()).isFalse();
        assertThat(found.proofWindow()).hasValue(120);
        node.on("eth_getProof", _ -> proof).on("eth_getMultiProof", _ -> error(-32602, "missing value"));
        var archive = said(asked(RpcExecutionSourceTest::capable));
        assertThat(archive.proofWindow()).isEmpty();
        assertThat(archive.multiProof()).isTrue();
        node.on("eth_getProof", _ -> error(-32602, "distance to target block exceeds maximum proof window"));
        assertThat(said(asked(RpcExecutionSourceTest::capable)).proofWindow()).hasValue(0);
    }

    @Test
    void asksNothingOfANodeOfAnotherNetwork() {
        node.on("eth_chainId", _ -> JSON.readTree("\"0xaa36a7\""));
        asked(source -> {
            assertThat(fault(source.state(hash, List.of(question)))).isInstanceOf(SourceFault.WrongNetwork.class);
            assertThat(fault(source.capabilities())).isInstanceOf(SourceFault.WrongNetwork.class);
            return fault(source.send(ByteString.EMPTY));
        });
        assertThat(node.calls("eth_chainId")).hasSize(1);
        assertThat(node.calls("eth_getProof")).isEmpty();
    }

    @Test
    void fetchesHeadersByHashAndByNumber() {
        assertThat(hashOf(asked(source -> source.header(hash)))).isEqualTo(hash);
        var number = BlockNumber.of(EthereumJson.count(block.path("number")));
        assertThat(hashOf(asked(source -> source.headerAt(number)))).isEqualTo(hash);
        var many = said(asked(source -> source.headersAt(number, 1)));
        assertThat(many).extracting(Keccak256::of).containsExactly(hash);
        assertThat(fault(asked(source -> source.headersAt(number, 3)))).isInstanceOf(SourceFault.NotThere.class);
        assertThat(fault(asked(source -> source.header(Hash256.ZERO)))).isInstanceOf(SourceFault.NotThere.class);
        assertThat(fault(asked(source -> source.headerAt(BlockNumber.of(1))))).isInstanceOf(SourceFault.NotThere.class);
    }

    @Test
    void takesTheNodesOwnBytesOfAHeaderThatCannotBePutTogether() {
        var bytes = HeaderJson.parse(block).orThrow().bytes();
        block.put("requestsHash", "0x" + "33".repeat(32));
        node.on("debug_getRawHeader", _ -> JSON.readTree("\"0x" + bytes.hex() + "\""));
        asked(source -> {
            assertThat(said(source.header(hash))).isEqualTo(bytes);
            return said(source.state(hash, List.of(question)));
        });
        assertThat(node.calls("debug_getRawHeader")).hasSize(1);
    }

    @Test
    void handsOnAHeaderThatIsNotTheOneAskedForAndNamesFieldsThatItCannotKnow() {
        block.put("gasUsed", "0x1");
        assertThat(hashOf(asked(source -> source.header(hash)))).isNotEqualTo(hash);
        block.put("inclusionListRoot", "0x" + "22".repeat(32));
        assertThat(fault(asked(source -> source.header(hash))))
                .isEqualTo(new SourceFault.UnknownRules("a block with inclusionListRoot"));
    }

    @Test
    void fetchesCodeAndPlacesAndSends() {
        var code = said(asked(source -> source.code(hash, weth)));
        assertThat(Keccak256.of(code)).isEqualTo(EthereumJson.hash(proof.path("codeHash")));
        node.on("eth_getTransactionByHash", _ -> block.at("/transactions/7"));
        Reply<TransactionPlace> place = asked(source -> source.placeOf(Hash256.ZERO));
        assertThat(place)
                .isEqualTo(Reply.said(
                        new TransactionPlace(hash, BlockNumber.of(EthereumJson.count(block.path("number"))), 7)));
        node.on("eth_getTransactionByHash", _ -> ((ObjectNode) block.at("/transactions/7")).putNull("blockHash"));
        assertThat(fault(asked(source -> source.placeOf(Hash256.ZERO)))).isInstanceOf(SourceFault.NotThere.class);
        var transaction = ByteString.of((byte) 2, (byte) 0xc0);
        node.on("eth_sendRawTransaction", _ -> error(-32000, "already known"));
        Reply<Hash256> sent = asked(source -> source.send(transaction));
        assertThat(sent).isEqualTo(Reply.said(Keccak256.of(transaction)));
        node.on("eth_sendRawTransaction", _ -> error(-32000, "insufficient funds for gas * price + value"));
        assertThat(fault(asked(source -> source.send(transaction))))
                .isEqualTo(new SourceFault.Refused(-32000, "insufficient funds for gas * price + value"));
    }
}
