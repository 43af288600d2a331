package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.Parsed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Content of Arweave that names other content by paths (`application/x.arweave-manifest+json`), so that one id
/// has many files. Immutable.
///
/// @param index the path that is meant where none is given; empty for none
public record PathManifest(Map<String, ArweaveId> paths, String index) {
    private static final int MOST_BYTES = 8 << 20;
    private static final String KIND = "arweave/paths";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public PathManifest {
        paths = Map.copyOf(paths);
    }

    public static Parsed<PathManifest> parse(byte[] json) {
        if (json.length > MOST_BYTES) return Parsed.malformed("a manifest of " + json.length + " bytes");
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            return Parsed.malformed("not JSON: " + e.getOriginalMessage());
        }
        if (!KIND.equals(root.path("manifest").asString(""))) return Parsed.malformed("no manifest of paths");
        var paths = new LinkedHashMap<String, ArweaveId>();
        for (var entry : root.path("paths").properties()) {
            var id = ArweaveId.parse(entry.getValue().path("id").asString(""));
            if (!(id instanceof Parsed.Ok<ArweaveId>(var ok))) return Parsed.malformed("a path without an id");
            paths.put(entry.getKey(), ok);
        }
        return Parsed.ok(new PathManifest(paths, root.at("/index/path").asString("")));
    }

    /// The id of the content at a path without a slash before it; empty where there is none.
    public Optional<ArweaveId> at(String path) {
        return Optional.ofNullable(paths.get(path.isEmpty() ? index : path));
    }
}
