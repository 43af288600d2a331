package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.StateFindings.everythingIsProven;
import static dev.touchstone.spv.proof.StateFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.testsupport.AnvilPeer;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// The answers of anvil, an execution client of other hands than the one below the beacon chain: its headers hash
/// as it says, and each of its answers is proven against them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AnvilTest {
    private AnvilPeer anvil;

    @BeforeAll
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void start() {
        anvil = AnvilPeer.start("--deploy");
    }

    @AfterAll
    void stop() {
        if (anvil != null) anvil.close();
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    private long height() {
        return EthereumJson.count(anvil.call("eth_blockNumber"));
    }

    /// Made from its fields, it has the hash that the client gives it.
    private Proven<ExecutionHeader> header(long number) {
        var block = anvil.call("eth_getBlockByNumber", hex(number), false);
        var header = EthereumJson.header(block);
        assertThat(header.hash()).isEqualTo(EthereumJson.hash(block.get("hash")));
        return ProvenPremise.executionHeader(header);
    }

    @Test
    void contractSlotsAreProvenAtTheHeadAndBefore() {
        var slots = anvil.contractSlots();
        assertThat(slots).hasSize(11);
        long height = height();
        for (var slot : slots) {
            var head = anvil.call(
                    "eth_getProof", slot.contract().text(), List.of(slot.key().toString()), hex(height));
            assertThat(everythingIsProven(header(height), head)).isEqualTo(2);
            assertThat(EthereumJson.integer(head.at("/storageProof/0/value"))).isEqualTo(slot.value());
            var before = anvil.call(
                    "eth_getProof", slot.contract().text(), List.of(slot.key().toString()), hex(2));
            assertThat(everythingIsProven(header(2), before)).isEqualTo(2);
        }
    }

    @Test
    void whatEachBlockHoldsIsProven() {
        int receipts = 0;
        for (long number = 2; number <= height(); number++) {
            var header = header(number);
            var all = EthereumJson.list(
                    anvil.call("eth_getBlockReceipts", hex(number)),
                    receipt -> EthereumJson.receipt(receipt).bytes());
            receipts +=
                    proven(BlockKernel.receipts(header, all)).value().receipts().size();
            var transactions = EthereumJson.list(
                    anvil.call("eth_getBlockByNumber", hex(number), true).get("transactions"),
                    tx -> EthereumJson.transaction(tx).bytes());
            assertThat(BlockKernel.transactions(header, transactions).isProven())
                    .isTrue();
        }
        assertThat(receipts).isEqualTo(19);
    }

    @Test
    void olderHeadersAreProvenByTheirChildrenAndByTheRing() {
        long height = height();
        var head = header(height);
        var headers = new ArrayList<ByteString>();
        for (long number = height - 1; number > 1; number--)
            headers.add(header(number).value().bytes());
        var oldest = proven(StateKernel.ancestor(head, headers));
        assertThat(oldest.value().number()).isEqualTo(BlockNumber.of(2));
        var number = BlockNumber.of(height - 1);
        var key = BlockHashRing.key(number);
        var answer = anvil.call("eth_getProof", BlockHashRing.CONTRACT.text(), List.of(key.toString()), hex(height));
        var ring = proven(
                StateKernel.account(head, BlockHashRing.CONTRACT, EthereumJson.nodes(answer.get("accountProof"))));
        var slot = proven(StateKernel.storage(ring, key, EthereumJson.nodes(answer.at("/storageProof/0/proof"))));
        assertThat(proven(StateKernel.blockHashByRing(slot, headers.getFirst()))
                        .value()
                        .number())
                .isEqualTo(number);
    }
}
