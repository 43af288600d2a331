package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;
import java.nio.charset.StandardCharsets;

/// What a publisher says about the content, such as its media type; signed with it. Immutable.
public record ArweaveTag(ByteString name, ByteString value) {
    /// Whether the name is this text.
    public boolean isNamed(String text) {
        return name.equals(ByteString.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
