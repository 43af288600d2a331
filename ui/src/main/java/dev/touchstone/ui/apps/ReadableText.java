package dev.touchstone.ui.apps;

import dev.touchstone.spv.chain.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Whether a person can read what is to be signed. Pure.
final class ReadableText {
    private ReadableText() {}

    /// The text of a message; empty where it is no text, or holds signs that cannot be seen.
    static Optional<String> of(ByteString message) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message.toArray()))
                    .toString();
            boolean isSeen = text.codePoints().allMatch(ReadableText::isSeen);
            return isSeen && !text.isBlank() ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean isSeen(int sign) {
        if (sign == '\n' || sign == '\r' || sign == '\t') return true;
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
