package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Parsed;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON that a stranger wrote: nested no deeper than any honest answer, no member named twice, nothing behind
/// its end. Thread-safe.
final class BoundedJson {
    static final int MOST_DEPTH = 32;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_NUMBER = 80;
    /// The data of a transaction that fills a block, as hexadecimal digits.
    private static final int LONGEST_TEXT = 1 << 25;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private BoundedJson() {}

    /// An object or an array.
    static Parsed<JsonNode> parse(byte[] bytes) {
        try {
            var tree = JSON.readTree(bytes);
            return tree.isContainer() ? Parsed.ok(tree) : Parsed.malformed("neither a JSON object nor an array");
        } catch (JacksonException e) {
            return Parsed.malformed("not JSON: " + e.getOriginalMessage());
        }
    }

    static byte[] write(JsonNode node) {
        return JSON.writeValueAsBytes(node);
    }
}
