package dev.touchstone.spv.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// What the tests of Ethereum's kernel share: headers over given roots, and the answers of eth_getProof.
final class StateFindings {
    private StateFindings() {}

    static <T> Proven<T> proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<T>) finding;
    }

    static void isRefuted(Finding<?> finding, Class<? extends Refutation> by) {
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Refuted.class,
                        refuted -> assertThat(refuted.refutation()).isInstanceOf(by));
    }

    /// The header of a block of the second fork, with these fields in place of zeros.
    static ExecutionHeader.Builder header(long number) {
        var builder = ExecutionHeader.builder()
                .set(HeaderField.BENEFICIARY, EthereumAddress.ZERO)
                .set(HeaderField.LOGS_BLOOM, LogsBloom.EMPTY.value())
                .set(HeaderField.DIFFICULTY, 0)
                .set(HeaderField.NUMBER, number)
                .set(HeaderField.GAS_LIMIT, 30_000_000)
                .set(HeaderField.GAS_USED, 0)
                .set(HeaderField.TIMESTAMP, 12 * number)
                .set(HeaderField.EXTRA_DATA, ByteString.EMPTY)
                .set(HeaderField.NONCE, ByteString.of(new byte[8]));
        for (var field : List.of(HeaderField.PARENT_HASH, HeaderField.OMMERS_HASH, HeaderField.MIX_HASH)) {
            builder.set(field, Hash256.ZERO);
        }
        for (var field : List.of(HeaderField.STATE_ROOT, HeaderField.TRANSACTIONS_ROOT, HeaderField.RECEIPTS_ROOT)) {
            builder.set(field, PatriciaTrie.EMPTY_ROOT);
        }
        return builder;
    }

    static Proven<ExecutionHeader> overState(Hash256 root) {
        return ProvenPremise.executionHeader(
                header(100).set(HeaderField.STATE_ROOT, root).build());
    }

    /// Every proof in an answer of eth_getProof verifies and says what the answer says, and with any byte of any node
    /// changed, with a node left out or one added, it is refuted.
    ///
    /// @return how many proofs there were
    static int everythingIsProven(Proven<ExecutionHeader> header, JsonNode answer) {
        var address = EthereumJson.address(answer.get("address"));
        var nodes = EthereumJson.nodes(answer.get("accountProof"));
        var account = proven(StateKernel.account(header, address, nodes));
        var state = account.value();
        assertThat(state.nonce()).isEqualTo(EthereumJson.count(answer.get("nonce")));
        assertThat(state.balance()).isEqualTo(EthereumJson.wei(answer.get("balance")));
        assertThat(state.storageRoot()).isEqualTo(orElse(answer.get("storageHash"), AccountState.EMPTY_ROOT));
        assertThat(state.codeHash()).isEqualTo(orElse(answer.get("codeHash"), AccountState.NO_CODE));
        refusesChanges(nodes, changed -> StateKernel.account(header, address, changed));
        for (var item : answer.get("storageProof")) {
            var key = EthereumJson.storageKey(item.get("key"));
            var slotNodes = EthereumJson.nodes(item.get("proof"));
            var slot = proven(StateKernel.storage(account, key, slotNodes));
            assertThat(slot.value().value()).isEqualTo(EthereumJson.integer(item.get("value")));
            assertThat(slot.value().account()).isEqualTo(address);
            refusesChanges(slotNodes, changed -> StateKernel.storage(account, key, changed));
        }
        return 1 + answer.get("storageProof").size();
    }

    /// Some servers write zeros for the hashes of an account that is not there.
    private static Hash256 orElse(JsonNode hash, Hash256 ofNothing) {
        var read = EthereumJson.hash(hash);
        return read.equals(Hash256.ZERO) ? ofNothing : read;
    }

    static void refusesChanges(List<ByteString> nodes, Function<List<ByteString>, Finding<?>> check) {
        for (int node = 0; node < nodes.size(); node++) {
            var bytes = nodes.get(node).toArray();
            for (int at = 0; at < bytes.length; at += 1 + bytes.length / 50) {
                var changed = new ArrayList<>(nodes);
                bytes[at] ^= 1;
                changed.set(node, ByteString.of(bytes));
                bytes[at] ^= 1;
                isRefuted(check.apply(changed), Refutation.TrieNodeHashMismatch.class);
            }
            var fewer = new ArrayList<>(nodes);
            fewer.remove(node);
            assertThat(check.apply(fewer)).isInstanceOf(Refuted.class);
        }
        var more = new ArrayList<>(nodes);
        more.add(nodes.isEmpty() ? ByteString.of((byte) 0xc0) : nodes.getLast());
        isRefuted(check.apply(more), Refutation.TrailingTrieNode.class);
    }
}
