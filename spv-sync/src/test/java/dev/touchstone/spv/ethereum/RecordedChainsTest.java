package dev.touchstone.spv.ethereum;

import static dev.touchstone.spv.testsupport.Tampering.proven;
import static dev.touchstone.spv.testsupport.Tampering.provenOnlyBy;
import static dev.touchstone.spv.testsupport.Tampering.provenOnlyByAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.beacon.UpdateChunks;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.beacon.UpdateSsz;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.CallKernel;
import dev.touchstone.spv.proof.CallPremises;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.LightClientStore.Outcome;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Tampering;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Recorded chains of evidence of mainnet, whole: from a trusted block over its committee and the next to the
/// block that it signed, and from there to the answer of an execution client that was expected.
class RecordedChainsTest {
    private static final EthereumChain MAINNET =
            EthereumChains.builtIn().byId("mainnet").orElseThrow();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static List<Path> files(String folder, String prefix) {
        try (var files = Files.list(Vectors.path("ethereum/colibri/" + folder))) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String folder, String prefix) {
        return JSON.readTree(read(files(folder, prefix).getFirst()));
    }

    /// A client that trusts the recorded block, with the committees that the recorded updates name.
    private static LightClientStore followed(String folder, String bootstraps, ConsensusFork shape) {
        var file = files(bootstraps, "eth_v1_beacon_light_client_bootstrap").getFirst();
        var bootstrap = LightClientBootstrap.parse(
                        read(file), shape, MAINNET.schedule().preset())
                .orThrow();
        var root = bootstrap.header().beacon().root();
        assertThat(file.toString()).contains(root.hex().substring(0, 56));
        var start = LightClientStore.start(MAINNET, new BlstBls(), root, bootstrap);
        var store = ((LightClientStore.Start.Started) start).store();
        for (var update : updates(folder)) {
            long period = MAINNET.schedule().periodOf(update.attested().slot());
            boolean isOlder =
                    period < MAINNET.schedule().periodOf(bootstrap.header().slot());
            if (!isOlder)
                assertThat(store.process(update, update.signatureSlot())).isInstanceOf(Outcome.Accepted.class);
        }
        return store;
    }

    private static List<LightClientUpdate> updates(String folder) {
        var updates = new ArrayList<LightClientUpdate>();
        for (var file : files(folder, "eth_v1_beacon_light_client_updates")) {
            for (var chunk : UpdateChunks.split(read(file)).orThrow()) {
                var shape = MAINNET.schedule().forkOf(chunk.digest()).orElseThrow();
                updates.add(UpdateSsz.parse(
                                chunk.ssz().toArray(),
                                UpdateKind.UPDATE,
                                shape,
                                MAINNET.schedule().preset())
                        .orThrow());
            }
        }
        return updates;
    }

    /// A block, and the one after it, in which the committee's signature of it stands.
    private record Signed(RecordedBlock block, RecordedBlock child) {
        LightClientUpdate update() {
            return child.signs(block);
        }
    }

