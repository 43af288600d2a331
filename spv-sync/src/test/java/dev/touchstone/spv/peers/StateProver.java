package dev.touchstone.spv.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.EthereumPeer;
import dev.touchstone.spv.testsupport.Tampering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Proves what an execution client says against a proven header, and sees that with any node of a proof changed, left
/// out or added nothing is proven.
final class StateProver {
    private final EthereumPeer peer;
    private final Proven<ExecutionHeader> header;

    StateProver(EthereumPeer peer, Proven<ExecutionHeader> header) {
        this.peer = peer;
        this.header = header;
    }

    private Map<String, String> block() {
        return Map.of("blockHash", "0x" + header.value().hash().hex());
    }

    /// The account is what the client's other answers say it is.
    Proven<AccountState> account(EthereumAddress address) {
        var nodes = EthereumJson.nodes(proof(address, List.of()).get("accountProof"));
        var account = Tampering.provenOnlyBy(nodes, some -> StateKernel.account(header, address, some));
        assertThat(account.value().balance())
                .isEqualTo(EthereumJson.wei(peer.call("eth_getBalance", address.text(), block())));
        assertThat(account.value().nonce())
                .isEqualTo(EthereumJson.count(peer.call("eth_getTransactionCount", address.text(), block())));
        return account;
    }

    /// The word under this key. The client gives no storage proof for an account that is not there.
    Proven<StorageSlot> slot(EthereumAddress contract, StorageKey key) {
        var answer = proof(contract, List.of(key.toString()));
        var account =
                Tampering.proven(StateKernel.account(header, contract, EthereumJson.nodes(answer.get("accountProof"))));
        var nodes = EthereumJson.nodes(answer.at("/storageProof/0/proof"));
        return Tampering.provenOnlyBy(nodes, some -> StateKernel.storage(account, key, some));
    }

    private JsonNode proof(EthereumAddress address, List<String> keys) {
        return peer.call("eth_getProof", address.text(), keys, block());
    }

    ByteString code(EthereumAddress contract) {
        return EthereumJson.bytes(peer.call("eth_getCode", contract.text(), block()));
    }

    /// The header of an older block, by all headers between.
    Proven<ExecutionHeader> ancestor(BlockNumber older) {
        var headers = new ArrayList<ByteString>();
        for (long n = header.value().number().value() - 1; n >= older.value(); n--) headers.add(headerAt(n));
        return Tampering.proven(StateKernel.ancestor(header, headers));
    }

    private ByteString headerAt(long number) {
        return EthereumJson.header(peer.call("eth_getBlockByNumber", "0x" + Long.toHexString(number), false))
                .bytes();
    }

    /// The header of an older block, by the contract that keeps block hashes.
    Proven<ExecutionHeader> ring(StorageKey key, EthereumAddress contract, long number) {
        return Tampering.proven(StateKernel.blockHashByRing(slot(contract, key), headerAt(number)));
    }

    /// All transactions of the block, whole and each by itself.
    BlockTransactions transactions() {
        var block = peer.call("eth_getBlockByHash", "0x" + header.value().hash().hex(), true);
        var all = EthereumJson.list(
                block.get("transactions"), tx -> EthereumJson.transaction(tx).bytes());
        each(all, (index, nodes) -> BlockKernel.transaction(header, index, nodes));
        return Tampering.provenOnlyByAll(all, some -> BlockKernel.transactions(header, some))
                .value();
    }

    /// All receipts of the block, whole and each by itself.
    BlockReceipts receipts() {
        var hash = "0x" + header.value().hash().hex();
        var all = EthereumJson.list(
                peer.call("eth_getBlockReceipts", hash),
                receipt -> EthereumJson.receipt(receipt).bytes());
        each(all, (index, nodes) -> BlockKernel.receipt(header, index, nodes));
        return Tampering.provenOnlyByAll(all, some -> BlockKernel.receipts(header, some))
                .value();
    }

    /// How many withdrawals of the block were proven.
    int withdrawals() {
        var block = peer.call("eth_getBlockByHash", "0x" + header.value().hash().hex(), false);
        var all = EthereumJson.list(
                block.get("withdrawals"), one -> EthereumJson.withdrawal(one).bytes());
        return Tampering.provenOnlyByAll(all, some -> BlockKernel.withdrawals(header, some))
                .value()
                .withdrawals()
                .size();
    }

    /// Checks one item of a list against the proven header.
    @FunctionalInterface
    private interface ItemCheck {
        Finding<?> check(int index, List<ByteString> nodes);
    }

    private static void each(List<ByteString> all, ItemCheck check) {
        var trie = PatriciaTrie.ofList(all);
        for (int i = 0; i < all.size(); i++) {
            int index = i;
            Tampering.provenOnlyBy(trie.prove(PatriciaTrie.listKey(i)), nodes -> check.check(index, nodes));
        }
    }
}
