package dev.touchstone.spv.chain;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON that a stranger wrote: within limits, no member named twice, nothing behind its end (RFC 8259).
/// Thread-safe. How many bytes there may be is for the caller to see to.
public final class StrictJson {
    private final JsonMapper json;

    private StrictJson(JsonMapper json) {
        this.json = json;
    }

    /// The most that is read.
    ///
    /// @param depth of nested objects and arrays
    /// @param name characters of a member's name
    /// @param number characters of a number
    /// @param text characters of a text
    public record Limits(int depth, int name, int number, int text) {}

    public static StrictJson within(Limits limits) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxNameLength(limits.name())
                .maxNumberLength(limits.number())
                .maxStringLength(limits.text())
                .build();
        var factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return new StrictJson(JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build());
    }

    /// Any value; one that is missing is none.
    public Parsed<JsonNode> parse(byte[] utf8) {
        try {
            var tree = json.readTree(utf8);
            return tree.isMissingNode() ? Parsed.malformed("not JSON: nothing at all") : Parsed.ok(tree);
        } catch (JacksonException e) {
            return Parsed.malformed("not JSON: " + e.getOriginalMessage());
        }
    }

    /// An object.
    public Parsed<JsonNode> parseObject(byte[] utf8) {
        return parse(utf8).then(tree -> tree.isObject() ? Parsed.ok(tree) : Parsed.malformed("no JSON object"));
    }

    public byte[] write(JsonNode node) {
        return json.writeValueAsBytes(node);
    }
}
