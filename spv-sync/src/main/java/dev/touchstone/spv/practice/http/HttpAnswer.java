package dev.touchstone.spv.practice.http;

import dev.touchstone.spv.chain.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// What is answered, and how it is sent. Immutable, but for a stream's source.
public record HttpAnswer(int status, Map<String, String> headers, Body body, Delivery delivery) {
    public static final String JSON = "application/json";
    public static final String BYTES = "application/octet-stream";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /// What follows the head.
    public sealed interface Body {
        record Whole(ByteString bytes) implements Body {}

        /// Sent as it comes, until it ends or the connection does; its length is not told.
        record Stream(Source source) implements Body {}
    }

    /// Writes a stream until it has no more to say.
    @FunctionalInterface
    public interface Source {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    public static HttpAnswer json(int status, JsonNode content) {
        var bytes = MAPPER.writeValueAsBytes(content);
        return new HttpAnswer(
                status, Map.of("content-type", JSON), new Body.Whole(ByteString.of(bytes)), Delivery.AT_ONCE);
    }

    public static HttpAnswer bytes(ByteString content) {
        return new HttpAnswer(200, Map.of("content-type", BYTES), new Body.Whole(content), Delivery.AT_ONCE);
    }

    public static HttpAnswer text(int status, String content) {
        var bytes = ByteString.of(content.getBytes(StandardCharsets.UTF_8));
        return new HttpAnswer(status, Map.of("content-type", "text/plain"), new Body.Whole(bytes), Delivery.AT_ONCE);
    }

    public static HttpAnswer stream(String contentType, Source source) {
        return new HttpAnswer(200, Map.of("content-type", contentType), new Body.Stream(source), Delivery.AT_ONCE);
    }

    public HttpAnswer withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body, delivery);
    }

    public HttpAnswer withStatus(int other) {
        return new HttpAnswer(other, headers, body, delivery);
    }

    public HttpAnswer withBody(ByteString bytes) {
        return new HttpAnswer(status, headers, new Body.Whole(bytes), delivery);
    }

    public HttpAnswer withBody(JsonNode content) {
        return withBody(ByteString.of(MAPPER.writeValueAsBytes(content)));
    }

    public HttpAnswer sent(Delivery other) {
        return new HttpAnswer(status, headers, body, other);
    }

    /// The bytes of the body; none for a stream.
    public ByteString content() {
        return switch (body) {
            case Body.Whole(var bytes) -> bytes;
            case Body.Stream _ -> ByteString.EMPTY;
        };
    }

    /// The body as JSON, free to be changed; a missing node where it is none.
    public JsonNode json() {
        try {
            return MAPPER.readTree(content().toArray());
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
