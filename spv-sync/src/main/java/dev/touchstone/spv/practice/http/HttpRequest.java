package dev.touchstone.spv.practice.http;

import dev.touchstone.spv.chain.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a caller asks for. Immutable.
///
/// @param path decoded, without the query
/// @param query each parameter with its values in order
/// @param headers by name in small letters; the last where one came several times
public record HttpRequest(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, ByteString body) {
    public HttpRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /// A header's value; empty text where it was not sent.
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /// The first value of a parameter.
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /// All values of a parameter, also of those that stand in one value with commas between.
    public List<String> parameters(String name) {
        return query.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /// Whether the caller would keep the connection for another request.
    boolean keepsAlive() {
        return !header("connection").equalsIgnoreCase("close");
    }
}
