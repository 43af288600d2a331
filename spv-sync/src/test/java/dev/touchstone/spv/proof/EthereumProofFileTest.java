package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.StateFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// With mainnet's own objects of Fulu: a bootstrap, an update, a finality update, and the block that it calls final.
class EthereumProofFileTest {
    private static final String FULU = "ethereum/lightclient/mainnet-fulu/";
    private static final CheckpointTrust TRUSTED = (_, _) -> Optional.empty();

    private final EthereumChain mainnet =
            EthereumChains.builtIn().byId("mainnet").orElseThrow();
    private final BlstBls bls = new BlstBls();
    private LightClientStore store;
    private JsonNode block;
    private Instant now;

    @BeforeEach
    void followMainnet() {
        var preset = mainnet.schedule().preset();
        var bootstrap = LightClientJson.bootstrap(Vectors.json(FULU + "lc_bootstrap.json"), preset)
                .orThrow();
        var root = bootstrap.header().beacon().root();
        store = ((LightClientStore.Start.Started) LightClientStore.start(mainnet, bls, root, bootstrap)).store();
        process(Vectors.json(FULU + "lc_updates.json").path(0), UpdateKind.UPDATE);
        var last = process(Vectors.json(FULU + "lc_finality.json"), UpdateKind.FINALITY);
        now = mainnet.schedule().timeOf(last.signatureSlot());
        block = Vectors.json(FULU + "block_0x17a2d23.json.gz");
        if (block.has("result")) block = block.path("result");
    }

    private LightClientUpdate process(JsonNode envelope, UpdateKind kind) {
        var update = LightClientJson.update(envelope, kind, mainnet.schedule().preset())
                .orThrow();
        store.process(update, Slot.of(update.signatureSlot().value() + 1));
        return update;
    }

    private Proven<ExecutionHeader> head() {
        return proven(BeaconKernel.finalHead(store, EthereumJson.header(block).bytes()));
    }

    private Proven<BlockTransaction> transaction(int index) {
        var items = EthereumJson.list(block.path("transactions"), EthereumJson::transaction).stream()
                .map(EthereumTransaction::bytes)
                .toList();
        var nodes = PatriciaTrie.ofList(items).prove(PatriciaTrie.listKey(index));
        return proven(BlockKernel.transaction(head(), index, nodes));
    }

    private Finding<?> check(byte[] file) {
        return switch (EthereumProofFile.parse(file)) {
            case Parsed.Malformed<EthereumProofFile>(var reason) -> new Refuted<>(new Refutation.Unreadable(reason));
            case Parsed.Ok<EthereumProofFile>(var proof) -> proof.check(mainnet, bls, TRUSTED, now);
        };
    }

    private static byte[] file(Proven<?> proven) {
        return EthereumProofFile.of(proven).orElseThrow().toBytes();
    }

