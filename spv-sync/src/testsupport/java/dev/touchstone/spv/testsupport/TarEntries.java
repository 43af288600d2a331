package dev.touchstone.spv.testsupport;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON files in a `.tar.gz` of the vectors.
public final class TarEntries {
    private static final int BLOCK = 512;
    private static final int SIZE_AT = 124;
    private static final int SIZE_DIGITS = 11;
    private static final int TYPE_AT = 156;

    private TarEntries() {}

    /// Every regular file of the archive, in its order. A file that holds one object counts as a list of that one.
    public static List<JsonNode> read(String name) {
        var json = JsonMapper.builder().build();
        var files = new ArrayList<JsonNode>();
        try (var in = new DataInputStream(Vectors.open(name))) {
            var head = in.readNBytes(BLOCK);
            while (head.length == BLOCK && head[0] != 0) {
                int size =
                        Integer.parseInt(new String(head, SIZE_AT, SIZE_DIGITS, StandardCharsets.US_ASCII).trim(), 8);
                var content = in.readNBytes(size);
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                if (head[TYPE_AT] == '0' || head[TYPE_AT] == 0) files.add(asList(json, json.readTree(content)));
                head = in.readNBytes(BLOCK);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static JsonNode asList(JsonMapper json, JsonNode content) {
        return content.isArray() ? content : json.createArrayNode().add(content);
    }
}
