package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.chain.StrictJson;
import dev.touchstone.spv.chain.StrictJson.Limits;
import tools.jackson.databind.JsonNode;

/// Reads what servers answer: JSON within the limits of any honest answer. Thread-safe.
final class BoundedJson {
    static final int MOST_DEPTH = 32;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_NUMBER = 80;
    /// The data of a transaction that fills a block, as hexadecimal digits.
    private static final int LONGEST_TEXT = 1 << 25;

    private static final StrictJson JSON =
            StrictJson.within(new Limits(MOST_DEPTH, LONGEST_NAME, LONGEST_NUMBER, LONGEST_TEXT));

    private BoundedJson() {}

    /// An object or an array.
    static Parsed<JsonNode> parse(byte[] bytes) {
        return JSON.parse(bytes)
                .then(tree ->
                        tree.isContainer() ? Parsed.ok(tree) : Parsed.malformed("neither a JSON object nor an array"));
    }

    static byte[] write(JsonNode node) {
        return JSON.write(node);
    }
}
