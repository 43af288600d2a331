package dev.touchstone.spv.ethereum.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Updates that a beacon node pushes.
class BeaconEventsTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n";
    private static final String FULU = "ethereum/lightclient/mainnet-fulu/";

    private final HttpClient http = HttpClient.newHttpClient();
    private final BeaconAnswers answers = new BeaconAnswers(TestPorts.mainnet().schedule());
    private final List<LightClientUpdate> heard = new ArrayList<>();

    @AfterEach
    void close() {
        http.shutdownNow();
    }

    private static String event(String kind, String file) {
        return "event: " + kind + "\ndata: " + Vectors.json(FULU + file) + "\n\n";
    }

    private static String finality() {
        return event("light_client_finality_update", "lc_finality.json");
    }

    private static String optimistic() {
        return event("light_client_optimistic_update", "lc_optimistic.json");
    }

    private SourceFault listen(RawServer server, Patience patience) {
        var link = new HttpLink(server.address(), TestPorts.with(http, patience), RequestBudget.unlimited());
        return new BeaconEvents(link, answers).listen(heard::add);
    }

    private SourceFault listenTo(String stream) throws IOException {
        try (var server = new RawServer(RawServer.text(stream))) {
            return listen(server, TestPorts.LONG);
        }
    }

    @Test
    void hearsBothKindsAndPassesOverTheRest() throws IOException {
        var other = new String(Vectors.bytes("ethereum/lightclient/sse/beacon_events.sse"), StandardCharsets.UTF_8);
        var fault = listenTo(HEAD + ": hello\n\n" + finality() + other + "\n\n:\n" + optimistic());
        assertThat(fault).isEqualTo(new SourceFault.Unreachable("the stream of events ended"));
        assertThat(heard).extracting(u -> u.finality().isPresent()).containsExactly(true, false);
    }

    @Test
    void waitsForAHeadThatComesWithTheFirstEvent() throws IOException {
        var event = HEAD + finality();
        RawServer.Answer late = out -> {
            Thread.sleep(100);
            out.write(event.getBytes(StandardCharsets.UTF_8));
        };
        try (var server = new RawServer(late)) {
            listen(server, new Patience(Duration.ofMillis(1), TestPorts.LONG.silence()));
        }
        assertThat(heard).hasSize(1);
    }

    @Test
    void namesEachTopicByItself() throws IOException {
        try (var server = new ScriptedServer(_ -> ScriptedServer.Answer.status(404))) {
            var link = new HttpLink(server.address(), TestPorts.with(http, TestPorts.LONG), RequestBudget.unlimited());
            assertThat(new BeaconEvents(link, answers).listen(heard::add)).isInstanceOf(SourceFault.Unsupported.class);
            assertThat(server.asked().getFirst().query())
                    .isEqualTo("topics=light_client_finality_update&topics=light_client_optimistic_update");
            assertThat(server.asked().getFirst().accept()).isEqualTo("text/event-stream");
        }
    }

    @Test
    void endsWhereAnUpdateMakesNoSense() throws IOException {
        var fault = listenTo(HEAD + finality() + "event: light_client_finality_update\ndata: {}\n\n" + optimistic());
        assertThat(fault).isInstanceOf(SourceFault.Unreadable.class);
        assertThat(heard).hasSize(1);
    }

    @Test
    void endsWhereALineNeverDoes() throws IOException {
        RawServer.Answer endless = out -> {
            out.write(HEAD.getBytes(StandardCharsets.UTF_8));
            while (true) out.write("data".repeat(100).getBytes(StandardCharsets.UTF_8));
        };
        try (var server = new RawServer(endless)) {
            assertThat(listen(server, TestPorts.LONG)).isEqualTo(new SourceFault.TooLarge(EventReader.MOST_BYTES));
        }
    }

    @Test
    void endsWhereAnEventNeverDoes() throws IOException {
        RawServer.Answer endless = out -> {
            out.write(HEAD.getBytes(StandardCharsets.UTF_8));
            while (true) out.write("data: more\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        };
        try (var server = new RawServer(endless)) {
            assertThat(listen(server, TestPorts.LONG)).isEqualTo(new SourceFault.TooLarge(EventReader.MOST_BYTES));
        }
    }

    @Test
    void endsAfterASilence() throws IOException {
        var never = new CountDownLatch(1);
        var event = HEAD + finality();
        RawServer.Answer silent = out -> {
            out.write(event.getBytes(StandardCharsets.UTF_8));
            out.flush();
            never.await();
        };
        try (var server = new RawServer(silent)) {
            assertThat(listen(server, TestPorts.SHORT)).isEqualTo(new SourceFault.TimedOut(TestPorts.SHORT.silence()));
        } finally {
            never.countDown();
        }
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws IOException, InterruptedException {
        var never = new CountDownLatch(1);
        var first = new CountDownLatch(1);
        var fault = new AtomicReference<SourceFault>(new SourceFault.NotThere(""));
        var event = HEAD + finality();
        RawServer.Answer silent = out -> {
            out.write(event.getBytes(StandardCharsets.UTF_8));
            out.flush();
            never.await();
        };
        try (var server = new RawServer(silent)) {
            var link = new HttpLink(server.address(), TestPorts.with(http, TestPorts.LONG), RequestBudget.unlimited());
            var listening = Thread.ofVirtual()
                    .start(() -> fault.set(new BeaconEvents(link, answers).listen(_ -> first.countDown())));
            first.await();
            listening.interrupt();
            listening.join();
        } finally {
            never.countDown();
        }
        assertThat(fault.get()).isEqualTo(new SourceFault.GivenUp());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 501 Nope\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n"
            })
    void saysWhereThereIsNoStream(String answer) throws IOException {
        assertThat(listenTo(answer)).isInstanceOf(SourceFault.Unsupported.class);
    }

    @Test
    void tellsAServerThatWillNotNowFromOneThatCannot() throws IOException {
        assertThat(listenTo("HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new SourceFault.Refused(503, "HTTP 503"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndInEachOfTheThreeWays(String end) {
        var text = String.join(
                end, ":comment", "event: a", "data: 1", "data:2", "id: 7", "", "data", "", "event: b", "", "");
        var reader = new EventReader();
        var events = new ArrayList<EventReader.Event>();
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            events.addAll(reader.read(ByteBuffer.wrap(new byte[] {b})).events());
        }
        assertThat(events).containsExactly(new EventReader.Event("a", "1\n2"), new EventReader.Event("", ""));
    }
}