    private static byte[] changed(byte[] file, UnaryOperator<String> change) {
        var text = new String(file, StandardCharsets.UTF_8);
        var other = change.apply(text);
        assertThat(other).isNotEqualTo(text);
        return other.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aFinalBlockIsProvenFromTheCheckpointOn() {
        var finding = check(file(head()));
        assertThat(finding).isInstanceOf(Proven.class);
        assertThat(((Proven<?>) finding).value()).isEqualTo(EthereumJson.header(block));
    }

    @Test
    void aTransactionIsProvenAndTheStatementNamesIt() {
        var transaction = transaction(3);
        var file = EthereumProofFile.of(transaction).orElseThrow();
        assertThat(file.statement())
                .startsWith("Transaction 0x"
                        + transaction.value().transaction().hash().hex() + " is number 3 in block 24784163 (0x")
                .contains("of the Ethereum network 'mainnet', which is final, for which ")
                .endsWith(" signed, from the checkpoint 0x" + file.checkpoint().hex() + ".");
        assertThat(((Proven<?>) check(file.toBytes())).value()).isEqualTo(transaction.value());
    }

    @Test
    void aCheckpointThatIsNotTrustedLeavesItUnproven() {
        var file = EthereumProofFile.of(head()).orElseThrow();
        CheckpointTrust nobody =
                (checkpoint, _) -> Optional.of(new Pending.Reason.ForeignCheckpoint(checkpoint.root()));
        var finding = file.check(mainnet, bls, nobody, now);
        assertThat(finding).isInstanceOf(Pending.class);
        assertThat(((Pending<?>) finding).reason()).isEqualTo(new Pending.Reason.ForeignCheckpoint(file.checkpoint()));
    }

    /// The evidence of signing is that of another block, which the files of calls are not about here.
    @Test
    void aCallToWrappedEtherReturnsWhatItsStorageHolds() {
        var signed = (Evidence.SignedBlock) head().evidence();
        var header = ProvenPremise.signed(
                EthereumJson.header(Vectors.json("ethereum/proofs/weth-proof-block.json.gz")), signed);
        var answer = Vectors.json("ethereum/proofs/weth-storage-proof.json");
        var weth = EthereumJson.address(answer.get("address"));
        var account = proven(StateKernel.account(header, weth, EthereumJson.nodes(answer.get("accountProof"))));
        var word = answer.get("storageProof").get(0);
        var key = EthereumJson.storageKey(word.get("key"));
        var slot = proven(StateKernel.storage(account, key, EthereumJson.nodes(word.get("proof"))));
        var bytes = EthereumJson.bytes(Vectors.json("ethereum/proofs/weth-code.json"));
        var code = proven(StateKernel.code(account, bytes));
        var question = new Erc20.BalanceOf(
                weth,
                ((AddressText.Valid) EthereumAddress.parse("0xDe5ae63A348C4d63343C8E20Fb6286909418c8A4")).address());
        var all = CallPremises.of(List.of(account), List.of(slot), List.of(code));
        var call = proven(CallKernel.call(mainnet, header, question.input(), all));
        assertThat(proven(Rules.read(question, call)).value()).isEqualTo(EthereumJson.integer(word.get("value")));
        var none = CallPremises.of(List.of(account), List.of(), List.of(code));
        assertThat(CallKernel.call(mainnet, header, question.input(), none))
                .isInstanceOfSatisfying(
                        Pending.class,
                        pending -> assertThat(pending.reason().toString()).contains(key.toString()));
    }

    @Test
    void anotherNetworkProvesNothing() {
        var sepolia = EthereumChains.builtIn().byId("sepolia").orElseThrow();
        var file = EthereumProofFile.of(head()).orElseThrow();
        assertThat(file.check(sepolia, bls, TRUSTED, now)).isInstanceOf(Refuted.class);
        var disguised = new EthereumChain("mainnet", 1, sepolia.schedule());
        assertThat(file.check(disguised, bls, TRUSTED, now)).isInstanceOf(Refuted.class);
    }

    @Test
    void aSignatureFromTheFutureProvesNothing() {
        var file = EthereumProofFile.of(head()).orElseThrow();
        assertThat(file.check(mainnet, bls, TRUSTED, now.minusSeconds(60))).isInstanceOf(Refuted.class);
    }

    @Test
    void everyChangeOfAnyPartIsRefuted() {
        var file = file(transaction(3));
        assertThat(check(file)).isInstanceOf(Proven.class);
        int step = Math.max(1, file.length / 400);
        for (int at = 0; at < file.length; at += step) {
            var other = file.clone();
            other[at] ^= 1;
            assertThat(check(other)).as("byte " + at).isInstanceOf(Refuted.class);
        }
    }

    @Test
    void anUpdateLessOrTwiceIsRefuted() {
        var file = EthereumProofFile.of(head()).orElseThrow();
        var trail = file.trail();
        assertThat(trail.updates()).hasSize(1);
        var twice = new LightClientTrail(
                trail.checkpoint(),
                trail.bootstrap(),
                List.of(trail.updates().getFirst(), trail.updates().getFirst()));
        assertThat(with(file, twice).check(mainnet, bls, TRUSTED, now))
                .isEqualTo(new Refuted<>(new Refutation.PremiseMissing("an update that leads on")));
        var bare = new LightClientTrail(trail.checkpoint(), trail.bootstrap(), List.of());
        assertThat(with(file, bare).check(mainnet, bls, TRUSTED, now)).isInstanceOf(Proven.class);
    }

    private static EthereumProofFile with(EthereumProofFile file, LightClientTrail trail) {
        return new EthereumProofFile(trail, file.signing(), file.header(), file.steps(), file.statement());
    }

    @Test
    void anotherStatementIsRefuted() {
        var file = changed(file(transaction(3)), text -> text.replace("is number 3 in", "is number 4 in"));
        assertThat(check(file)).isEqualTo(new Refuted<>(new Refutation.StatementMismatch("statement")));
    }

    @Test
    void stepsInAnotherOrderAreRefuted() {
        var file = EthereumProofFile.of(transaction(3)).orElseThrow();
        var steps = new ArrayList<>(file.steps());
        steps.addAll(file.steps());
        var twice = new EthereumProofFile(file.trail(), file.signing(), file.header(), steps, file.statement());
        assertThat(twice.check(mainnet, bls, TRUSTED, now))
                .isEqualTo(new Refuted<>(new Refutation.PremiseMissing("a block's header")));
        var code = List.<ProofStep>of(new ProofStep.ToCode(ByteString.EMPTY));
        var odd = new EthereumProofFile(file.trail(), file.signing(), file.header(), code, file.statement());
        assertThat(odd.check(mainnet, bls, TRUSTED, now))
                .isEqualTo(new Refuted<>(new Refutation.PremiseMissing("an account")));
    }

    @Test
    void whatRestsOnBitcoinHasNoSuchFile() {
        var header = head();
        assertThat(EthereumProofFile.of(header)).isPresent();
        var derived = new Evidence.Derived(Rule.SUM, List.of(header.evidence()));
        assertThat(ProofSteps.of(derived)).isEmpty();
    }
}
