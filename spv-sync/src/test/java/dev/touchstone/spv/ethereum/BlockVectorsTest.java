package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.ExecutionChain;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BlockVectorsTest {
    private static void isRight(JsonNode block) {
        var header = EthereumJson.header(block);
        assertThat(header.hash()).isEqualTo(EthereumJson.hash(block.get("hash")));
        assertThat(ExecutionHeader.parse(header.bytes())).isEqualTo(Parsed.ok(header));
        assertThat(header.toBuilder().build()).isEqualTo(header);
        var transactions = block.get("transactions");
        if (transactions.isEmpty() || transactions.get(0).isObject()) {
            var encoded = transactions
                    .valueStream()
                    .map(BlockVectorsTest::transaction)
                    .toList();
            assertThat(PatriciaTrie.ofList(encoded).root()).isEqualTo(header.transactionsRoot());
        }
        if (block.has("withdrawals")) {
            var withdrawals = EthereumJson.list(
                    block.get("withdrawals"),
                    one -> EthereumJson.withdrawal(one).bytes());
            assertThat(header.withdrawalsRoot())
                    .contains(PatriciaTrie.ofList(withdrawals).root());
            for (var one : withdrawals) {
                assertThat(Withdrawal.parse(one).map(Withdrawal::bytes)).isEqualTo(Parsed.ok(one));
            }
        }
    }

    private static ByteString transaction(JsonNode json) {
        var tx = EthereumJson.transaction(json);
        assertThat(tx.hash()).isEqualTo(EthereumJson.hash(json.get("hash")));
        assertThat(EthereumTransaction.parse(tx.bytes())).isEqualTo(Parsed.ok(tx));
        return tx.bytes();
    }

    @ParameterizedTest
    @CsvSource({
        "Frontier.json, 15", "Homestead.json, 15", "DAO.json, 15", "TangerineWhistle.json, 15", "Byzantium.json.gz, 15",
        "Istanbul.json.gz, 15", "Berlin.json.gz, 15", "London.json.gz, 16", "Paris.json.gz, 16", "Cancun.json.gz, 20",
        "22431082.json.gz, 20", "Prague.json.gz, 21"
    })
    void aBlockOfEachForkIsReadAndWritten(String file, int fields) {
        var block = Vectors.json("ethereum/blocks/" + file);
        isRight(block);
        var header = EthereumJson.header(block);
        assertThat(Arrays.stream(HeaderField.values()).filter(header::has)).hasSize(fields);
        assertThat(header.unknownFields()).isZero();
    }

    /// The first header of a test of execution-spec-tests (`amsterdam/eip7708_eth_transfer_logs`), of 23 fields.
    @Test
    void aHeaderOfAmsterdamHasItsHash() {
        var empty = PatriciaTrie.EMPTY_ROOT;
        var noList = Hash256.fromHex("1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347")
                .orElseThrow();
        var header = ExecutionHeader.builder()
                .set(HeaderField.PARENT_HASH, Hash256.ZERO)
                .set(HeaderField.OMMERS_HASH, noList)
                .set(HeaderField.BENEFICIARY, EthereumAddress.ZERO)
                .set(
                        HeaderField.STATE_ROOT,
                        Hash256.fromHex("a1ba620f2f1294177a4439786bd674eaa57f4ef5666b1c51d3b57bcd5f4a6be8")
                                .orElseThrow())
                .set(HeaderField.TRANSACTIONS_ROOT, empty)
                .set(HeaderField.RECEIPTS_ROOT, empty)
                .set(HeaderField.LOGS_BLOOM, LogsBloom.EMPTY.value())
                .set(HeaderField.DIFFICULTY, Wei.ZERO)
                .set(HeaderField.NUMBER, 0)
                .set(HeaderField.GAS_LIMIT, 0x07270e00)
                .set(HeaderField.GAS_USED, 0)
                .set(HeaderField.TIMESTAMP, 0)
                .set(HeaderField.EXTRA_DATA, ByteString.of((byte) 0))
                .set(HeaderField.MIX_HASH, Hash256.ZERO)
                .set(HeaderField.NONCE, ByteString.of(new byte[8]))
                .set(HeaderField.BASE_FEE, 7)
                .set(HeaderField.WITHDRAWALS_ROOT, empty)
                .set(HeaderField.BLOB_GAS_USED, 0)
                .set(HeaderField.EXCESS_BLOB_GAS, 0)
                .set(HeaderField.PARENT_BEACON_BLOCK_ROOT, Hash256.ZERO)
                .set(
                        HeaderField.REQUESTS_HASH,
                        Hash256.fromHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
                                .orElseThrow())
                .set(HeaderField.BLOCK_ACCESS_LIST_HASH, noList)
                .set(HeaderField.SLOT_NUMBER, 0)
                .build();
        assertThat(header.hash().hex()).isEqualTo("e0af67e8c2fc2d2f9342853db9250e4de688ac62b3a8690885464a72282289b8");
        assertThat(header.unknownFields()).isZero();
        assertThat(ExecutionHeader.parse(header.bytes())).isEqualTo(Parsed.ok(header));
    }

    @Test
    void sendersOfARealBlockAreRecovered() {
        for (var file : new String[] {"DAO.json", "Prague.json.gz", "22431082.json.gz"}) {
            for (var json : Vectors.json("ethereum/blocks/" + file).get("transactions")) {
                assertThat(EthereumJson.transaction(json).sender()).contains(EthereumJson.address(json.get("from")));
            }
        }
    }

    @Test
    void otherRealBlocksAreReadAndWritten() {
        isRight(Vectors.json("ethereum/proofs/weth-proof-block.json.gz"));
        isRight(Vectors.json("ethereum/proofs/helios-rpc/block.json"));
        isRight(Vectors.json("ethereum/blocks/headers-geth.json.gz").get(0).get("result"));
        var colibri = "ethereum/colibri/";
        isRight(Vectors.json(
                        colibri
                                + "eth_getTransactionByBlockHashAndIndex1/eth_getBlockByHash_0xa64032c44d6d8eff86fecb9cf1fc62147bc8bb7d2190f4ef5409697911540d35_false.json")
                .get("result"));
        isRight(Vectors.json(colibri + "eth_getTransactionReceipt1/eth_getBlockByNumber_0x152afde_false.json")
                .get("result"));
        isRight(Vectors.json(colibri + "eth_getTransaction_Type_4/eth_getBlockByNumber_0x15729f6_false.json")
                .get("result"));
    }

    @Test
    void aRealSetCodeTransactionIsReadAndWritten() {
        var json = Vectors.json(
                        "ethereum/colibri/eth_getTransaction_Type_4/eth_getTransactionByHash_0xb694ec15f78c7955a38926c1a6a93ca16d82b30a8c4712317dabb9a97b0c6a78.json")
                .get("result");
        transaction(json);
        var tx = EthereumJson.transaction(json);
        assertThat(tx.type()).isEqualTo(TransactionType.SET_CODE);
        assertThat(tx.authorizations()).isNotEmpty();
        assertThat(tx.sender()).contains(EthereumJson.address(json.get("from")));
    }

    @Test
    void theTestnetTransactionOfHeliosIsReadAndWritten() {
        transaction(Vectors.json("ethereum/proofs/helios-rpc/transaction.json"));
    }

    private static void makesRoot(JsonNode receipts, ExecutionHeader header) {
        var encoded =
                EthereumJson.list(receipts, json -> EthereumJson.receipt(json).bytes());
        assertThat(PatriciaTrie.ofList(encoded).root()).isEqualTo(header.receiptsRoot());
        var blooms =
                EthereumJson.list(receipts, json -> EthereumJson.receipt(json).bloom());
        assertThat(LogsBloom.union(blooms)).isEqualTo(header.logsBloom());
        for (var json : receipts) {
            var receipt = EthereumJson.receipt(json);
            assertThat(receipt.isBloomRight()).isTrue();
            assertThat(Receipt.parse(receipt.bytes())).isEqualTo(Parsed.ok(receipt));
            for (var log : receipt.logs())
                assertThat(receipt.bloom().mayHold(log.address())).isTrue();
        }
    }

    @Test
    void allReceiptsOfARealBlockMakeItsRoot() {
        var block = EthereumJson.header(Vectors.json("ethereum/proofs/helios-rpc/block.json"));
        makesRoot(Vectors.json("ethereum/proofs/helios-rpc/receipts.json.gz"), block);
    }

    /// The header of this block is in no file; its receipts root is public.
    @Test
    void theReceiptsOfBlock19433902MakeItsRoot() {
        var receipts = Vectors.json("ethereum/blocks/receipts-19433902.json.gz").get("result");
        var encoded =
                EthereumJson.list(receipts, json -> EthereumJson.receipt(json).bytes());
        assertThat(PatriciaTrie.ofList(encoded).root().hex())
                .isEqualTo("e83c57ae3bcb0945878a6880421f617200a17d00656a1f0c681380cfc4a46a09");
        for (var json : receipts)
            assertThat(EthereumJson.receipt(json).isBloomRight()).isTrue();
    }

    @Test
    void theSmallChainThatCrossesEveryForkHangsTogether() {
        var blocks = ExecutionChain.blocks();
        assertThat(blocks).hasSizeGreaterThan(40);
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            var header = block.header();
            assertThat(header.number()).isEqualTo(BlockNumber.of(i + 1));
            if (i > 0)
                assertThat(header.parentHash())
                        .isEqualTo(blocks.get(i - 1).header().hash());
            assertThat(PatriciaTrie.ofList(block.transactions()).root()).isEqualTo(header.transactionsRoot());
            header.withdrawalsRoot()
                    .ifPresent(root -> assertThat(
                                    PatriciaTrie.ofList(block.withdrawals()).root())
                            .isEqualTo(root));
            for (var bytes : block.transactions()) {
                var tx = EthereumTransaction.parse(bytes).orThrow();
                assertThat(tx.bytes()).isEqualTo(bytes);
                assertThat(tx.sender()).isPresent();
            }
        }
        assertThat(blocks.getLast().header().requestsHash()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-block-receipts-n.io", "get-block-receipts-latest.io", "get-block-receipts-by-hash.io"})
    void receiptsOfTheSmallChainMakeTheirRoots(String file) {
        var receipts = ExecutionChain.result("eth_getBlockReceipts/" + file);
        assertThat(receipts.size()).isPositive();
        var hash = EthereumJson.hash(receipts.get(0).get("blockHash"));
        var header = ExecutionChain.blocks().stream()
                .map(ExecutionChain.Block::header)
                .filter(h -> h.hash().equals(hash))
                .findFirst()
                .orElseThrow();
        makesRoot(receipts, header);
    }

    @Test
    void rawReceiptsBeforeByzantiumHoldAStateRoot() {
        List<ByteString> raw = EthereumJson.nodes(ExecutionChain.result("debug_getRawReceipts/get-block-n.io"));
        assertThat(raw).isNotEmpty();
        for (var bytes : raw) {
            var receipt = Receipt.parse(bytes).orThrow();
            assertThat(receipt.outcome()).isInstanceOf(Receipt.Outcome.StateAfter.class);
            assertThat(receipt.bytes()).isEqualTo(bytes);
        }
        var header = ExecutionChain.blocks().get(2).header();
        assertThat(PatriciaTrie.ofList(raw).root()).isEqualTo(header.receiptsRoot());
    }
}
