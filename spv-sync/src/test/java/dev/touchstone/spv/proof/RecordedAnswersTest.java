package dev.touchstone.spv.proof;

import static dev.touchstone.spv.testsupport.Tampering.proven;
import static dev.touchstone.spv.testsupport.Tampering.provenOnlyBy;
import static dev.touchstone.spv.testsupport.Tampering.provenOnlyByAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.ExecutionChain;
import dev.touchstone.spv.testsupport.Tampering;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The answers of a server that has the small chain of execution-apis, each held against the header of its block.
class RecordedAnswersTest {
    private final List<ExecutionChain.Block> blocks = ExecutionChain.blocks();

    private ExecutionChain.Block block(long number) {
        return blocks.get((int) number - 1);
    }

    private Proven<ExecutionHeader> header(long number) {
        return ProvenPremise.executionHeader(block(number).header());
    }

    @Test
    void theTransactionsAndWithdrawalsOfEachBlockAreProvenAndNoOthers() {
        int transactions = 0;
        int withdrawals = 0;
        var types = EnumSet.noneOf(TransactionType.class);
        for (int number = 1; number <= blocks.size(); number++) {
            var header = header(number);
            var all = block(number).transactions();
            var found = provenOnlyByAll(all, some -> BlockKernel.transactions(header, some));
            found.value().transactions().forEach(tx -> types.add(tx.type()));
            transactions += all.size();
            withdrawals += provenOnlyByAll(block(number).withdrawals(), some -> BlockKernel.withdrawals(header, some))
                    .value()
                    .withdrawals()
                    .size();
        }
        assertThat(blocks).hasSize(54);
        assertThat(transactions).isGreaterThan(100);
        assertThat(withdrawals).isPositive();
        assertThat(types).isEqualTo(EnumSet.allOf(TransactionType.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eth_getTransactionByBlockHashAndIndex/get-block-n",
                "eth_getTransactionByBlockNumberAndIndex/get-block-n",
                "eth_getTransactionByHash/get-access-list",
                "eth_getTransactionByHash/get-blob-tx",
                "eth_getTransactionByHash/get-dynamic-fee",
                "eth_getTransactionByHash/get-legacy-input",
                "eth_getTransactionByHash/get-legacy-tx",
                "eth_getTransactionByHash/get-setcode-tx"
            })
    void aTransactionIsProvenByItsWayThroughTheTrie(String file) {
        var answer = ExecutionChain.result(file + ".io");
        long number = EthereumJson.count(answer.get("blockNumber"));
        int index = (int) EthereumJson.count(answer.get("transactionIndex"));
        var nodes = PatriciaTrie.ofList(block(number).transactions()).prove(PatriciaTrie.listKey(index));
        var found = provenOnlyBy(nodes, some -> BlockKernel.transaction(header(number), index, some));
        assertThat(found.value().transaction())
                .isEqualTo(EthereumJson.transaction(answer))
                .extracting(EthereumTransaction::hash)
                .isEqualTo(EthereumJson.hash(answer.get("hash")));
    }

    @ParameterizedTest
    @CsvSource({"get-block-receipts-n, 1", "get-block-receipts-by-hash, 1", "get-block-receipts-latest, 54"})
    void theReceiptsOfABlockAreProvenAndNoOthers(String file, long number) {
        var receipts = EthereumJson.list(
                ExecutionChain.result("eth_getBlockReceipts/" + file + ".io"),
                receipt -> EthereumJson.receipt(receipt).bytes());
        assertThat(receipts).hasSize(4);
        provenOnlyByAll(receipts, some -> BlockKernel.receipts(header(number), some));
        var trie = PatriciaTrie.ofList(receipts);
        for (int i = 0; i < receipts.size(); i++) {
            int index = i;
            var nodes = trie.prove(PatriciaTrie.listKey(index));
            provenOnlyBy(nodes, some -> BlockKernel.receipt(header(number), index, some));
        }
    }

    @Test
    void theReceiptOfATransactionIsThatOfItsBlock() {
        var one = EthereumJson.receipt(ExecutionChain.result("eth_getTransactionReceipt/get-legacy-input.io"));
        var first = EthereumJson.list(
                ExecutionChain.result("eth_getBlockReceipts/get-block-receipts-n.io"),
                receipt -> EthereumJson.receipt(receipt).bytes());
        assertThat(one.bytes()).isEqualTo(first.getFirst());
        var other = EthereumJson.receipt(ExecutionChain.result("eth_getTransactionReceipt/get-legacy-receipt.io"));
        var third = EthereumJson.nodes(ExecutionChain.result("debug_getRawReceipts/get-block-n.io"));
        assertThat(other.bytes()).isEqualTo(third.getFirst());
        provenOnlyByAll(third, some -> BlockKernel.receipts(header(3), some));
    }

    @ParameterizedTest
    @CsvSource({
        "eth_getBlockByHash/get-block-by-hash, 1",
        "eth_getBlockByNumber/get-block-london-fork, 27",
        "eth_getBlockByNumber/get-block-merge-fork, 36",
        "eth_getBlockByNumber/get-block-shanghai-fork, 39",
        "eth_getBlockByNumber/get-block-cancun-fork, 42",
        "eth_getBlockByNumber/get-finalized, 54",
        "eth_getBlockByNumber/get-latest, 54"
    })
    void aHeaderIsProvenToBeAnAncestor(String file, int number) {
        var answer = ExecutionChain.result(file + ".io");
        var header = EthereumJson.header(answer);
        assertThat(header.hash()).isEqualTo(EthereumJson.hash(answer.get("hash")));
        assertThat(header).isEqualTo(block(number).header());
        if (number == blocks.size()) return;
        var between = blocks.subList(number, blocks.size() - 1).reversed().stream()
                .map(block -> block.header().bytes())
                .toList();
        var headers = new ArrayList<ByteString>(between);
        headers.add(header.bytes());
        assertThat(proven(StateKernel.ancestor(header(blocks.size()), headers)).value())
                .isEqualTo(header);
        for (int i = 0; i < headers.size(); i++) {
            var changed = new ArrayList<>(headers);
            changed.set(i, Tampering.flipped(headers.get(i), headers.get(i).length() / 2));
            assertThat(StateKernel.ancestor(header(blocks.size()), changed)).isInstanceOf(Refuted.class);
        }
    }

    @Test
    void rawAnswersAreWhatTheChainHolds() {
        var header = ExecutionChain.result("debug_getRawHeader/get-block-n.io");
        assertThat(ExecutionHeader.parse(EthereumJson.bytes(header)).orThrow())
                .isIn(blocks.stream().map(ExecutionChain.Block::header).toList());
        var transaction = EthereumJson.bytes(ExecutionChain.result("debug_getRawTransaction/get-tx.io"));
        assertThat(blocks.stream().flatMap(block -> block.transactions().stream()))
                .contains(transaction);
    }
}
