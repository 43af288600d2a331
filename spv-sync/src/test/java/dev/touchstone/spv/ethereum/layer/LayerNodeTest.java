package dev.touchstone.spv.ethereum.layer;

import static dev.touchstone.spv.ethereum.layer.LayerFindings.isPending;
import static dev.touchstone.spv.ethereum.layer.LayerFindings.isRefuted;
import static dev.touchstone.spv.ethereum.layer.LayerFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.source.NewestState;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Grounds;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Settled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is settled on a practice network is proven, what is newer is somebody's word, and each lie that a server of
/// either chain can tell is named and changes nothing.
class LayerNodeTest {
    private static final String ROLLUP = "practice-rollup";
    private static final String NITRO = "practice-nitro";
    private static final String SIDE_CHAIN = "practice-sidechain";
    private static final Wei HALF = Wei.of(500_000_000_000_000_000L);
    private static final Wei TENTH = Wei.of(100_000_000_000_000_000L);
    private static final EthereumAddress MESSAGE_PASSER =
            EthereumAddress.of(HexFormat.of().parseHex("4200000000000000000000000000000000000016"));

    private LayerWorld world;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        world = new LayerWorld(folder);
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private static Finding<Settled<AccountState>> bob(LayerNode node) {
        return node.accounts(List.of(LayerWorld.BOB), HeadKind.SIGNED).getFirst();
    }

    private static Finding<NewestState> newest(LayerNode node) {
        return node.newest(List.of(StateQuestion.ofAccount(LayerWorld.BOB)));
    }

    /// Bob has half an ether, which is settled.
    private void settleHalf() throws InterruptedException {
        world.pay(HALF);
        world.layer.settle();
        world.pass();
    }

