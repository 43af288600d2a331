package dev.touchstone.spv.ethereum.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.ExecutionChain;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Headers, transactions and receipts, put together again from the JSON of real blocks.
class BlockJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static JsonNode block(String file) {
        var json = Vectors.json(file);
        return json.has("result") ? json.path("result") : json;
    }

    private static Hash256 transactionsRoot(JsonNode transactions) {
        return PatriciaTrie.ofList(transactions
                        .valueStream()
                        .map(tx -> TransactionJson.parse(tx).orThrow().bytes())
                        .toList())
                .root();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocks/Frontier.json",
                "blocks/Homestead.json",
                "blocks/DAO.json",
                "blocks/TangerineWhistle.json",
                "blocks/Byzantium.json.gz",
                "blocks/Istanbul.json.gz",
                "blocks/Berlin.json.gz",
                "blocks/London.json.gz",
                "blocks/Paris.json.gz",
                "blocks/Cancun.json.gz",
                "blocks/Prague.json.gz",
                "blocks/22431082.json.gz",
                "lightclient/mainnet-fulu/block_0x17a2d23.json.gz",
                "proofs/weth-proof-block.json.gz"
            })
    void blocksOfEveryForkHaveTheirHashAndTheirTransactions(String file) {
        var block = block("ethereum/" + file);
        var header = HeaderJson.parse(block).orThrow();
        assertThat(header.hash()).isEqualTo(EthereumJson.hash(block.path("hash")));
        assertThat(HeaderJson.unknownMembers(block)).isEmpty();
        assertThat(transactionsRoot(block.path("transactions"))).isEqualTo(header.transactionsRoot());
    }

    @Test
    void transactionsOfEveryTypeHaveTheirHash() {
        int transactions = 0;
        for (var file : List.of("access-list", "blob-tx", "dynamic-fee", "legacy-input", "legacy-tx", "setcode-tx")) {
            var tx = ExecutionChain.result("eth_getTransactionByHash/get-" + file + ".io");
            assertThat(TransactionJson.parse(tx).orThrow().hash())
                    .as(file)
                    .isEqualTo(EthereumJson.hash(tx.path("hash")));
            transactions++;
        }
        assertThat(transactions).isEqualTo(6);
    }

    @Test
    void theParityOfASignatureIsTakenInEveryForm() {
        var tx = (ObjectNode) ExecutionChain.result("eth_getTransactionByHash/get-dynamic-fee.io");
        var hash = EthereumJson.hash(tx.path("hash"));
        for (var form : List.of("{\"v\":\"0x1\"}", "{\"yParity\":\"0x1\",\"v\":\"0x26\"}", "{\"v\":\"0x1c\"}")) {
            var changed = tx.deepCopy();
            changed.remove(List.of("v", "yParity"));
            changed.setAll((ObjectNode) JSON.readTree(form));
            assertThat(TransactionJson.parse(changed).orThrow().hash()).as(form).isEqualTo(hash);
        }
    }

    @Test
    void receiptsOfMainnetMakeTheirRoot() {
        var receipts = block("ethereum/proofs/helios-rpc/receipts.json.gz");
        var header =
                HeaderJson.parse(block("ethereum/proofs/helios-rpc/block.json")).orThrow();
        assertThat(receipts.size()).isGreaterThan(100);
        assertThat(PatriciaTrie.ofList(encoded(receipts)).root()).isEqualTo(header.receiptsRoot());
    }

    private static List<ByteString> encoded(JsonNode receipts) {
        return receipts.valueStream().map(r -> ReceiptJson.encode(r).orThrow()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-block-receipts-n.io", "get-block-receipts-latest.io", "get-block-receipts-by-hash.io"})
    void receiptsOfTheSmallChainMakeTheirRoots(String file) {
        var receipts = ExecutionChain.result("eth_getBlockReceipts/" + file);
        var block = EthereumJson.hash(receipts.path(0).path("blockHash"));
        var header = ExecutionChain.blocks().stream()
                .map(ExecutionChain.Block::header)
                .filter(h -> h.hash().equals(block))
                .findFirst()
                .orElseThrow();
        assertThat(PatriciaTrie.ofList(encoded(receipts)).root()).isEqualTo(header.receiptsRoot());
    }

    @Test
    void aReceiptWithoutABloomGetsThatOfItsLogs() {
        var receipts = block("ethereum/proofs/helios-rpc/receipts.json.gz");
        for (var receipt : receipts) {
            var without = (ObjectNode) receipt.deepCopy();
            without.remove("logsBloom");
            assertThat(ReceiptJson.encode(without)).isEqualTo(ReceiptJson.encode(receipt));
        }
    }

    @Test
    void aReceiptOfATypeToComeIsWrittenLikeTheOthers() {
        var receipt = (ObjectNode) ExecutionChain.result("eth_getTransactionReceipt/get-setcode-tx.io");
        var of4 = ReceiptJson.encode(receipt).orThrow();
        var of5 = ReceiptJson.encode(receipt.deepCopy().put("type", "0x5")).orThrow();
        assertThat(of5.hex()).isEqualTo("05" + of4.hex().substring(2));
        assertThat(ReceiptJson.encode(receipt.deepCopy().put("type", "0x80"))).isInstanceOf(Parsed.Malformed.class);
    }

    /// No real block of Amsterdam is at hand, so one of Prague gets the two members.
    @Test
    void aHeaderOfAmsterdamHasItsTwoNewFields() {
        var block = (ObjectNode) block("ethereum/blocks/Prague.json.gz").deepCopy();
        var before = HeaderJson.parse(block).orThrow();
        block.put("blockAccessListHash", "0x" + "11".repeat(32)).put("slotNumber", "0x123");
        var header = HeaderJson.parse(block).orThrow();
        assertThat(header.blockAccessListHash())
                .contains(Hash256.fromHex("11".repeat(32)).orElseThrow());
        assertThat(header.slotNumber()).hasValue(0x123);
        assertThat(header.unknownFields()).isZero();
        assertThat(header.bytes().length()).isEqualTo(before.bytes().length() + 33 + 3);
        assertThat(ExecutionHeader.parse(header.bytes()).orThrow()).isEqualTo(header);
    }

    @Test
    void membersOfARuleToComeAreTold() {
        var block = (ObjectNode) block("ethereum/blocks/Prague.json.gz").deepCopy();
        block.put("inclusionListRoot", "0x" + "22".repeat(32)).putNull("soon");
        assertThat(HeaderJson.unknownMembers(block)).containsExactly("inclusionListRoot");
    }

    @Test
    void aHeaderWithAGapIsNone() {
        var block = (ObjectNode) block("ethereum/blocks/Prague.json.gz").deepCopy();
        for (var member : List.of("withdrawalsRoot", "baseFeePerGas", "stateRoot", "nonce", "excessBlobGas")) {
            var gap = block.deepCopy();
            gap.remove(member);
            assertThat(HeaderJson.parse(gap)).as(member).isInstanceOf(Parsed.Malformed.class);
        }
        assertThat(HeaderJson.parse(block.deepCopy().put("extraData", "0x" + "00".repeat(2000))))
                .isInstanceOf(Parsed.Malformed.class);
        assertThat(HeaderJson.parse(block.deepCopy().put("gasUsed", "0x8000000000000000")))
                .isInstanceOf(Parsed.Malformed.class);
    }
}
