package dev.touchstone.app.door.wire;

import dev.touchstone.spv.chain.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is answered to a request. Immutable.
public record HttpReply(int status, Map<String, String> headers, ByteString body) {
    public HttpReply {
        headers = Map.copyOf(headers);
    }

    public static HttpReply text(int status, String content) {
        return of(status, "text/plain; charset=utf-8", content.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpReply of(int status, String type, byte... content) {
        return new HttpReply(
                status,
                Map.of("content-type", type, "x-content-type-options", "nosniff", "cache-control", "no-store"),
                ByteString.of(content));
    }

    /// An answer that is its status and headers.
    public static HttpReply empty(int status) {
        return new HttpReply(status, Map.of(), ByteString.EMPTY);
    }

    public HttpReply with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpReply(status, more, body);
    }

    byte[] bytes(boolean keepAlive) {
        var head = new StringBuilder("HTTP/1.1 ").append(status).append(" \r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (status != 101 && status != 204) {
            head.append("content-length: ").append(body.length()).append("\r\n");
        }
        if (!keepAlive) head.append("connection: close\r\n");
        var start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        var all = new byte[start.length + body.length()];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body.toArray(), 0, all, start.length, body.length());
        return all;
    }
}
