package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.arweave.ArweaveId;
import dev.touchstone.spv.content.arweave.ArweaveTag;
import java.util.List;

/// Content of Arweave, and what its publisher says about it. Immutable.
public record ArweaveContent(ArweaveId id, List<ArweaveTag> tags, ByteString bytes) {
    public ArweaveContent {
        tags = List.copyOf(tags);
    }
}
