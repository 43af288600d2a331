package dev.touchstone.spv.testsupport;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The files in a `.tar.gz` of the vectors.
public final class TarEntries {
    private static final int BLOCK = 512;
    private static final int SIZE_AT = 124;
    private static final int SIZE_DIGITS = 11;
    private static final int TYPE_AT = 156;
    private static final int NAME_BYTES = 100;
    private static final int PAX = 'x';

    private TarEntries() {}

    /// Every regular file of the archive, in its order. A file that holds one object counts as a list of that
    /// one.
    public static List<JsonNode> read(String name) {
        var json = JsonMapper.builder().build();
        return files(name).values().stream()
                .map(content -> asList(json, json.readTree(content)))
                .toList();
    }

    /// The content of every regular file by its path, in the archive's order. A path too long for its header
    /// stands in an entry of its own before it (POSIX pax).
    public static SequencedMap<String, byte[]> files(String name) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new DataInputStream(Vectors.open(name))) {
            var longPath = "";
            var head = in.readNBytes(BLOCK);
            while (head.length == BLOCK && head[0] != 0) {
                int size = Integer.parseInt(text(head, SIZE_AT, SIZE_DIGITS).trim(), 8);
                var content = in.readNBytes(size);
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                boolean isFile = head[TYPE_AT] == '0' || head[TYPE_AT] == 0;
                if (isFile) files.put(longPath.isEmpty() ? text(head, 0, NAME_BYTES) : longPath, content);
                longPath = head[TYPE_AT] == PAX ? path(content) : "";
                head = in.readNBytes(BLOCK);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String text(byte[] head, int from, int most) {
        return new String(head, from, most, StandardCharsets.UTF_8).replaceAll("\\x00.*", "");
    }

    /// The path in a record `LENGTH path=PATH` of an extended header; empty where it has none.
    private static String path(byte[] extended) {
        return new String(extended, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" path="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElse("");
    }

    private static JsonNode asList(JsonMapper json, JsonNode content) {
        return content.isArray() ? content : json.createArrayNode().add(content);
    }
}
