package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.arweave.ArweaveId;
import dev.touchstone.spv.content.arweave.ArweaveTag;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Content of Arweave, and what its publisher says about it. Immutable.
public record ArweaveContent(ArweaveId id, List<ArweaveTag> tags, ByteString bytes) {
    public ArweaveContent {
        tags = List.copyOf(tags);
    }

    /// Whether the publisher says that it names other content by paths.
    public boolean isManifest() {
        return tags.stream()
                .anyMatch(tag -> text(tag.name()).equalsIgnoreCase("Content-Type")
                        && text(tag.value()).equalsIgnoreCase("application/x.arweave-manifest+json"));
    }

    private static String text(ByteString bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }
}
