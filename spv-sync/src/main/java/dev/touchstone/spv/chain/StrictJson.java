package dev.touchstone.spv.chain;

import java.util.function.Supplier;
import tools.jackson.core.ErrorReportConfiguration;
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
    private static final long ANY_NUMBER = -1;

    /// Characters of what stands in place of a value, as a reason repeats it.
    private static final int LONGEST_OFFENCE = 60;

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
    /// @param tokens names, values, and beginnings and ends of objects and arrays; negative for as many as fit
    public record Limits(int depth, int name, int number, int text, long tokens) {
        /// Where the length of all of it is limit enough.
        public Limits(int depth, int name, int number, int text) {
            this(depth, name, number, text, ANY_NUMBER);
        }
    }

    public static StrictJson within(Limits limits) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxNameLength(limits.name())
                .maxNumberLength(limits.number())
                .maxStringLength(limits.text())
                .maxTokenCount(limits.tokens())
                .build();
        var factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .errorReportConfiguration(ErrorReportConfiguration.builder()
                        .maxErrorTokenLength(LONGEST_OFFENCE)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return new StrictJson(JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build());
    }

    /// Any value; one that is missing is none.
    public Parsed<JsonNode> parse(byte[] utf8) {
        return read(() -> json.readTree(utf8));
    }

    /// The same of a text.
    public Parsed<JsonNode> parse(String text) {
        return read(() -> json.readTree(text));
    }

    private static Parsed<JsonNode> read(Supplier<JsonNode> reading) {
        try {
            var tree = reading.get();
            return tree.isMissingNode() ? Parsed.malformed("not JSON: nothing at all") : Parsed.ok(tree);
        } catch (JacksonException e) {
            return Parsed.malformed("not JSON: " + e.getOriginalMessage());
        }
    }

    /// An object.
    public Parsed<JsonNode> parseObject(byte[] utf8) {
        return parse(utf8).then(StrictJson::object);
    }

    /// The same of a text.
    public Parsed<JsonNode> parseObject(String text) {
        return parse(text).then(StrictJson::object);
    }

    private static Parsed<JsonNode> object(JsonNode tree) {
        return tree.isObject() ? Parsed.ok(tree) : Parsed.malformed("no JSON object");
    }

    public String writeText(JsonNode node) {
        return json.writeValueAsString(node);
    }

    public byte[] write(JsonNode node) {
        return json.writeValueAsBytes(node);
    }
}