    private static Signed signed(String folder) {
        var blocks = files(folder, "eth_v2_beacon_blocks").stream()
                .map(file -> RecordedBlock.read(read(file), MAINNET.schedule()))
                .toList();
        var found = new ArrayList<Signed>();
        for (var block : blocks) {
            var root = block.header().root();
            blocks.stream()
                    .filter(b -> b.parentRoot().equals(root))
                    .forEach(child -> found.add(new Signed(block, child)));
        }
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /// The folder, whose bootstrap its chain begins with, and in which fork that is served.
    @ParameterizedTest
    @CsvSource({
        "eth_blockNumber_electra, eth_blockNumber_electra, ELECTRA",
        "eth_call1, eth_call1, DENEB",
        "eth_call_electra, eth_call_electra, DENEB",
        "eth_getBalance_electra, eth_call_electra, DENEB",
        "eth_getBlockByNumber_electra, eth_getBlockByNumber_electra, DENEB",
        "eth_getProof1, eth_getProof1, DENEB",
        "eth_getStorageAt1, eth_getStorageAt1, DENEB",
        "eth_getTransactionByBlockHashAndIndex1, eth_getTransactionByBlockHashAndIndex1, DENEB",
        "eth_getTransactionCount_electra, eth_getTransactionCount_electra, DENEB",
        "eth_getTransactionReceipt1, eth_getTransactionReceipt1, DENEB",
        "eth_getTransaction_Type_4, eth_getTransaction_Type_4, ELECTRA",
        "precompile_identity, precompile_identity, ELECTRA",
        "precompile_sha256, precompile_sha256, ELECTRA",
        "trusted_block1, eth_call1, DENEB"
    })
    void leadFromATrustedBlockToTheExpectedAnswer(String folder, String bootstraps, ConsensusFork shape) {
        var store = followed(folder, bootstraps, shape);
        var signed = signed(folder);
        refusesChanged(store, signed.update());
        assertThat(store.process(signed.update(), signed.child().slot())).isInstanceOf(Outcome.Accepted.class);
        var bytes = signed.block().executionHeader().bytes();
        for (int at = 0; at < bytes.length(); at += 7) {
            assertThat(BeaconKernel.signedHead(store, Tampering.flipped(bytes, at)))
                    .isInstanceOf(Refuted.class);
        }
        var header = proven(BeaconKernel.signedHead(store, bytes));
        var test = json(folder, "test.json");
        isAnswered(folder, signed.block(), header, test);
    }

    private static void refusesChanged(LightClientStore store, LightClientUpdate update) {
        var signature = update.aggregate().signature();
        var bits = update.aggregate().bits();
        for (int at = 0; at < signature.length(); at += 5) {
            isRefused(store, update, new SyncAggregate(bits, Tampering.flipped(signature, at)));
        }
        for (int at = 0; at < bits.length(); at += 5) {
            isRefused(store, update, new SyncAggregate(Tampering.flipped(bits, at), signature));
        }
    }

    private static void isRefused(LightClientStore store, LightClientUpdate update, SyncAggregate aggregate) {
        var changed = new LightClientUpdate(
                update.attested(), update.next(), update.finality(), aggregate, update.signatureSlot());
        assertThat(store.process(changed, update.signatureSlot()))
                .isEqualTo(new Outcome.Refused(
                        new Refutation.BadAggregateSignature(update.attested().slot())));
    }

    private static void isAnswered(String folder, RecordedBlock block, Proven<ExecutionHeader> header, JsonNode test) {
        var expected = test.get("expected_result");
        var parameters = test.get("params");
        switch (test.get("method").asString()) {
            case "eth_blockNumber" ->
                assertThat(header.value().number().value()).isEqualTo(EthereumJson.count(expected));
            case "eth_getBlockByNumber" -> isBlock(block, header, expected);
            case "eth_getBalance" ->
                assertThat(onlyAccount(folder, header).value().balance()).isEqualTo(EthereumJson.wei(expected));
            case "eth_getTransactionCount" ->
                assertThat(onlyAccount(folder, header).value().nonce()).isEqualTo(EthereumJson.count(expected));
            case "eth_getProof" -> {
                var account = onlyAccount(folder, header).value();
                assertThat(account.balance()).isEqualTo(EthereumJson.wei(expected.get("balance")));
                assertThat(account.codeHash()).isEqualTo(EthereumJson.hash(expected.get("codeHash")));
                assertThat(words(folder, header)).hasSize(parameters.get(1).size());
            }
            case "eth_getStorageAt" ->
                assertThat(words(folder, header)).containsExactly(EthereumJson.integer(expected));
            case "eth_getTransactionReceipt" -> isReceipt(folder, header, expected);
            case "eth_getTransactionByHash", "eth_getTransactionByBlockHashAndIndex" ->
                isTransaction(block, header, expected);
            case "eth_call" -> {
                isCalled(folder, header, parameters.get(0), expected);
                isComputed(folder, header, parameters.get(0), expected);
            }
            default -> throw new AssertionError("a test of " + test.get("method"));
        }
    }

    private static void isBlock(RecordedBlock block, Proven<ExecutionHeader> header, JsonNode expected) {
        assertThat(header.value().hash()).isEqualTo(EthereumJson.hash(expected.get("hash")));
        assertThat(header.value().number().value()).isEqualTo(EthereumJson.count(expected.get("number")));
        var transactions = proven(BlockKernel.transactions(header, block.transactions()));
        assertThat(transactions.value().transactions())
                .extracting(EthereumTransaction::hash)
                .isEqualTo(EthereumJson.list(expected.get("transactions"), EthereumJson::hash));
        assertThat(BlockKernel.withdrawals(header, block.withdrawals()).isProven())
                .isTrue();
    }

    private static void isTransaction(RecordedBlock block, Proven<ExecutionHeader> header, JsonNode expected) {
        var all = provenOnlyByAll(block.transactions(), some -> BlockKernel.transactions(header, some));
        int index = (int) EthereumJson.count(expected.get("transactionIndex"));
        var transaction = all.value().transactions().get(index);
        assertThat(transaction.hash()).isEqualTo(EthereumJson.hash(expected.get("hash")));
        assertThat(transaction.sender()).contains(EthereumJson.address(expected.get("from")));
        assertThat(header.value().hash()).isEqualTo(EthereumJson.hash(expected.get("blockHash")));
    }

    private static void isReceipt(String folder, Proven<ExecutionHeader> header, JsonNode expected) {
        var receipts = EthereumJson.list(
                json(folder, "eth_getBlockReceipts").get("result"),
                receipt -> EthereumJson.receipt(receipt).bytes());
        var all = provenOnlyByAll(receipts, some -> BlockKernel.receipts(header, some));
        int index = (int) EthereumJson.count(expected.get("transactionIndex"));
        assertThat(all.value().receipts().get(index).bytes())
                .isEqualTo(EthereumJson.receipt(expected).bytes());
    }

    /// The answers to eth_getProof that were given for this block.
    private static List<JsonNode> proofs(String folder, Proven<ExecutionHeader> header) {
        return files(folder, "eth_getProof").stream()
                .map(file -> JSON.readTree(read(file)).get("result"))
                .filter(answer -> Keccak256.of(
                                EthereumJson.nodes(answer.get("accountProof")).getFirst())
                        .equals(header.value().stateRoot()))
                .toList();
    }

    private static Proven<AccountState> account(JsonNode answer, Proven<ExecutionHeader> header) {
        var address = EthereumJson.address(answer.get("address"));
        return provenOnlyBy(
                EthereumJson.nodes(answer.get("accountProof")), nodes -> StateKernel.account(header, address, nodes));
    }

    private static Proven<AccountState> onlyAccount(String folder, Proven<ExecutionHeader> header) {
        var proofs = proofs(folder, header);
        assertThat(proofs).hasSize(1);
        return account(proofs.getFirst(), header);
    }

    private static List<BigInteger> words(String folder, Proven<ExecutionHeader> header) {
        var words = new ArrayList<BigInteger>();
        for (var answer : proofs(folder, header)) {
            var account = account(answer, header);
            for (var slot : answer.get("storageProof")) {
                var key = EthereumJson.storageKey(slot.get("key"));
                var nodes = EthereumJson.nodes(slot.get("proof"));
                words.add(provenOnlyBy(nodes, some -> StateKernel.storage(account, key, some))
                        .value()
                        .value());
            }
        }
        return words;
    }

    /// The machine comes to what was recorded, over what is proven.
    private static void isCalled(String folder, Proven<ExecutionHeader> header, JsonNode call, JsonNode expected) {
        var codes = files(folder, "code_").stream()
                .map(file -> ByteString.of(read(file)))
                .toList();
        var recorded = new RecordedCall(header, proofs(folder, header), codes);
        int rounds = recorded.answers(call, EthereumJson.bytes(expected));
        assertThat(rounds).isEqualTo(codes.isEmpty() ? 2 : 6);
    }

    /// The recorded code, run over the recorded proofs, returns what the server said that it does; with a proof
    /// left out nothing is returned.
    private static void isComputed(String folder, Proven<ExecutionHeader> header, JsonNode call, JsonNode expected) {
        var input = CallInput.of(EthereumJson.address(call.get("to")), EthereumJson.bytes(call.get("data")));
        var accounts = new ArrayList<Proven<AccountState>>();
        var slots = new ArrayList<Proven<StorageSlot>>();
        for (var answer : proofs(folder, header)) {
            var account = account(answer, header);
            accounts.add(account);
            for (var slot : answer.get("storageProof")) {
                var key = EthereumJson.storageKey(slot.get("key"));
                slots.add(proven(StateKernel.storage(account, key, EthereumJson.nodes(slot.get("proof")))));
            }
        }
        var codes = new ArrayList<Proven<ContractCode>>();
        for (var file : files(folder, "code_")) {
            var code = ByteString.of(read(file));
            accounts.stream()
                    .filter(it -> it.value().codeHash().equals(Keccak256.of(code)))
                    .forEach(it -> codes.add(proven(StateKernel.code(it, code))));
        }
        var result = proven(CallKernel.call(MAINNET, header, input, CallPremises.of(accounts, slots, codes)));
        assertThat(result.value().outcome()).isEqualTo(new CallResult.Outcome.Returned(EthereumJson.bytes(expected)));
        for (int i = 0; i < slots.size(); i++) {
            var fewer = new ArrayList<>(slots);
            fewer.remove(i);
            assertThat(CallKernel.call(MAINNET, header, input, CallPremises.of(accounts, fewer, codes)))
                    .isInstanceOf(Pending.class);
        }
    }

    /// A server that has no bootstrap said so in JSON, and the recorder kept that under the bootstrap's name.
    @Test
    void aRefusalIsNoBootstrap() {
        var file = files("eth_getBalance_electra", "eth_v1_beacon_light_client_bootstrap")
                .getFirst();
        for (var shape : ConsensusFork.values()) {
            assertThat(LightClientBootstrap.parse(
                            read(file), shape, MAINNET.schedule().preset()))
                    .isInstanceOf(Parsed.Malformed.class);
        }
    }
}
