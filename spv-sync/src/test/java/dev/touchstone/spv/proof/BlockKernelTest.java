package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.StateFindings.header;
import static dev.touchstone.spv.proof.StateFindings.isRefuted;
import static dev.touchstone.spv.proof.StateFindings.proven;
import static dev.touchstone.spv.proof.StateFindings.refusesChanges;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockKernelTest {
    private static Proven<ExecutionHeader> over(HeaderField field, Hash256 root) {
        return ProvenPremise.executionHeader(header(100).set(field, root).build());
    }

    private static List<ByteString> realReceipts() {
        return EthereumJson.list(
                Vectors.json("ethereum/proofs/helios-rpc/receipts.json.gz"),
                json -> EthereumJson.receipt(json).bytes());
    }

    private static Proven<ExecutionHeader> realHeader() {
        return ProvenPremise.executionHeader(
                EthereumJson.header(Vectors.json("ethereum/proofs/helios-rpc/block.json")));
    }

    private static List<ByteString> proof(List<ByteString> items, int index) {
        return PatriciaTrie.ofList(items).prove(PatriciaTrie.listKey(index));
    }

    @Test
    void eachReceiptOfARealBlockIsProvenByItself() {
        var receipts = realReceipts();
        var trie = PatriciaTrie.ofList(receipts);
        for (int i = 0; i < receipts.size(); i++) {
            var found = proven(BlockKernel.receipt(realHeader(), i, trie.prove(PatriciaTrie.listKey(i))));
            assertThat(found.value().receipt().bytes()).isEqualTo(receipts.get(i));
            assertThat(found.value().index()).isEqualTo(i);
            assertThat(found.value().block()).isEqualTo(realHeader().asOf());
        }
        int some = 39;
        refusesChanges(trie.prove(PatriciaTrie.listKey(some)), nodes -> BlockKernel.receipt(realHeader(), some, nodes));
    }

    @Test
    void theDepositLogOfARealReceiptIsThere() {
        var json = Vectors.json("ethereum/proofs/helios-rpc/receipt.json");
        int index = (int) EthereumJson.count(json.get("transactionIndex"));
        var found = proven(BlockKernel.receipt(realHeader(), index, proof(realReceipts(), index)));
        assertThat(found.value().receipt()).isEqualTo(EthereumJson.receipt(json));
        var log = Vectors.json("ethereum/proofs/helios-rpc/logs.json").get(0);
        assertThat(found.value().receipt().logs()).contains(EthereumJson.log(log));
    }

    @Test
    void allReceiptsOfARealBlockAreProvenTogether() {
        var receipts = realReceipts();
        assertThat(proven(BlockKernel.receipts(realHeader(), receipts)).value().receipts())
                .hasSize(receipts.size());
        var short1 = receipts.subList(0, receipts.size() - 1);
        var swapped = new ArrayList<>(receipts);
        Collections.swap(swapped, 3, 4);
        var more = new ArrayList<>(receipts);
        more.add(receipts.getLast());
        var empty = new ArrayList<>(receipts);
        empty.set(5, ByteString.EMPTY);
        for (var lie : List.of(short1, swapped, more, empty, List.<ByteString>of())) {
            isRefuted(BlockKernel.receipts(realHeader(), lie), Refutation.ListRootMismatch.class);
        }
        for (int i = 0; i < receipts.size(); i += 20) {
            var bytes = receipts.get(i).toArray();
            bytes[bytes.length / 2] ^= 1;
            var changed = new ArrayList<>(receipts);
            changed.set(i, ByteString.of(bytes));
            isRefuted(BlockKernel.receipts(realHeader(), changed), Refutation.ListRootMismatch.class);
        }
    }

    @Test
    void aReceiptIsNotThatOfAnotherIndexOrBlock() {
        var receipts = realReceipts();
        assertThat(BlockKernel.receipt(realHeader(), 4, proof(receipts, 5))).isInstanceOf(Refuted.class);
        var last = receipts.size();
        isRefuted(BlockKernel.receipt(realHeader(), last, proof(receipts, last)), Refutation.NotInBlock.class);
        var other = over(HeaderField.RECEIPTS_ROOT, Hash256.ZERO);
        isRefuted(BlockKernel.receipt(other, 4, proof(receipts, 4)), Refutation.TrieNodeHashMismatch.class);
        isRefuted(BlockKernel.transaction(realHeader(), 4, proof(receipts, 4)), Refutation.TrieNodeHashMismatch.class);
    }

    @Test
    void theTransactionsAndWithdrawalsOfARealBlockAreProven() {
        var block = Vectors.json("ethereum/blocks/Prague.json.gz");
        var header = ProvenPremise.executionHeader(EthereumJson.header(block));
        var transactions = EthereumJson.list(
                block.get("transactions"),
                json -> EthereumJson.transaction(json).bytes());
        assertThat(proven(BlockKernel.transactions(header, transactions))
                        .value()
                        .transactions())
                .hasSize(95);
        var trie = PatriciaTrie.ofList(transactions);
        for (int i = 0; i < transactions.size(); i++) {
            var found = proven(BlockKernel.transaction(header, i, trie.prove(PatriciaTrie.listKey(i))));
            assertThat(found.value().transaction().bytes()).isEqualTo(transactions.get(i));
        }
        refusesChanges(trie.prove(PatriciaTrie.listKey(0)), nodes -> BlockKernel.transaction(header, 0, nodes));
        isRefuted(
                BlockKernel.transaction(header, 95, trie.prove(PatriciaTrie.listKey(95))), Refutation.NotInBlock.class);
        isRefuted(BlockKernel.transactions(header, transactions.subList(1, 95)), Refutation.ListRootMismatch.class);
        var withdrawals = EthereumJson.list(
                block.get("withdrawals"), json -> EthereumJson.withdrawal(json).bytes());
        assertThat(proven(BlockKernel.withdrawals(header, withdrawals)).value().withdrawals())
                .hasSize(16);
        isRefuted(BlockKernel.withdrawals(header, withdrawals.subList(0, 15)), Refutation.ListRootMismatch.class);
    }

    @Test
    void anEmptyBlockHoldsNothing() {
        var header = ProvenPremise.executionHeader(header(7).build());
        assertThat(proven(BlockKernel.transactions(header, List.of())).value().transactions())
                .isEmpty();
        assertThat(proven(BlockKernel.receipts(header, List.of())).value().receipts())
                .isEmpty();
        assertThat(proven(BlockKernel.withdrawals(header, List.of())).value().withdrawals())
                .isEmpty();
        isRefuted(BlockKernel.receipt(header, 0, List.of()), Refutation.NotInBlock.class);
    }

    @Test
    void anUnknownTypeIsRefusedByItsNumber() {
        for (int type : new int[] {5, 0x7f, 0, 0x80}) {
            var odd = ByteString.of((byte) type, (byte) 0xc0, (byte) 1, (byte) 2);
            var items = List.of(odd);
            var root = PatriciaTrie.ofList(items).root();
            var wanted = new Refutation.UnknownTransactionType(0, type);
            var receipts = over(HeaderField.RECEIPTS_ROOT, root);
            assertThat(BlockKernel.receipts(receipts, items)).isEqualTo(new Refuted<>(wanted));
            assertThat(BlockKernel.receipt(receipts, 0, proof(items, 0))).isEqualTo(new Refuted<>(wanted));
            var transactions = over(HeaderField.TRANSACTIONS_ROOT, root);
            assertThat(BlockKernel.transactions(transactions, items)).isEqualTo(new Refuted<>(wanted));
            assertThat(BlockKernel.transaction(transactions, 0, proof(items, 0)))
                    .isEqualTo(new Refuted<>(wanted));
        }
    }

    @Test
    void aBloomIsThatOfTheLogs() {
        var log = new LogEntry(EthereumAddress.ZERO, List.of(Hash256.ZERO), ByteString.EMPTY);
        var lie = new Receipt(
                TransactionType.FEE_MARKET, new Receipt.Outcome.Succeeded(), 21_000, LogsBloom.EMPTY, List.of(log));
        var items = List.of(lie.bytes());
        var header = over(HeaderField.RECEIPTS_ROOT, PatriciaTrie.ofList(items).root());
        isRefuted(BlockKernel.receipt(header, 0, proof(items, 0)), Refutation.BloomMismatch.class);
        isRefuted(BlockKernel.receipts(header, items), Refutation.BloomMismatch.class);
        var honest = Receipt.of(lie.type(), lie.outcome(), lie.cumulativeGasUsed(), lie.logs());
        var right = List.of(honest.bytes());
        var over = over(HeaderField.RECEIPTS_ROOT, PatriciaTrie.ofList(right).root());
        assertThat(BlockKernel.receipts(over, right).isProven()).isTrue();
    }

    @Test
    void whatIsNoReceiptOrTransactionIsUnreadable() {
        var items = List.of(ByteString.of((byte) 2, (byte) 0xc1, (byte) 1));
        var root = PatriciaTrie.ofList(items).root();
        isRefuted(BlockKernel.receipts(over(HeaderField.RECEIPTS_ROOT, root), items), Refutation.Unreadable.class);
        isRefuted(
                BlockKernel.transactions(over(HeaderField.TRANSACTIONS_ROOT, root), items),
                Refutation.Unreadable.class);
    }
}
