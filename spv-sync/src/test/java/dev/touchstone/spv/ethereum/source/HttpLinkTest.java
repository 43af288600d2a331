package dev.touchstone.spv.ethereum.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What servers do to those who ask them, whatever they are asked.
class HttpLinkTest {
    private static final long LIMIT = 1000;
    private static final String JSON = "application/json";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.shutdownNow();
    }

    private HttpLink link(SourceAddress address, Patience patience) {
        return new HttpLink(address, TestPorts.with(http, patience), RequestBudget.unlimited());
    }

    private Reply<HttpAnswer> get(RawServer server, Patience patience) {
        return link(server.address(), patience).get("/x", "", JSON, LIMIT);
    }

    private static SourceFault fault(Reply<?> reply) {
        assertThat(reply).isInstanceOf(Reply.Failed.class);
        return ((Reply.Failed<?>) reply).fault();
    }

    private static HttpAnswer said(Reply<HttpAnswer> reply) {
        return reply.toOptional().orElseThrow();
    }

    @Test
    void takesAnAnswerOfTheMostBytesThatMayBe() throws IOException {
        try (var server = new RawServer(RawServer.text(OK + "Content-Length: 1000\r\n\r\n" + "x".repeat(1000)))) {
            assertThat(said(get(server, TestPorts.LONG)).body()).hasSize(1000);
        }
    }

    @Test
    void doesNotBeginAnAnswerThatBoastsOfItsLength() throws IOException {
        try (var server = new RawServer(RawServer.text(OK + "Content-Length: 999999999999\r\n\r\n{}"))) {
            assertThat(fault(get(server, TestPorts.LONG))).isEqualTo(new SourceFault.TooLarge(LIMIT));
        }
    }

    @Test
    void breaksOffAnAnswerWithoutAnEnd() throws IOException {
        RawServer.Answer endless = out -> {
            out.write((OK + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            while (true) out.write(new byte[100]);
        };
        try (var server = new RawServer(endless)) {
            assertThat(fault(get(server, TestPorts.LONG))).isEqualTo(new SourceFault.TooLarge(LIMIT));
        }
    }

    @Test
    void breaksOffChunksThatGoOnForEver() throws IOException {
        RawServer.Answer endless = out -> {
            out.write((OK + "Transfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            while (true) out.write(("64\r\n" + "x".repeat(100) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        };
        try (var server = new RawServer(endless)) {
            assertThat(fault(get(server, TestPorts.LONG))).isEqualTo(new SourceFault.TooLarge(LIMIT));
        }
    }

    @Test
    void doesNotWaitForBytesThatDrip() throws IOException {
        RawServer.Answer dripping = out -> {
            out.write((OK + "Content-Length: 900\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(20);
            }
        };
        try (var server = new RawServer(dripping)) {
            assertThat(fault(get(server, TestPorts.SHORT)))
                    .isEqualTo(new SourceFault.TimedOut(TestPorts.SHORT.answer()));
        }
    }

    @Test
    void doesNotWaitForAServerThatSaysNothing() throws IOException {
        var never = new CountDownLatch(1);
        try (var server = new RawServer(_ -> never.await())) {
            assertThat(fault(get(server, TestPorts.SHORT))).isInstanceOf(SourceFault.TimedOut.class);
        } finally {
            never.countDown();
        }
    }

    @Test
    void tellsAnAnswerThatIsCutOff() throws IOException {
        try (var server = new RawServer(RawServer.text(OK + "Content-Length: 900\r\n\r\n{\"data\":"))) {
            assertThat(fault(get(server, TestPorts.LONG))).isInstanceOf(SourceFault.Unreachable.class);
        }
    }

    @Test
    void tellsAConnectionThatIsClosedWithoutAWord() throws IOException {
        try (var server = new RawServer(_ -> {})) {
            assertThat(fault(get(server, TestPorts.LONG))).isInstanceOf(SourceFault.Unreachable.class);
        }
    }

    @Test
    void tellsBytesThatAreNoHttp() throws IOException {
        try (var server = new RawServer(RawServer.text("SSH-2.0-OpenSSH_9.2p1\r\n"))) {
            assertThat(fault(get(server, TestPorts.LONG))).isInstanceOf(SourceFault.Unreachable.class);
        }
    }

    @Test
    void tellsWhereNobodyListens() throws IOException {
        var server = new RawServer(_ -> {});
        server.close();
        assertThat(fault(get(server, TestPorts.LONG))).isInstanceOf(SourceFault.Unreachable.class);
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (var elsewhere = new ScriptedServer(_ -> ScriptedServer.Answer.json("{}"));
                var server = new ScriptedServer(_ -> ScriptedServer.Answer.of(
                        302, Map.of("Location", elsewhere.address().uri() + "/stolen"), new byte[0]))) {
            var answer = said(link(server.address(), TestPorts.LONG).get("/x", "", JSON, LIMIT));
            assertThat(HttpFaults.of(answer, new Redaction(server.address())))
                    .contains(new SourceFault.Refused(302, "sends the question elsewhere"));
            assertThat(elsewhere.asked()).isEmpty();
        }
        var following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        assertThatThrownBy(() -> TestPorts.with(following, TestPorts.LONG))
                .isInstanceOf(IllegalArgumentException.class);
        following.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "404, NotThere",
        "410, NotThere",
        "405, Unsupported",
        "501, Unsupported",
        "400, Refused",
        "401, Refused",
        "403, Refused",
        "500, Refused",
        "503, Refused",
        "429, RateLimited"
    })
    void readsTheStatus(int status, String fault) throws IOException {
        try (var server =
                new ScriptedServer(_ -> ScriptedServer.Answer.json(status, "{\"message\":\"no\\u0007pe\"}"))) {
            var answer = said(link(server.address(), TestPorts.LONG).get("/x", "", JSON, LIMIT));
            var read = HttpFaults.of(answer, new Redaction(server.address())).orElseThrow();
            assertThat(read.getClass().getSimpleName()).isEqualTo(fault);
            if (read instanceof SourceFault.Refused(int code, var reason)) {
                assertThat(code).isEqualTo(status);
                assertThat(reason).isEqualTo("no pe");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "30, 30", "100000, 600", "soon, 10", "-5, 10", "99999999999999999999, 10"})
    void leavesAServerAloneForAsLongAsItAsksWithinReason(String asked, long seconds) throws IOException {
        try (var server =
                new ScriptedServer(_ -> ScriptedServer.Answer.of(429, Map.of("Retry-After", asked), new byte[0]))) {
            var answer = said(link(server.address(), TestPorts.LONG).get("/x", "", JSON, LIMIT));
            assertThat(HttpFaults.of(answer, new Redaction(server.address())))
                    .contains(new SourceFault.RateLimited(Duration.ofSeconds(seconds)));
        }
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws IOException, InterruptedException {
        var never = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        var reply = new AtomicReference<Reply<HttpAnswer>>(Reply.failed(new SourceFault.NotThere("")));
        var flag = new AtomicReference<>(false);
        RawServer.Answer silent = _ -> {
            reached.countDown();
            never.await();
        };
        try (var server = new RawServer(silent)) {
            var asking = Thread.ofVirtual().start(() -> {
                reply.set(get(server, TestPorts.LONG));
                flag.set(Thread.currentThread().isInterrupted());
            });
            reached.await();
            asking.interrupt();
            asking.join();
        } finally {
            never.countDown();
        }
        assertThat(fault(reply.get())).isEqualTo(new SourceFault.GivenUp());
        assertThat(flag.get()).isTrue();
    }

    @Test
    void asksNoMoreThanItsBudget() throws IOException {
        var now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
        InstantSource clock = now::get;
        var budget = RequestBudget.perMinute(2, clock);
        try (var server = new ScriptedServer(_ -> ScriptedServer.Answer.json("{}"))) {
            var link = new HttpLink(server.address(), TestPorts.with(http, TestPorts.LONG), budget);
            assertThat(link.get("/1", "", JSON, LIMIT)).isInstanceOf(Reply.Said.class);
            now.set(now.get().plusSeconds(20));
            assertThat(link.get("/2", "", JSON, LIMIT)).isInstanceOf(Reply.Said.class);
            assertThat(fault(link.get("/3", "", JSON, LIMIT)))
                    .isEqualTo(new SourceFault.RateLimited(Duration.ofSeconds(40)));
            now.set(now.get().plusSeconds(40));
            assertThat(link.get("/4", "", JSON, LIMIT)).isInstanceOf(Reply.Said.class);
            assertThat(server.asked()).extracting(ScriptedServer.Asked::path).containsExactly("/1", "/2", "/4");
        }
    }

    @Test
    void hidesWhatMayBeAKeyWhereverAServerRepeatsIt() throws IOException {
        var key = "s3cr3tKey-4711";
        try (var server = new ScriptedServer(request -> ScriptedServer.Answer.json(
                403, "{\"message\":\"no access to " + request.path() + "?" + request.query() + "\"}"))) {
            var address = server.address("/v2/" + key + "?apikey=an%20other");
            var link = link(address, TestPorts.LONG);
            var answer = said(link.get("/eth/v1/node/version", "", JSON, LIMIT));
            assertThat(server.asked().getFirst().path()).isEqualTo("/v2/" + key + "/eth/v1/node/version");
            assertThat(server.asked().getFirst().query()).isEqualTo("apikey=an%20other");
            var fault = HttpFaults.of(answer, link.redaction()).orElseThrow();
            assertThat(fault.toString())
                    .contains("no access")
                    .doesNotContain(key)
                    .doesNotContain("other");
            assertThat(link.name() + address).doesNotContain(key).doesNotContain("apikey");
        }
    }

    @Test
    void bearsAUserAndPasswordAsAHeaderAndInNoOtherPlace() {
        var address = SourceAddress.parse("https://me:open-sesame@Node.example:8443/rpc")
                .orThrow();
        assertThat(address.name()).isEqualTo("https://node.example:8443");
        assertThat(address.resolve("/a", "b=1")).hasToString("https://node.example:8443/rpc/a?b=1");
        assertThat(address.authorization()).contains("Basic bWU6b3Blbi1zZXNhbWU=");
        assertThat(new Redaction(address).of("wrong: open-sesame")).isEqualTo("wrong: [hidden]");
    }

    @Test
    void takesNoAddressThatIsNotHttp() {
        for (var text : List.of(
                "", "ftp://a.b", "node.example", "http://", "file:///etc/passwd", "http://a b", "https://x/#y")) {
            assertThat(SourceAddress.parse(text).toOptional()).as(text).isEmpty();
        }
        assertThat(SourceAddress.parse(" http://[::1]:5052/ ").orThrow().name()).isEqualTo("http://[::1]:5052");
    }
}