    private void isCheckedByAnyone(Proven<?> proven) {
        var file = EthereumProofFile.of(proven).orElseThrow();
        var read = EthereumProofFile.parse(file.toBytes()).orThrow();
        var later = LayerWorld.CLOCK.instant().plus(Duration.ofDays(1));
        var again = read.check(world.ethereum.chain(), new BlstBls(), (_, _) -> Optional.empty(), later);
        assertThat(((Proven<?>) again).value()).isEqualTo(proven.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {ROLLUP, NITRO})
    void whatIsSettledIsProvenWithItsAgeAndWhatIsNewerIsAServersWord(String id) throws Exception {
        settleHalf();
        world.pay(TENTH);
        var node = world.beside(id);
        var account = proven(bob(node));
        assertThat(account.value().rollup().id()).isEqualTo(id);
        assertThat(account.value().value().balance()).isEqualTo(HALF);
        var age = Duration.between(Grounds.settledTime(account.evidence()).orElseThrow(), LayerWorld.CLOCK.instant());
        assertThat(age).isBetween(Duration.ofDays(5), Duration.ofDays(6));
        isCheckedByAnyone(account);
        assertThat(newest(node)).isInstanceOfSatisfying(Claimed.class, claimed -> {
            var said = (NewestState) claimed.value();
            assertThat(said.accounts().getFirst().balance()).isEqualTo(HALF.plus(TENTH));
            assertThat(said.time())
                    .isAfter(Grounds.settledTime(account.evidence()).orElseThrow());
            assertThat(claimed.source()).contains("127.0.0.1");
        });
        assertThat(node.caughtLies()).isEmpty();
    }

    @Test
    void storageAndCodeAreProvenAndStandOnTheSameBlock() throws Exception {
        settleHalf();
        var node = world.beside(ROLLUP);
        var words = node.storage(MESSAGE_PASSER, List.of(StorageKey.of(0), StorageKey.of(1)), HeadKind.SIGNED);
        assertThat(proven(words.get(0)).value().value().word())
                .isEqualTo(Wei.of(1).word());
        assertThat(proven(words.get(1)).value().value().isZero()).isTrue();
        isCheckedByAnyone(proven(words.get(0)));
        var code = proven(node.code(MESSAGE_PASSER, HeadKind.SIGNED));
        assertThat(code.value().value().bytes().length()).isEqualTo(1);
        isCheckedByAnyone(code);
        assertThat(proven(node.code(LayerWorld.BOB, HeadKind.SIGNED))
                        .value()
                        .value()
                        .bytes()
                        .isEmpty())
                .isTrue();
        var said = ((Claimed<NewestState>)
                        node.newest(List.of(new StateQuestion(MESSAGE_PASSER, List.of(StorageKey.of(0))))))
                .value();
        assertThat(said.accounts().getFirst().words()).containsExactly(Wei.of(1).word());
    }

    @ParameterizedTest
    @ValueSource(strings = {ROLLUP, NITRO})
    void whatIsNotSettledYetIsNotProven(String id) throws Exception {
        world.pay(HALF);
        world.pass();
        var node = world.beside(id);
        isPending(bob(node), Pending.Reason.NotSettledYet.class);
        assertThat(newest(node)).isInstanceOf(Claimed.class);
        isPending(node.receipt(Hash256.ZERO, HeadKind.SIGNED), Pending.Reason.NotSettledHere.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {ROLLUP, NITRO})
    void whatIsSettledLaterIsProvenThen(String id) throws Exception {
        settleHalf();
        var node = world.beside(id);
        assertThat(proven(bob(node)).value().value().balance()).isEqualTo(HALF);
        world.pay(TENTH);
        assertThat(proven(bob(node)).value().value().balance()).isEqualTo(HALF);
        world.layer.settle();
        world.pass();
        assertThat(proven(bob(node)).value().value().balance()).isEqualTo(HALF.plus(TENTH));
    }

    @Test
    void aReceiptOfASideChainIsProvenByItsCheckpoint() throws Exception {
        world.pay(TENTH);
        world.layer.settle();
        var payment = world.pay(HALF);
        world.layer.settle();
        var later = world.pay(HALF);
        world.pass();
        var node = world.beside(SIDE_CHAIN);
        var receipt = proven(node.receipt(payment, HeadKind.SIGNED));
        assertThat(receipt.value().value().transaction()).isEqualTo(payment);
        isCheckedByAnyone(receipt);
        isPending(node.receipt(later, HeadKind.SIGNED), Pending.Reason.NotSettledYet.class);
        isPending(node.receipt(Wei.of(7).word(), HeadKind.SIGNED), Pending.Reason.NobodyProves.class);
        isPending(bob(node), Pending.Reason.NotSettledHere.class);
        assertThat(newest(node)).isInstanceOf(Claimed.class);
    }

    // Lies of the chain's own server

    private static ObjectNode with(ObjectNode honest, String member, String value) {
        if (honest.path("result") instanceof ObjectNode result) result.put(member, value);
        return honest;
    }

    private static String word(int last) {
        return "0x" + Wei.of(last).word().hex();
    }

    private void isCaught(LayerNode node, Finding<?> found, Class<? extends Refutation> by) {
        isRefuted(found, by);
        assertThat(node.caughtLies()).isNotEmpty();
        assertThat(node.caughtLies().getFirst().source())
                .contains(":" + world.layer.rpcUrl().getPort());
    }

    @Test
    void aHeaderOfAnotherBlockIsCaught() throws Exception {
        settleHalf();
        world.layerServer.lie = (call, honest) -> switch (call.method()) {
            case "eth_getBlockByHash" -> with(honest, "stateRoot", word(1));
            case "debug_getRawHeader" -> honest.putNull("result");
            default -> honest;
        };
        var node = world.beside(NITRO);
        isCaught(node, bob(node), Refutation.HeaderHashMismatch.class);
    }

    @Test
    void anOutputThatWasNotClaimedIsCaught() throws Exception {
        settleHalf();
        var older = BlockNumber.of(world.layer.newest().value() - 3);
        world.layerServer.about("eth_getBlockByNumber", (_, honest) -> {
            var header = world.layer.headerAt(older);
            return with(
                    with(honest, "hash", "0x" + header.hash().hex()),
                    "stateRoot",
                    "0x" + header.stateRoot().hex());
        });
        var node = world.beside(ROLLUP);
        assertThat(bob(node)).isNotInstanceOf(Proven.class);
    }

    @Test
    void anAccountThatIsNotInTheSettledStateIsCaught() throws Exception {
        settleHalf();
        world.pay(TENTH);
        world.layerServer.about("eth_getProof", (call, honest) -> {
            var address = call.params().path(0).asString("");
            boolean isBobs =
                    address.equalsIgnoreCase("0x" + LayerWorld.BOB.value().hex());
            if (isBobs && honest.path("result").path("accountProof") instanceof ArrayNode nodes) {
                var last = nodes.get(nodes.size() - 1).asString("");
                nodes.set(nodes.size() - 1, last.substring(0, last.length() - 2) + "00");
            }
            return honest;
        });
        for (var id : List.of(ROLLUP, NITRO)) {
            var node = world.beside(id);
            isCaught(node, bob(node), Refutation.class);
        }
    }

    @Test
    void aServerOfAnotherChainIsNotAsked() throws Exception {
        settleHalf();
        world.layerServer.about("eth_chainId", (_, honest) -> honest.put("result", "0xa"));
        var node = world.beside(ROLLUP);
        isPending(bob(node), Pending.Reason.NobodyProves.class);
        isPending(newest(node), Pending.Reason.Offline.class);
        assertThat(node.servers().getFirst().trouble())
                .hasValueSatisfying(fault -> assertThat(fault).isInstanceOf(SourceFault.WrongNetwork.class));
    }

    @Test
    void aPlaceWhereTheTransactionIsNotIsCaught() throws Exception {
        var first = world.pay(TENTH);
        var payment = world.pay(HALF);
        world.layer.settle();
        world.pass();
        world.layerServer.about("eth_getTransactionByHash", (call, honest) -> {
            boolean isAsked = call.params().path(0).asString("").equals("0x" + payment.hex());
            if (!isAsked) return honest;
            var block = world.layer.headerAt(BlockNumber.of(world.layer.newest().value() - 2));
            with(honest, "blockHash", "0x" + block.hash().hex());
            return with(
                    honest,
                    "blockNumber",
                    "0x" + Long.toHexString(block.number().value()));
        });
        var node = world.beside(SIDE_CHAIN);
        isCaught(node, node.receipt(payment, HeadKind.SIGNED), Refutation.NotInBlock.class);
        var honest = world.beside(SIDE_CHAIN);
        assertThat(honest.receipt(first, HeadKind.SIGNED)).isInstanceOf(Proven.class);
    }

    @Test
    void aBranchThatDoesNotLeadToTheCheckpointIsCaught() throws Exception {
        var payment = world.pay(HALF);
        world.layer.settle();
        world.pass();
        world.layerServer.about("eth_getRootHash", (_, honest) -> honest.put("result", "11".repeat(32)));
        var node = world.beside(SIDE_CHAIN);
        isRefuted(node.receipt(payment, HeadKind.SIGNED), Refutation.NotInCheckpoint.class);
        assertThat(node.caughtLies()).isNotEmpty();
    }

    @Test
    void whatIsClaimedNewerIsNeverMoreThanAWord() throws Exception {
        settleHalf();
        world.layerServer.about("eth_getBalance", (_, honest) -> honest.put("result", "0xffffffffffffffffff"));
        var node = world.beside(ROLLUP);
        assertThat(newest(node)).isInstanceOf(Claimed.class);
        assertThat(proven(bob(node)).value().value().balance()).isEqualTo(HALF);
    }

    // Lies of the network's server

    private void isCaughtOnTheNetwork(Class<? extends Refutation> by) {
        assertThat(world.node.snapshot().get().caughtLies())
                .anySatisfy(lie -> assertThat(lie.what()).isInstanceOf(by));
    }

    @Test
    void theCodeOfAnOlderGameIsCaught() throws Exception {
        settleHalf();
        var game = proven(world.node.code(game(), HeadKind.SIGNED)).value().bytes();
        world.pay(TENTH);
        world.layer.settle();
        world.pass();
        world.networkServer.about("eth_getCode", (_, honest) -> honest.put("result", "0x" + game.hex()));
        assertThat(bob(world.beside(ROLLUP))).isNotInstanceOf(Proven.class);
        isCaughtOnTheNetwork(Refutation.CodeHashMismatch.class);
    }

    private EthereumAddress game() {
        var rollup = world.beside(ROLLUP).layer().rollup().orElseThrow();
        var word = proven(world.node
                        .storage(rollup.contract(), List.of(rollup.settled()), HeadKind.SIGNED)
                        .getFirst())
                .value()
                .word();
        return EthereumAddress.ofWord(word);
    }

    @Test
    void anOlderWordOfTheRegistryIsCaught() throws Exception {
        settleHalf();
        world.networkServer.about("eth_getProof", (_, honest) -> {
            var slots = honest.path("result").path("storageProof");
            if (!slots.isEmpty() && slots.get(0).path("proof") instanceof ArrayNode nodes && !nodes.isEmpty()) {
                nodes.remove(nodes.size() - 1);
            }
            return honest;
        });
        assertThat(bob(world.beside(ROLLUP))).isNotInstanceOf(Proven.class);
        assertThat(world.node.snapshot().get().caughtLies()).isNotEmpty();
    }

    @Test
    void aReportOfAnotherAssertionIsCaught() throws Exception {
        settleHalf();
        world.networkServer.about("eth_getLogs", (_, honest) -> {
            if (honest.path("result").path(0) instanceof ObjectNode log) {
                var data = log.path("data").asString("");
                log.put(
                        "data",
                        data.substring(0, data.length() - 6 * 64)
                                + "1".repeat(64)
                                + data.substring(data.length() - 5 * 64));
            }
            return honest;
        });
        isRefuted(bob(world.beside(NITRO)), Refutation.ClaimMismatch.class);
        isCaughtOnTheNetwork(Refutation.ClaimMismatch.class);
    }

    @Test
    void aNetworkServerThatKeepsNoReportsProvesNothing() throws Exception {
        settleHalf();
        world.networkServer.about("eth_getLogs", (_, honest) -> {
            honest.putArray("result");
            return honest;
        });
        isPending(bob(world.beside(NITRO)), Pending.Reason.NobodyProves.class);
    }

    @Test
    void aGameThatTheRegistryDoesNotNameSettlesNothing() throws Exception {
        settleHalf();
        world.pay(TENTH);
        world.layer.propose();
        world.pass();
        var node = world.beside(ROLLUP);
        assertThat(proven(bob(node)).value().value().balance()).isEqualTo(HALF);
    }

    @Test
    void anHonestServerBesideALyingOneIsEnoughAndTheLiarIsNamed() throws Exception {
        settleHalf();
        try (var liar = world.relay(answer -> answer.replaceAll("\"stateRoot\":\"0x..", "\"stateRoot\":\"0x00")
                .replaceAll("\"result\":\"0xf9.*\"", "\"result\":null"))) {
            var node = world.beside(NITRO, liar.uri());
            assertThat(proven(bob(node)).value().value().balance()).isEqualTo(HALF);
            assertThat(node.caughtLies())
                    .isNotEmpty()
                    .allSatisfy(lie -> assertThat(lie.source()).contains(":" + liar.port()));
        }
    }
}
