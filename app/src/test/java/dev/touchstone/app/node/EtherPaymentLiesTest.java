package dev.touchstone.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.node.SendAnswer;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a user sees of servers that refuse, lie or are late, and of a chain that went on without the wallet.
class EtherPaymentLiesTest {
    private static final String SEND = "eth_sendRawTransaction";
    private static final PracticeEthereumSettings RULES =
            PracticeEthereumSettings.minimal().withContracts(true);

    private final AtomicReference<BiFunction<PracticeEthereumAnswers.Call, ObjectNode, ObjectNode>> lie =
            new AtomicReference<>((_, honest) -> honest);

    private final List<String> asked = new CopyOnWriteArrayList<>();

    private final PracticeEthereumAnswers answers = new PracticeEthereumAnswers() {
        @Override
        public ObjectNode call(Call call, ObjectNode honest) {
            asked.add(call.method());
            return lie.get().apply(call, honest);
        }
    };

    private EtherPaymentWorld world;

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        world = new EtherPaymentWorld(directory, RULES, answers);
    }

    private void lies(String method, BiFunction<PracticeEthereumAnswers.Call, ObjectNode, ObjectNode> told) {
        lie.set((call, honest) -> call.method().equals(method) ? told.apply(call, honest) : honest);
    }

    private static ObjectNode refused(ObjectNode honest, String reason) {
        honest.remove("result");
        honest.putObject("error").put("code", -32_000).put("message", reason);
        return honest;
    }

    private Hash256 signs() {
        return world.signs(world.drafts(world.payment(Wei.PER_ETHER)));
    }

    @Test
    void aRefusalIsToldInTheServersWordsAndTheNextOfferMayBeTaken() throws Exception {
        lies(SEND, (_, honest) -> refused(honest, "transaction underpriced"));
        var payment = signs();
        var rejected = world.awaits(payment, EthereumPaymentState.Rejected.class);
        assertThat(((EthereumPaymentState.Rejected) rejected.state()).reason()).contains("transaction underpriced");
        assertThat(rejected.isWaiting()).isTrue();
        lies("", (_, honest) -> honest);
        for (int heads = 0; heads < 4; heads++) world.advance(1);
        world.awaits(payment, EthereumPaymentState.InBlock.class);
    }

    @Test
    void aServerThatHasItAlreadyHasTakenIt() throws Exception {
        lies(SEND, (_, honest) -> refused(honest, "already known"));
        world.awaits(signs(), EthereumPaymentState.Taken.class);
    }

    @Test
    void aServerThatNamesAnotherTransactionHasTakenNothing() throws Exception {
        lies(SEND, (_, honest) -> {
            honest.remove("error");
            return honest.put("result", "0x" + "11".repeat(32));
        });
        var payment = signs();
        var transaction = world.wallet()
                .snapshot()
                .get()
                .ethereumPayment(payment)
                .orElseThrow()
                .transaction();
        assertThat(world.node.send(transaction)).hasSize(1).hasOnlyElementsOfType(SendAnswer.NoAnswer.class);
        world.advance(1);
        world.awaits(payment, EthereumPaymentState.InBlock.class);
    }

    /// It names the block of another transaction for it: that block does not hold it.
    @Test
    void aPaymentThatAServerOnlySaysIsInABlockIsNotShownThere() throws Exception {
        var pair = overtaken();
        var payment = pair.ours();
        var foreign = pair.foreign();
        var place = new AtomicReference<JsonNode>();
        lies("eth_getTransactionByHash", (call, honest) -> {
            boolean isOurs = call.params().get(0).asString().equals("0x" + hex(payment));
            if (!isOurs) place.set(honest.get("result").deepCopy());
            else if (place.get() != null) honest.set("result", place.get());
            return honest;
        });
        world.advance(1);
        assertThat(world.node.receipt(foreign)).isInstanceOf(Proven.class);
        world.advance(1);
        try (var changes = Awaiting.changesOf(world.node.snapshot())) {
            assertThat(changes.until(
                            () -> !world.node.snapshot().get().caughtLies().isEmpty(), Duration.ofSeconds(40)))
                    .isTrue();
        }
        assertThat(world.wallet()
                        .snapshot()
                        .get()
                        .ethereumPayment(payment)
                        .orElseThrow()
                        .isWaiting())
                .isTrue();
    }

    /// Of the blocks that are made at once two heads at most are proven, and each asks once.
    @Test
    void aReceiptThatTheServerHasALittleLaterIsProvenBeforeTheNextHead() throws Exception {
        var payment = signs();
        world.awaits(payment, EthereumPaymentState.Taken.class);
        var unknown = new AtomicInteger(3);
        lies(
                "eth_getTransactionByHash",
                (_, honest) -> unknown.getAndDecrement() > 0 ? honest.putNull("result") : honest);
        world.advance(1);
        world.awaits(payment, EthereumPaymentState.InBlock.class);
    }

    private static String hex(Hash256 hash) {
        return ByteString.of(hash.toBytes()).hex();
    }

    @Test
    void aNonceThatSomethingElseUsedOvertakesThePayment() throws Exception {
        var payment = overtaken().ours();
        for (int epochs = 0; epochs < 4; epochs++) world.advance(7);
        world.awaits(payment, EthereumPaymentState.Overtaken.class);
        assertThat(world.drafts(world.payment(Wei.of(8))).transaction().nonce()).isEqualTo(1);
    }

    private record Pair(Hash256 ours, Hash256 foreign) {}

    /// A payment that no server had yet when another with its nonce came from elsewhere.
    private Pair overtaken() throws Exception {
        var other = world.drafts(world.payment(Wei.of(7))).transaction();
        var draft = world.drafts(world.payment(Wei.PER_ETHER));
        world.node.goOffline();
        var ours = world.signs(draft);
        var foreign = world.paysElsewhere(other);
        world.node.goOnline();
        return new Pair(ours, foreign);
    }

    @Test
    void nothingIsDraftedOrSignedOnAnOldBlock() throws Exception {
        var draft = world.drafts(world.payment(Wei.of(7)));
        world.ahead.set(Duration.ofMinutes(3));
        assertThat(world.prepares(world.payment(Wei.of(7)), EtherPaymentWorld.NORMAL))
                .isInstanceOf(EthereumDraftOutcome.HeadTooOld.class);
        assertThat(world.signing(draft)).isInstanceOf(EthereumSignOutcome.HeadTooOld.class);
        assertThat(world.wallet().snapshot().get().ethereumPayments()).isEmpty();
    }

    @Test
    void whereTheRulesAreUnknownNothingIsDrafted(@TempDir Path other) throws Exception {
        var rules = PracticeEthereumSettings.minimal()
                .beginningWith(ConsensusFork.GLOAS)
                .withAllocations(Map.of(EtherPaymentWorld.FIRST, Wei.PER_ETHER));
        try (var unknown = new EtherPaymentWorld(other, rules, answers)) {
            assertThat(unknown.prepares(unknown.payment(Wei.of(7)), EtherPaymentWorld.NORMAL))
                    .isInstanceOf(EthereumDraftOutcome.NotProven.class);
        }
    }

    /// What was proven for one draft serves the next, and so the second trial of each.
    @Test
    void aSecondDraftOnTheSameBlockAsksOnlyForTips() throws Exception {
        world.chain.giveToken(world.account(), BigInteger.TEN);
        world.advance(1);
        var token = new TokenContract("practice", world.chain.contracts().token());
        var order = new EthereumOrder.PayToken(world.account(), token, EtherPaymentWorld.BOB, BigInteger.ONE);
        world.drafts(order);
        asked.clear();
        world.drafts(order);
        assertThat(asked).containsOnly("eth_feeHistory");
    }

    @Test
    void withoutTipsTheUserHasToNameTheFee() throws Exception {
        lies("eth_feeHistory", (_, honest) -> refused(honest, "not kept here"));
        assertThat(world.prepares(world.payment(Wei.of(7)), EtherPaymentWorld.NORMAL))
                .isEqualTo(new EthereumDraftOutcome.NoTipKnown());
    }
}
