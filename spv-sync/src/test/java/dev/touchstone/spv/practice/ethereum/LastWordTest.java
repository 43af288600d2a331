package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.practice.http.Delivery;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Whoever has the last word can say anything, in any way.
class LastWordTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final String VERSION = "/eth/v1/node/version";

    private static PracticeEthereum saying(UnaryOperator<HttpAnswer> lie) throws IOException {
        return PracticeEthereum.start(
                PracticeEthereumSettings.minimal().withPastSlots(1), CLOCK, new PracticeEthereumAnswers() {
                    @Override
                    public HttpAnswer beacon(HttpRequest request, HttpAnswer honest) {
                        return lie.apply(honest);
                    }

                    @Override
                    public HttpAnswer execution(HttpRequest request, HttpAnswer answered) {
                        return lie.apply(answered);
                    }
                });
    }

    @Test
    void changesAMemberOfAnAnswer() throws IOException {
        try (var chain = saying(honest -> {
                    var json = honest.json();
                    ((ObjectNode) json.path("data")).put("version", "Somebody/1.0");
                    return honest.withBody(json);
                });
                var asker = new Asker(chain)) {
            assertThat(asker.json(VERSION).path("data").path("version").asString())
                    .isEqualTo("Somebody/1.0");
        }
    }

    @Test
    void changesOneCallOfABatch() throws IOException {
        var answers = new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                return call.method().equals("eth_chainId") ? honest.put("result", "0x2") : honest;
            }
        };
        try (var chain = PracticeEthereum.start(
                        PracticeEthereumSettings.minimal().withPastSlots(1), CLOCK, answers);
                var asker = new Asker(chain)) {
            var batch = asker.answer("""
                    [{"jsonrpc":"2.0","id":1,"method":"eth_chainId"},{"jsonrpc":"2.0","id":2,"method":"net_version"}]""");
            assertThat(batch.get(0).path("result").asString()).isEqualTo("0x2");
            assertThat(batch.get(1).path("result").asString()).isEqualTo("1337");
        }
    }

    @Test
    void saysWhatAnotherChainSays() throws IOException {
        try (var other = PracticeEthereum.start(
                        PracticeEthereumSettings.minimal().withChainId(5), CLOCK);
                var others = new Asker(other);
                var chain = saying(honest -> honest.withBody(others.json("/eth/v1/beacon/genesis")));
                var asker = new Asker(chain)) {
            assertThat(asker.json("/eth/v1/beacon/genesis")).isEqualTo(others.json("/eth/v1/beacon/genesis"));
        }
    }

    @Test
    void breaksOffHangsUpAndDrips() throws IOException {
        for (var delivery : List.of(Delivery.AT_ONCE.brokenOffAfter(5), Delivery.AT_ONCE.withoutAnswer())) {
            try (var chain = saying(honest -> honest.sent(delivery));
                    var asker = new Asker(chain)) {
                assertThatThrownBy(() -> asker.get(VERSION, "*/*")).isInstanceOf(UncheckedIOException.class);
                assertThatThrownBy(() -> asker.post("{}")).isInstanceOf(UncheckedIOException.class);
            }
        }
        try (var chain = saying(honest -> honest.sent(Delivery.AT_ONCE.inPieces(10, Duration.ofMillis(20))));
                var asker = new Asker(chain)) {
            long began = System.nanoTime();
            assertThat(asker.json(VERSION).has("data")).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(40));
        }
    }

    @Test
    void sendsMoreThanAnybodyAskedFor() throws IOException {
        int much = 3_000_000;
        try (var chain = saying(honest -> honest.withStatus(200).withBody(ByteString.of(new byte[much])));
                var asker = new Asker(chain)) {
            assertThat(asker.get("/nowhere", "*/*").body()).hasSize(much);
        }
    }

    @Test
    void pushesWhatNeverWas() throws IOException {
        var answers = new PracticeEthereumAnswers() {
            @Override
            public List<Event> push(Event honest) {
                ((ObjectNode) honest.data()).put("slot", "9999");
                return List.of(honest, honest);
            }
        };
        try (var chain = PracticeEthereum.start(PracticeEthereumSettings.minimal(), CLOCK, answers);
                var asker = new Asker(chain);
                var lines = asker.lines("/eth/v1/events?topics=head")) {
            var heard = lines.iterator();
            assertThat(heard.next()).isEqualTo(":");
            chain.advance(1);
            heard.next();
            for (int i = 0; i < 2; i++) {
                assertThat(heard.next()).isEqualTo("event: head");
                assertThat(heard.next()).contains("\"slot\":\"9999\"");
                heard.next();
            }
        }
    }
}
