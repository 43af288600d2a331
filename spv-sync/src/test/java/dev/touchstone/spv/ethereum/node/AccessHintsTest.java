package dev.touchstone.spv.ethereum.node;

import static dev.touchstone.spv.ethereum.node.NamedChain.ALICE;
import static dev.touchstone.spv.ethereum.node.NamedChain.ETHER;
import static dev.touchstone.spv.ethereum.node.NamedChain.asks;
import static dev.touchstone.spv.ethereum.node.NamedChain.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.ens.NameAnswer;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// What servers say that a call touches saves rounds where it is true, and does no harm where it is not.
class AccessHintsTest {
    @TempDir
    private Path folder;

    /// An execution node over HTTP that tells something about what calls touch, and counts what it is asked.
    private static final class Telling implements PracticeEthereumAnswers {
        private final UnaryOperator<ObjectNode> hint;
        private final AtomicInteger rounds = new AtomicInteger();
        private final AtomicInteger hints = new AtomicInteger();

        Telling(UnaryOperator<ObjectNode> hint) {
            this.hint = hint;
        }

        @Override
        public ObjectNode call(Call call, ObjectNode honest) {
            if (!call.method().equals("eth_createAccessList")) return honest;
            hints.incrementAndGet();
            return hint.apply(honest);
        }

        @Override
        public HttpAnswer execution(HttpRequest request, HttpAnswer answered) {
            var body = new String(request.body().toArray(), StandardCharsets.UTF_8);
            if (body.contains("eth_getProof")) rounds.incrementAndGet();
            return answered;
        }
    }

    /// Asks for a name for the first time, and says in how many rounds it was proven.
    private int rounds(Telling server) throws Exception {
        try (var named = NamedChain.start(folder, server)) {
            server.rounds.set(0);
            var answer = proven(named.names().ask(asks("alice.eth", ETHER))).answer();
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            NameAnswer.Found.class,
                            found -> assertThat(found.value()).isEqualTo(ALICE.value()));
            return server.rounds.get();
        }
    }

    @Test
    void aDeepCallTakesOneMoreRoundOnceItIsToldWhatItTouches() throws Exception {
        var server = new Telling(honest -> honest);
        assertThat(rounds(server)).isLessThanOrEqualTo(4);
        assertThat(server.hints).hasValue(1);
    }

    @Test
    void aTransactionThatGoesDeepIsToldToo() throws Exception {
        var server = new Telling(honest -> honest);
        try (var named = NamedChain.start(folder, server)) {
            named.chain.setBalance(ALICE, new Wei(BigInteger.TEN.pow(18)));
            named.pass();
            server.rounds.set(0);
            var sent = new UnsignedTransaction(
                    ALICE,
                    TransactionType.FEE_MARKET,
                    0,
                    new Fees.FeeMarket(Wei.ZERO, Wei.of(10_000_000_000L)),
                    4_000_000,
                    new Destination.To(asks("alice.eth", ETHER).contract()),
                    Wei.ZERO,
                    asks("alice.eth", ETHER).call().data(),
                    List.of(),
                    List.of());
            var simulated = named.test.node().simulate(SimulationInput.of(sent), HeadKind.SIGNED);
            assertThat(proven(simulated).succeeds()).isTrue();
            assertThat(server.rounds.get()).isLessThanOrEqualTo(5);
            assertThat(server.hints).hasValue(1);
        }
    }

    @Test
    void withoutAHintTheSameIsProvenRoundByRound() throws Exception {
        var server = new Telling(honest -> {
            honest.remove("result");
            honest.putObject("error").put("code", -32601).put("message", "the method does not exist");
            return honest;
        });
        assertThat(rounds(server)).isGreaterThan(4);
    }

    @Test
    void aFalseHintKeepsNothingFromBeingProven() throws Exception {
        var server = new Telling(honest -> {
            var list = ((ObjectNode) honest.path("result")).putArray("accessList");
            list.addObject()
                    .put("address", "0x00000000000000000000000000000000deadbeef")
                    .putArray("storageKeys")
                    .add("0x" + "11".repeat(32));
            return honest;
        });
        assertThat(rounds(server)).isGreaterThan(4);
    }

    @Test
    void aHintThatIsNoListIsPassedOver() throws Exception {
        var server = new Telling(honest -> honest.put("result", "everything"));
        assertThat(rounds(server)).isGreaterThan(4);
    }

    @Test
    void aHintOfTooMuchIsPassedOver() throws Exception {
        var server = new Telling(honest -> {
            var keys = ((ObjectNode) honest.path("result"))
                    .putArray("accessList")
                    .addObject()
                    .put("address", "0x00000000000000000000000000000000deadbeef")
                    .putArray("storageKeys");
            for (int i = 0; i < 5000; i++) keys.add("0x" + "22".repeat(32));
            return honest;
        });
        assertThat(rounds(server)).isGreaterThan(4);
    }
}
