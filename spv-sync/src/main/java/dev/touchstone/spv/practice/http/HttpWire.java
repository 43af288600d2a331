package dev.touchstone.spv.practice.http;

import dev.touchstone.spv.chain.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Requests read from a connection and answers written to it. Confined to the connection's thread.
final class HttpWire {
    private static final int MOST_HEAD = 16_384;
    private static final int MOST_HEADERS = 100;
    private static final int MOST_BODY = 4 << 20;

    private final InputStream in;
    private final OutputStream out;
    private int headLeft;

    HttpWire(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// What came over the connection.
    sealed interface Incoming {
        record Request(HttpRequest request) implements Incoming {}

        /// Not a request that this server understands; the connection is of no more use.
        record Bad(int status, String reason) implements Incoming {}

        record End() implements Incoming {}
    }

    /// Ends the reading of a request that is none; never leaves this class.
    private static final class BadRequest extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        BadRequest(int status, String reason) {
            super(reason, null, false, false);
            this.status = status;
        }
    }

    Incoming read() throws IOException {
        headLeft = MOST_HEAD;
        try {
            int first = in.read();
            if (first < 0) return new Incoming.End();
            var words = line(first).split(" ", -1);
            if (words.length != 3 || !words[2].startsWith("HTTP/1.")) throw new BadRequest(400, "no request line");
            var headers = headers();
            return new Incoming.Request(request(words[0], words[1], headers, body(headers)));
        } catch (BadRequest e) {
            return new Incoming.Bad(e.status, String.valueOf(e.getMessage()));
        }
    }

    private static HttpRequest request(String method, String target, Map<String, String> headers, ByteString body)
            throws BadRequest {
        int mark = target.indexOf('?');
        var path = decoded(mark < 0 ? target : target.substring(0, mark));
        if (!path.startsWith("/")) throw new BadRequest(400, "no path");
        return new HttpRequest(method, path, query(mark < 0 ? "" : target.substring(mark + 1)), headers, body);
    }

    private static Map<String, List<String>> query(String text) throws BadRequest {
        var query = new HashMap<String, List<String>>();
        for (var pair : text.split("&", -1)) {
            if (pair.isEmpty()) continue;
            int mark = pair.indexOf('=');
            var name = decoded(mark < 0 ? pair : pair.substring(0, mark));
            query.computeIfAbsent(name, _ -> new ArrayList<>()).add(mark < 0 ? "" : decoded(pair.substring(mark + 1)));
        }
        return query;
    }

    private static String decoded(String text) throws BadRequest {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new BadRequest(400, "a percent sign without digits");
        }
    }

    private Map<String, String> headers() throws IOException, BadRequest {
        var headers = new HashMap<String, String>();
        for (var line = line(in.read()); !line.isEmpty(); line = line(in.read())) {
            int colon = line.indexOf(':');
            if (colon < 1) throw new BadRequest(400, "no header");
            if (headers.size() == MOST_HEADERS) throw new BadRequest(431, "too many headers");
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    /// A line that begins with this byte, without its end.
    private String line(int first) throws IOException, BadRequest {
        var line = new StringBuilder();
        for (int next = first; next != '\n'; next = in.read()) {
            if (next < 0) throw new BadRequest(400, "ends within its head");
            if (--headLeft < 0) throw new BadRequest(431, "too long a head");
            line.append((char) next);
        }
        int length = line.length();
        boolean hasReturn = length > 0 && line.charAt(length - 1) == '\r';
        return line.substring(0, hasReturn ? length - 1 : length);
    }

    private ByteString body(Map<String, String> headers) throws IOException, BadRequest {
        if (headers.containsKey("transfer-encoding")) throw new BadRequest(411, "the length must be told before");
        var length = headers.getOrDefault("content-length", "0");
        if (!length.matches("[0-9]{1,9}")) throw new BadRequest(400, "no length");
        int bytes = Integer.parseInt(length);
        if (bytes > MOST_BODY) throw new BadRequest(413, "more than " + MOST_BODY + " bytes");
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        var body = in.readNBytes(bytes);
        if (body.length < bytes) throw new BadRequest(400, "ends within its body");
        return ByteString.of(body);
    }

    /// Sends an answer. Says whether the connection can be used for another.
    boolean write(HttpAnswer answer, boolean keepAlive) throws IOException, InterruptedException {
        var delivery = answer.delivery();
        Thread.sleep(delivery.pause());
        if (delivery.hangsUp()) return false;
        return switch (answer.body()) {
            case HttpAnswer.Body.Whole(var bytes) -> {
                var content = bytes.toArray();
                if (delivery.equals(Delivery.AT_ONCE)) {
                    var all = new ByteArrayOutputStream(content.length + 512);
                    all.writeBytes(head(answer, content.length, keepAlive));
                    all.writeBytes(content);
                    send(all.toByteArray(), 0, all.size());
                    yield keepAlive;
                }
                send(head(answer, content.length, keepAlive));
                yield sendInPieces(content, delivery) && keepAlive;
            }
            case HttpAnswer.Body.Stream(var source) -> {
                send(head(answer, -1, false));
                source.writeTo(out);
                yield false;
            }
        };
    }

    private boolean sendInPieces(byte[] content, Delivery delivery) throws IOException, InterruptedException {
        int end = (int) Math.min(content.length, delivery.mostBytes());
        for (int at = 0; at < end; ) {
            int count = Math.min(delivery.piece(), end - at);
            send(content, at, count);
            at += count;
            if (at < end) Thread.sleep(delivery.between());
        }
        return end == content.length;
    }

    private void send(byte... bytes) throws IOException {
        send(bytes, 0, bytes.length);
    }

    private void send(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        out.flush();
    }

    private static byte[] head(HttpAnswer answer, int length, boolean keepAlive) {
        var head = new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" \r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (length >= 0) head.append("content-length: ").append(length).append("\r\n");
        if (!keepAlive) head.append("connection: close\r\n");
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
