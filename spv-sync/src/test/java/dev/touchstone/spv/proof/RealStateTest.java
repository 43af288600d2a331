package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.StateFindings.everythingIsProven;
import static dev.touchstone.spv.proof.StateFindings.isRefuted;
import static dev.touchstone.spv.proof.StateFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.ExecutionChain;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealStateTest {
    /// Where an execution payload has them.
    private static final int STATE_ROOT = 52;

    private static final int RECEIPTS_ROOT = 84;

    private static Proven<ExecutionHeader> header(JsonNode block) {
        return ProvenPremise.executionHeader(EthereumJson.header(block));
    }

    @Test
    void wrappedEtherOnMainnet() {
        var header = header(Vectors.json("ethereum/proofs/weth-proof-block.json.gz"));
        var answer = Vectors.json("ethereum/proofs/weth-storage-proof.json");
        assertThat(everythingIsProven(header, answer)).isEqualTo(2);
        var account = proven(StateKernel.account(
                header, EthereumJson.address(answer.get("address")), EthereumJson.nodes(answer.get("accountProof"))));
        var code = EthereumJson.bytes(Vectors.json("ethereum/proofs/weth-code.json"));
        assertThat(StateKernel.code(account, code).isProven()).isTrue();
        var changed = code.toArray();
        changed[100] ^= 1;
        isRefuted(StateKernel.code(account, ByteString.of(changed)), Refutation.CodeHashMismatch.class);
    }

    @Test
    void theDepositContractOnMainnet() {
        var header = header(Vectors.json("ethereum/proofs/helios-rpc/block.json"));
        var answer = Vectors.json("ethereum/proofs/helios-rpc/proof.json");
        assertThat(everythingIsProven(header, answer)).isEqualTo(2);
        var account = proven(StateKernel.account(
                header, EthereumJson.address(answer.get("address")), EthereumJson.nodes(answer.get("accountProof"))));
        var recorded = Vectors.json("ethereum/proofs/helios-rpc/account.json");
        assertThat(EthereumJson.nodes(recorded.get("accountProof")))
                .isEqualTo(EthereumJson.nodes(answer.get("accountProof")));
        assertThat(StateKernel.code(account, EthereumJson.bytes(recorded.get("code")))
                        .isProven())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get-account-proof-blockhash.io",
                "get-account-proof-default-block.io",
                "get-account-proof-latest.io",
                "get-account-proof-with-storage.io"
            })
    void accountsOfTheSmallChain(String file) {
        var tip = ExecutionChain.blocks().getLast().header();
        var answer = ExecutionChain.result("eth_getProof/" + file);
        assertThat(everythingIsProven(ProvenPremise.executionHeader(tip), answer))
                .isPositive();
    }

    @Test
    void theSmallChainIsWalkedBackToItsFirstBlock() {
        var headers = ExecutionChain.blocks().stream()
                .map(ExecutionChain.Block::header)
                .toList();
        var older =
                headers.reversed().stream().skip(1).map(ExecutionHeader::bytes).toList();
        var first = proven(StateKernel.ancestor(ProvenPremise.executionHeader(headers.getLast()), older));
        assertThat(first.value()).isEqualTo(headers.getFirst());
    }

    /// Files of a recorded chain: the answers, and how many proofs are in each.
    @ParameterizedTest
    @CsvSource({
        "eth_call1, 7",
        "eth_call_electra, 5",
        "eth_getBalance_electra, 1",
        "eth_getProof1, 3",
        "eth_getStorageAt1, 2",
        "eth_getTransactionCount_electra, 1",
        "precompile_identity, 1",
        "precompile_sha256, 1"
    })
    void recordedAnswersOfMainnetServers(String folder, int proofs) throws IOException {
        int seen = 0;
        try (var files = Files.list(Vectors.path("ethereum/colibri/" + folder))) {
            for (var file : files.sorted().toList()) {
                if (!file.getFileName().toString().startsWith("eth_getProof")) continue;
                var answer = JsonMapper.builder()
                        .build()
                        .readTree(Files.readAllBytes(file))
                        .get("result");
                seen += everythingIsProven(overRecorded(folder, answer), answer);
            }
        }
        assertThat(seen).isEqualTo(proofs);
    }

    /// A header over the state root of the beacon block in the folder that the answer's first node belongs to.
    private static Proven<ExecutionHeader> overRecorded(String folder, JsonNode answer) throws IOException {
        var root = Keccak256.of(EthereumJson.nodes(answer.get("accountProof")).getFirst());
        assertThat(payloadRoots(folder, STATE_ROOT)).contains(root);
        return StateFindings.overState(root);
    }

    private static List<Hash256> payloadRoots(String folder, int field) throws IOException {
        var roots = new ArrayList<Hash256>();
        try (var files = Files.list(Vectors.path("ethereum/colibri/" + folder))) {
            for (var file : files.toList()) {
                if (file.getFileName().toString().startsWith("eth_v2_beacon_blocks")) {
                    roots.add(payloadRoot(Files.readAllBytes(file), field));
                }
            }
        }
        return roots;
    }

    /// A root in the execution payload of a signed beacon block (SSZ).
    private static Hash256 payloadRoot(byte[] block, int field) {
        var in = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        int message = in.getInt(0);
        int body = message + in.getInt(message + 80);
        int payload = body + in.getInt(body + 380);
        return Hash256.of(block, payload + field);
    }

    @Test
    void theReceiptsOfARecordedMainnetBlockAreProvenAgainstIt() throws IOException {
        var folder = "eth_getTransactionReceipt1";
        var receipts = EthereumJson.list(
                Vectors.json("ethereum/colibri/" + folder + "/eth_getBlockReceipts_0x152afdd.json")
                        .get("result"),
                json -> EthereumJson.receipt(json).bytes());
        var trie = PatriciaTrie.ofList(receipts);
        assertThat(payloadRoots(folder, RECEIPTS_ROOT)).contains(trie.root());
        var header = ProvenPremise.executionHeader(StateFindings.header(22_196_189)
                .set(HeaderField.RECEIPTS_ROOT, trie.root())
                .build());
        assertThat(BlockKernel.receipts(header, receipts).isProven()).isTrue();
        int index = 0xf4;
        var nodes = trie.prove(PatriciaTrie.listKey(index));
        assertThat(BlockKernel.receipt(header, index, nodes).isProven()).isTrue();
        StateFindings.refusesChanges(nodes, changed -> BlockKernel.receipt(header, index, changed));
    }

    @Test
    void accountsOfThePortalNetwork() {
        var cases = PortalCase.read("portal-account_trie_node.yaml");
        assertThat(cases).hasSize(5);
        for (var item : cases) item.leadsTo(item.nodes(0));
    }

    @Test
    void storageOfThePortalNetwork() {
        var cases = PortalCase.read("portal-contract_storage_trie_node.yaml");
        assertThat(cases).hasSize(3);
        for (var item : cases) {
            var account = proven(StateKernel.account(item.header(), item.address(), item.nodes(1)));
            var finding = StateKernel.storage(account, StorageKey.of(2), item.nodes(0));
            if (!item.isLeaf()) isRefuted(finding, Refutation.MissingTrieNode.class);
            else assertThat(proven(finding).value().value()).isEqualTo(BigInteger.valueOf(18));
        }
    }
}
