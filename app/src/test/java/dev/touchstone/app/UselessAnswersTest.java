package dev.touchstone.app;

import static dev.touchstone.app.ExecutionLies.changed;
import static dev.touchstone.app.ExecutionLies.delivered;
import static dev.touchstone.app.ExecutionLies.instead;
import static dev.touchstone.app.ExecutionLies.list;
import static dev.touchstone.app.ExecutionLies.put;
import static dev.touchstone.app.ExecutionLies.sent;
import static dev.touchstone.app.Lie.aboutABalance;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.practice.http.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers of an execution node that are of no use: each has its name, and the server is named.
@TestInstance(Lifecycle.PER_CLASS)
class UselessAnswersTest {
    private LyingNode node;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        node = LyingNode.start(folder);
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
    }

    Stream<Lie> aboutTheWire() {
        return Stream.of(
                aboutABalance(
                        "far too much",
                        sent(answer -> answer.withBody(ByteString.of(new byte[40 << 20]))),
                        "Offline",
                        "far too much"),
                aboutABalance("broken off", delivered(d -> d.brokenOffAfter(20)), "Offline", "not reachable"),
                aboutABalance("hangs up", delivered(Delivery::withoutAnswer), "Offline", "not reachable"),
                aboutABalance(
                        "no JSON",
                        sent(answer -> answer.withBody(ByteString.of((byte) 1, (byte) 2))),
                        "Offline",
                        "makes no sense"),
                aboutABalance(
                        "nothing", sent(answer -> answer.withBody(ByteString.EMPTY)), "Offline", "makes no sense"),
                aboutABalance(
                        "a server's fault", sent(answer -> answer.withStatus(503)), "Offline", "refuses with 503"),
                aboutABalance(
                        "drop by drop",
                        delivered(d -> d.inPieces(1, Duration.ofMillis(500))),
                        "TimeIsUp",
                        "no execution node gave"));
    }

    /// Answers of no use, which are no lies.
    Stream<Lie> ofNoUse() {
        return Stream.of(
                aboutABalance(
                        "nothing where the proof should be",
                        instead("eth_getProof", _ -> JsonNodeFactory.instance.nullNode()),
                        "NotThere",
                        ""),
                aboutABalance(
                        "a list where the proof should be",
                        instead("eth_getProof", _ -> JsonNodeFactory.instance.arrayNode()),
                        "Unreadable",
                        ""),
                aboutABalance(
                        "a proof of ten thousand nodes",
                        changed("eth_getProof", list(UselessAnswersTest::tenThousand, "accountProof")),
                        "TooLarge",
                        ""),
                aboutABalance(
                        "the proof of another account",
                        changed("eth_getProof", put(LyingNode.NOBODY, "address")),
                        "Unreadable",
                        ""),
                aboutABalance(
                        "no room in the window of proofs",
                        refused("distance to target block exceeds maximum proof window"),
                        "NotThere",
                        ""));
    }

    private static void tenThousand(ArrayNode nodes) {
        for (int i = 0; i < 10_000; i++) nodes.add(nodes.path(0));
    }

    private static PracticeEthereumAnswers refused(String why) {
        return new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                if (!call.method().equals("eth_getProof")) return honest;
                honest.remove("result");
                honest.putObject("error").put("code", -32000).put("message", why);
                return honest;
            }
        };
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    @ParameterizedTest
    @MethodSource("aboutTheWire")
    void isNoAnswerAndTheServerIsNamed(Lie lie) {
        var error = node.asked(lie.told(), lie.question().toArray(String[]::new))
                .exits(3)
                .json()
                .path("error");
        assertThat(error.path("code").asString()).isEqualTo(lie.verdict());
        assertThat(error.path("message").asString()).contains(lie.seen()).endsWith(".");
    }

    @Test
    void anotherChainIsNamed() {
        var told = instead("eth_chainId", _ -> text("0x1"));
        var error = node.asked(told, "balance", LyingNode.RICH).exits(1).json().path("error");
        assertThat(error.path("code").asString()).isEqualTo("WrongNetwork");
        assertThat(error.path("message").asString()).contains(node.rpc(), "chain 1, not 1337");
    }

    @ParameterizedTest
    @MethodSource("ofNoUse")
    void provesNothingAndTheServerIsNamed(Lie lie) {
        var json = node.asked(lie.told(), lie.question().toArray(String[]::new))
                .exits(3)
                .json();
        assertThat(json.path("standing").asString()).isEqualTo("Checking");
        assertThat(json.has("balance")).isFalse();
        assertThat(json.path("sources").valueStream())
                .filteredOn(row -> row.path("role").asString().equals("execution"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("name").asString()).isEqualTo(node.rpc());
                    assertThat(row.path("trouble").asString()).isEqualTo(lie.verdict());
                });
    }
}
