package dev.touchstone.spv.peers;

import static dev.touchstone.spv.peers.PeerSources.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.ethereum.source.TransactionPlace;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.spv.testsupport.ContractSlot;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.EthereumPeer;
import dev.touchstone.spv.testsupport.Tampering;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Proves what an execution client says against a proven header, and sees that with any node of a proof changed,
/// left out or added nothing is proven.
final class StateProver {
    private final EthereumPeer peer;
    private final ExecutionSource source;
    private final Proven<ExecutionHeader> header;

    StateProver(EthereumPeer peer, ExecutionSource source, Proven<ExecutionHeader> header) {
        this.peer = peer;
        this.source = source;
        this.header = header;
    }

    private Map<String, String> block() {
        return Map.of("blockHash", "0x" + header.value().hash().hex());
    }

    private StateAnswer.AccountNodes state(EthereumAddress address, List<StorageKey> keys) {
        var question = new StateQuestion(address, keys);
        var answer = said(source.state(header.value().hash(), List.of(question)));
        assertThat(answer.header()).isEqualTo(header.value().bytes());
        return answer.accounts().getFirst();
    }

    /// The account is what the client's other answers say it is.
    Proven<AccountState> account(EthereumAddress address) {
        var nodes = state(address, List.of()).account();
        var account = Tampering.provenOnlyBy(nodes, some -> StateKernel.account(header, address, some));
        assertThat(account.value().balance())
                .isEqualTo(EthereumJson.wei(peer.call("eth_getBalance", address.text(), block())));
        assertThat(account.value().nonce())
                .isEqualTo(EthereumJson.count(peer.call("eth_getTransactionCount", address.text(), block())));
        return account;
    }

    /// The word under this key.
    Proven<StorageSlot> slot(EthereumAddress contract, StorageKey key) {
        var nodes = state(contract, List.of(key));
        var account = Tampering.proven(StateKernel.account(header, contract, nodes.account()));
        return Tampering.provenOnlyBy(nodes.slots().getFirst(), some -> StateKernel.storage(account, key, some));
    }

    /// What these slots hold, all asked for at once.
    Map<ContractSlot, BigInteger> words(List<ContractSlot> slots) {
        var questions = slots.stream()
                .map(slot -> new StateQuestion(slot.contract(), List.of(slot.key())))
                .toList();
        var answer = said(source.state(header.value().hash(), questions));
        var words = new HashMap<ContractSlot, BigInteger>();
        for (int i = 0; i < slots.size(); i++) {
            var slot = slots.get(i);
            var nodes = answer.accounts().get(i);
            var account =
                    Tampering.provenOnlyBy(nodes.account(), some -> StateKernel.account(header, slot.contract(), some));
            var word = Tampering.provenOnlyBy(
                    nodes.slots().getFirst(), some -> StateKernel.storage(account, slot.key(), some));
            words.put(slot, word.value().value());
        }
        return words;
    }

    ByteString code(EthereumAddress contract) {
        return said(source.code(header.value().hash(), contract));
    }

    /// The header of an older block, by all headers between.
    Proven<ExecutionHeader> ancestor(BlockNumber older) {
        var headers = new ArrayList<ByteString>();
        for (long n = header.value().number().value() - 1; n >= older.value(); n--) headers.add(headerAt(n));
        return Tampering.proven(StateKernel.ancestor(header, headers));
    }

    private ByteString headerAt(long number) {
        return said(source.headerAt(BlockNumber.of(number)));
    }

    /// The header of an older block, by the contract that keeps block hashes.
    Proven<ExecutionHeader> ring(StorageKey key, EthereumAddress contract, long number) {
        return Tampering.proven(StateKernel.blockHashByRing(slot(contract, key), headerAt(number)));
    }

    /// All transactions of the block, whole and each by itself; each is where the client says it is.
    BlockTransactions transactions() {
        var all = said(source.transactions(header.value().hash()));
        each(all, (index, nodes) -> BlockKernel.transaction(header, index, nodes));
        var proven = Tampering.provenOnlyByAll(all, some -> BlockKernel.transactions(header, some))
                .value();
        for (int i = 0; i < all.size(); i++) {
            var place = said(source.placeOf(proven.transactions().get(i).hash()));
            assertThat(place)
                    .isEqualTo(new TransactionPlace(
                            header.value().hash(), header.value().number(), i));
        }
        return proven;
    }

    /// All receipts of the block, whole and each by itself.
    BlockReceipts receipts() {
        var all = said(source.receipts(header.value().hash()));
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
