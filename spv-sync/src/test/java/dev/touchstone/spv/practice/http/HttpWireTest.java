package dev.touchstone.spv.practice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.practice.http.HttpWire.Incoming;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HttpWireTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static HttpWire wire(byte[] incoming) {
        return new HttpWire(new ByteArrayInputStream(incoming), new ByteArrayOutputStream());
    }

    private static HttpRequest request(String text) throws IOException {
        var incoming = wire(bytes(text)).read();
        assertThat(incoming).isInstanceOf(Incoming.Request.class);
        return ((Incoming.Request) incoming).request();
    }

    private static int status(String text) throws IOException {
        var incoming = wire(bytes(text)).read();
        assertThat(incoming).as(text).isInstanceOf(Incoming.Bad.class);
        return ((Incoming.Bad) incoming).status();
    }

    @Test
    void readsARequestWithItsParts() throws IOException {
        var request =
                request("GET /a%20b/c?x=1&y=two%2Fthree&x=4,5&z HTTP/1.1\r\nAccept: text/plain \r\nHost:h\r\n\r\n");
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/a b/c");
        assertThat(request.parameter("y")).contains("two/three");
        assertThat(request.parameters("x")).containsExactly("1", "4", "5");
        assertThat(request.parameter("z")).contains("");
        assertThat(request.parameter("none")).isEmpty();
        assertThat(request.header("accept")).isEqualTo("text/plain");
        assertThat(request.keepsAlive()).isTrue();
    }

    @Test
    void readsOneRequestAfterTheOther() throws IOException {
        var wire =
                wire(bytes("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcPOST /2 HTTP/1.1\nConnection: close\n\n"));
        assertThat(wire.read())
                .isInstanceOfSatisfying(
                        Incoming.Request.class,
                        it -> assertThat(it.request().body()).isEqualTo(ByteString.of(bytes("abc"))));
        assertThat(wire.read()).isInstanceOfSatisfying(Incoming.Request.class, it -> {
            assertThat(it.request().path()).isEqualTo("/2");
            assertThat(it.request().keepsAlive()).isFalse();
        });
        assertThat(wire.read()).isEqualTo(new Incoming.End());
    }

    @Test
    void namesWhatIsNoRequest() throws IOException {
        assertThat(status("hello\r\n\r\n")).isEqualTo(400);
        assertThat(status("GET / FTP/1.1\r\n\r\n")).isEqualTo(400);
        assertThat(status("GET nowhere HTTP/1.1\r\n\r\n")).isEqualTo(400);
        assertThat(status("GET /% HTTP/1.1\r\n\r\n")).isEqualTo(400);
        assertThat(status("GET / HTTP/1.1\r\nno colon\r\n\r\n")).isEqualTo(400);
        assertThat(status("GET / HTTP/1.1\r\n")).isEqualTo(400);
        assertThat(status("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")).isEqualTo(400);
        assertThat(status("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc")).isEqualTo(400);
        assertThat(status("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .isEqualTo(411);
        assertThat(status("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n"))
                .isEqualTo(413);
        assertThat(status("GET /" + "a".repeat(20_000))).isEqualTo(431);
        assertThat(status("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(50) + "c".repeat(20_000)))
                .isEqualTo(431);
    }

    @Test
    void survivesAnyBytes() {
        var random = new Random(1);
        var good = bytes("POST /a?b=c HTTP/1.1\r\nContent-Length: 3\r\nAccept: x\r\n\r\nabc");
        for (int i = 0; i < 20_000; i++) {
            var bytes = good.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            var wire = wire(bytes);
            assertThatCode(() -> readToTheEnd(wire)).doesNotThrowAnyException();
        }
    }

    private static void readToTheEnd(HttpWire wire) throws IOException {
        Incoming incoming;
        do incoming = wire.read();
        while (incoming instanceof Incoming.Request);
    }

    private static String sent(HttpAnswer answer, boolean expectAlive) throws IOException, InterruptedException {
        var out = new ByteArrayOutputStream();
        var wire = new HttpWire(new ByteArrayInputStream(new byte[0]), out);
        assertThat(wire.write(answer, true)).isEqualTo(expectAlive);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void sendsAnAnswerWhole() throws IOException, InterruptedException {
        var text = sent(HttpAnswer.text(404, "nothing").withHeader("x-y", "z"), true);
        assertThat(text).startsWith("HTTP/1.1 404 \r\n").endsWith("\r\n\r\nnothing");
        assertThat(text).contains("\r\ncontent-length: 7\r\n", "\r\nx-y: z\r\n", "content-type: text/plain");
    }

    @Test
    void sendsAnAnswerAsABadServerWould() throws IOException, InterruptedException {
        var answer = HttpAnswer.text(200, "0123456789");
        assertThat(sent(answer.sent(Delivery.AT_ONCE.withoutAnswer()), false)).isEmpty();
        assertThat(sent(answer.sent(Delivery.AT_ONCE.brokenOffAfter(4)), false))
                .contains("content-length: 10")
                .endsWith("\r\n\r\n0123");
        long began = System.nanoTime();
        assertThat(sent(
                        answer.sent(Delivery.AT_ONCE
                                .inPieces(3, Duration.ofMillis(10))
                                .after(Duration.ofMillis(10))),
                        true))
                .endsWith("0123456789");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
    }

    @Test
    void sendsAStreamUntilItEnds() throws IOException, InterruptedException {
        var text = sent(HttpAnswer.stream("text/event-stream", out -> out.write(bytes("ab"))), false);
        assertThat(text)
                .contains("connection: close")
                .doesNotContain("content-length")
                .endsWith("\r\n\r\nab");
    }

    @Test
    void readsNoJsonOutOfWhatIsNone() {
        assertThat(HttpAnswer.text(200, "{").json().isMissingNode()).isTrue();
        assertThat(HttpAnswer.text(200, "[1]").json()).hasSize(1);
        assertThat(List.of(HttpAnswer.stream("x", _ -> {}).content())).containsExactly(ByteString.EMPTY);
    }
}
