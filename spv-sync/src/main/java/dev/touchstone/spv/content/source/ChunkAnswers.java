package dev.touchstone.spv.content.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.arweave.DataChunk;
import dev.touchstone.spv.content.codec.Base64Url;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what Arweave's nodes answer about the pieces of a transaction's data: `/tx/ID/offset` and `/chunk/N`. Pure.
final class ChunkAnswers {
    private static final int MOST_PATH = 16 << 10;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ChunkAnswers() {}

    /// Where the data's first byte is in the whole of Arweave's data: `offset` is that of the last.
    static Optional<Long> start(byte[] json) {
        return read(json)
                .flatMap(node -> number(node, "offset")
                        .flatMap(last -> number(node, "size").map(size -> last - size + 1)))
                .filter(start -> start >= 0);
    }

    static Optional<DataChunk> chunk(byte[] json) {
        return read(json)
                .flatMap(node -> bytes(node, "chunk", DataChunk.MOST_BYTES)
                        .flatMap(bytes -> bytes(node, "data_path", MOST_PATH).map(path -> new DataChunk(bytes, path))));
    }

    private static Optional<JsonNode> read(byte[] json) {
        try {
            return Optional.of(JSON.readTree(json));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(JsonNode node, String member) {
        var text = node.path(member).asString("");
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<ByteString> bytes(JsonNode node, String member, int most) {
        return node.path(member).isString() ? Base64Url.decode(node.path(member).asString(), most) : Optional.empty();
    }
}
