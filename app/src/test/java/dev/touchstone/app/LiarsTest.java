package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.practice.Lies;
import dev.touchstone.spv.practice.LyingPracticeNode;
import dev.touchstone.spv.practice.LyingPracticeNode.Lie;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Nodes that lie to a wallet at the command line: alone they are found out and named, beside an honest one they change
/// nothing.
class LiarsTest {
    private static final int PAID_AT = 111;

    @TempDir
    private Path folder;

    private PracticeBitcoinNode honest;
    private Terminal terminal;
    private Script script;

    @BeforeEach
    void payTheWallet() throws IOException {
        honest = PracticeBitcoinNode.start(0, InstantSource.system());
        honest.mine(110);
        terminal = Terminal.in(folder);
        terminal.gets("wallet", "create");
        var address = terminal.gets("receive").path("address").asString();
        script = Payments.script(address);
        Payments.pay(honest, address, 30_000_000);
        honest.mine(6);
    }

    @AfterEach
    void stop() throws IOException {
        honest.close();
    }

    private static String address(PracticeBitcoinNode node) {
        return "127.0.0.1:" + node.port();
    }

    static Stream<Arguments> provable() {
        return Stream.of(
                arguments(
                        "filters that are not those of their headers",
                        "FilterHeaderMismatch",
                        Lies.filterNotOfItsHeader(Height.of(PAID_AT))),
                arguments("filters of nonsense", "FilterHeaderMismatch", Lies.filtersOfNonsense()),
                arguments("a changed transaction", "MerkleRootMismatch", Lies.blocksWithAChangedTransaction()),
                arguments("a transaction left out", "MerkleRootMismatch", Lies.blocksWithoutATransaction()),
                arguments("no witnesses", "WitnessCommitmentMismatch", Lies.blocksWithoutWitnesses()),
                arguments("a header without work", "HashAboveTarget", Lies.headerWithoutWork()));
    }

    @ParameterizedTest
    @MethodSource("provable")
    void theOnlyNodeLies(String what, String refutation, Lie lie) {
        try (var liar = LyingPracticeNode.telling(lie, honest, InstantSource.system())) {
            isCaught(liar, refutation);
        }
        isRight(terminal.gets("sync", "--peer", address(honest)));
    }

    @Test
    void aLiarThatIsNamedAgainIsCaughtAgain() {
        try (var liar = LyingPracticeNode.telling(Lies.filtersOfNonsense(), honest, InstantSource.system())) {
            isCaught(liar, "FilterHeaderMismatch");
            isCaught(liar, "FilterHeaderMismatch");
        }
    }

    private void isCaught(LyingPracticeNode liar, String refutation) {
        var said = terminal.asks("sync", "--peer", address(liar.node()), "--timeout", "20");
        assertThat(said.exits(1).errorCode()).isEqualTo("CaughtLying");
        var error = said.json().path("error");
        assertThat(error.path("message").asString()).contains(address(liar.node()), "--peer");
        assertThat(error.path("caught")).singleElement().satisfies(caught -> {
            assertThat(caught.path("peer").asString()).isEqualTo(address(liar.node()));
            assertThat(caught.path("refutation").asString()).isEqualTo(refutation);
        });
    }

    private void isRight(JsonNode synced) {
        assertThat(synced.path("tip").path("height").asInt()).isEqualTo(116);
        assertThat(synced.path("coverage").path("to").asInt()).isEqualTo(116);
        var asset = synced.path("assets").path(0);
        assertThat(asset.path("standing").asString()).isEqualTo("Proven");
        assertThat(asset.path("settled").asString()).isEqualTo("30000000");
        assertThat(terminal.gets("balance").path("assets").path(0)).isEqualTo(asset);
    }

    @ParameterizedTest
    @MethodSource("provable")
    void oneOfTwoLies(String what, String refutation, Lie lie) {
        try (var liar = LyingPracticeNode.telling(lie, honest, InstantSource.system())) {
            var synced = terminal.gets("sync", "--peer", address(liar.node()), "--peer", address(honest));
            isRight(synced);
            for (var caught : synced.path("caught")) {
                assertThat(caught.path("peer").asString()).isEqualTo(address(liar.node()));
                assertThat(caught.path("refutation").asString()).as(what).isEqualTo(refutation);
            }
        }
    }

    @Test
    void aNodeThatHidesThePaymentInItsFiltersIsCaughtByTheOther() {
        try (var liar = LyingPracticeNode.telling(Lies.filtersOmit(script), honest, InstantSource.system())) {
            var synced = terminal.gets("sync", "--peer", address(liar.node()), "--peer", address(honest));
            isRight(synced);
            var caught = synced.path("caught").path(0);
            assertThat(caught.path("peer").asString()).isEqualTo(address(liar.node()));
            assertThat(caught.path("refutation").asString()).isEqualTo("FilterOmitsOutput");
            assertThat(terminal.gets("sync", "--peer", address(honest)).path("caught"))
                    .as("only what was caught in this run")
                    .isEmpty();
        }
    }

    @Test
    void aNodeThatHidAPaymentAloneIsContradictedLater() {
        try (var liar = LyingPracticeNode.telling(Lies.filtersOmit(script), honest, InstantSource.system())) {
            var fooled = terminal.gets("sync", "--peer", address(liar.node()));
            assertThat(fooled.path("coverage").path("peersAgreeing").asInt()).isEqualTo(1);
            assertThat(fooled.path("assets").path(0).path("total").asString()).isEqualTo("0");
            isRight(terminal.gets("sync", "--peer", address(liar.node()), "--peer", address(honest)));
        }
    }

    @Test
    void aNodeThatHasNoBlocksOrAnswersNothingIsNotWaitedForBeyondTheTimeout() {
        for (var lie : new Lie[] {Lies.hasNothing(), Lies.neverAnswers(Message.GetCFilters.class)}) {
            try (var liar = LyingPracticeNode.telling(lie, honest, InstantSource.system())) {
                var said = terminal.asks("sync", "--peer", address(liar.node()), "--timeout", "2");
                assertThat(said.exits(3).errorCode()).isEqualTo("TimeIsUp");
                assertThat(said.json().path("error").path("message").asString())
                        .contains("within 2 s", "Looking through blocks", "run it again");
            }
        }
        isRight(terminal.gets("sync", "--peer", address(honest)));
    }
}
