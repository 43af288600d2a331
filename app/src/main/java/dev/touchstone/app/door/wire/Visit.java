package dev.touchstone.app.door.wire;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;

/// Serves one connection: requests one after another, until one of them becomes a WebSocket. Confined to the
/// connection's thread.
final class Visit {
    static final int MOST_BODY = 512 * 1024;
    private static final Duration TO_BEGIN = Duration.ofSeconds(60);
    private static final Duration TO_SEND = Duration.ofSeconds(15);
    private static final int KEY_BYTES = 16;
    private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Connection connection;
    private final Visitor visitor;

    Visit(Connection connection, Visitor visitor) {
        this.connection = connection;
        this.visitor = visitor;
    }

    void serve() throws IOException, InterruptedException {
        boolean goesOn = true;
        for (boolean isFirst = true; goesOn; isFirst = false) {
            connection.expectWithin(isFirst ? TO_SEND : TO_BEGIN);
            if (connection.in().isAtEnd()) return;
            connection.expectWithin(TO_SEND);
            var head = connection.in().head(HttpHead.MOST_BYTES);
            if (head.isEmpty()) {
                end(HttpReply.text(431, "no head of a request"));
                return;
            }
            goesOn = switch (HttpHead.parse(head.get())) {
                case Parsed.Malformed<HttpHead>(var reason) -> end(HttpReply.text(400, reason));
                case Parsed.Ok<HttpHead>(var request) -> serve(request);
            };
        }
    }

    /// Whether the connection goes on.
    private boolean serve(HttpHead head) throws IOException, InterruptedException {
        return switch (visitor.judge(head)) {
            case Visitor.Entry.Out(var reply) -> end(reply);
            case Visitor.Entry.Upgraded() -> upgrade(head);
            case Visitor.Entry.In() -> answer(head);
        };
    }

    private boolean answer(HttpHead head) throws IOException, InterruptedException {
        if (head.has("transfer-encoding")) return end(HttpReply.text(411, "the length must be told before"));
        var length = head.has("content-length") ? head.header("content-length") : "0";
        if (!length.matches("[0-9]{1,9}")) return end(HttpReply.text(400, "no length"));
        int bytes = Integer.parseInt(length);
        if (bytes > MOST_BODY) return end(HttpReply.text(413, "more than " + MOST_BODY + " bytes"));
        if (head.names("expect", "100-continue")) {
            connection.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        var body = ByteString.of(connection.in().read(bytes));
        connection.expectNothing();
        var reply = visitor.answer(head, body, this::whenGone);
        connection.write(reply.bytes(head.keepsAlive()));
        return head.keepsAlive();
    }

    /// A byte that comes is the beginning of the next request, and is kept for it.
    private void whenGone(Runnable task) {
        Thread.ofVirtual().name("door-leaving").start(() -> {
            try {
                if (connection.in().isAtEnd()) task.run();
            } catch (IOException _) {
                task.run();
            }
        });
    }

    private boolean end(HttpReply reply) throws IOException {
        connection.write(reply.bytes(false));
        return false;
    }

    private boolean upgrade(HttpHead head) throws IOException, InterruptedException {
        boolean isHandshake = head.method().equals("GET")
                && head.names("upgrade", "websocket")
                && head.names("connection", "upgrade")
                && head.header("sec-websocket-version").equals("13")
                && isKey(head.header("sec-websocket-key"));
        if (!isHandshake) return end(HttpReply.text(400, "no handshake of a WebSocket"));
        var reply = HttpReply.empty(101)
                .with("upgrade", "websocket")
                .with("connection", "Upgrade")
                .with("sec-websocket-accept", accept(head.header("sec-websocket-key")));
        new WebSocket(connection).serve(reply.bytes(true), line -> visitor.open(head, line));
        return false;
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// RFC 6455, 4.2.2: SHA-1 here proves nothing but that the server read the request.
    private static String accept(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-1").digest((key + ACCEPT).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
