package dev.touchstone.wallet.message.reading;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.message.SignInRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what `personal_sign` signs: words, a sign-in, or bytes that say nothing. Pure.
final class TextReading {
    private static final int HASH = 32;
    private static final int RLP_LIST = 0xc0;
    private static final int LEAST_TRANSACTION = 60;
    private static final Pattern HEXADECIMAL = Pattern.compile("(?:0[xX])?[0-9a-fA-F]+");

    private TextReading() {}

    static Reading of(ByteString bytes, MessageContext context) {
        var text = text(bytes);
        if (text.isEmpty()) return blind(bytes, likeness(bytes));
        var hidden = hidden(text.get());
        if (hidden.isPresent()) return blind(bytes, hidden.get());
        var warnings = new ArrayList<MessageWarning>();
        if (text.get().codePoints().anyMatch(TextReading::isUnseen)) {
            warnings.add(new MessageWarning.UnseenCharacters());
        }
        if (!SignInRequest.isMeantBy(text.get())) return new Reading(new MessageMeaning.Words(text.get()), warnings);
        return switch (SignInRequest.parse(text.get())) {
            case Parsed.Ok<SignInRequest>(var request) -> {
                warnings.addAll(SignInChecks.of(request, context));
                yield new Reading(new MessageMeaning.SignIn(request), warnings);
            }
            case Parsed.Malformed<SignInRequest>(var reason) -> {
                warnings.add(new MessageWarning.MalformedSignIn(reason));
                yield new Reading(new MessageMeaning.Words(text.get()), warnings);
            }
        };
    }

    private static Reading blind(ByteString bytes, MessageMeaning.Likeness like) {
        return new Reading(new MessageMeaning.Opaque(bytes, like), List.of(new MessageWarning.Blind(like)));
    }

    /// A text, where the bytes are UTF-8 and have nothing in them that no text has.
    private static Optional<String> text(ByteString bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString();
            boolean isText = !text.isBlank() && text.codePoints().allMatch(TextReading::isOfTexts);
            return isText ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean isOfTexts(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\r' || point == '\t';
            case Character.PRIVATE_USE, Character.UNASSIGNED, Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static boolean isUnseen(int point) {
        return Character.getType(point) == Character.FORMAT;
    }

    private static MessageMeaning.Likeness likeness(ByteString bytes) {
        if (bytes.length() == HASH) return MessageMeaning.Likeness.HASH;
        return isTransaction(bytes) ? MessageMeaning.Likeness.TRANSACTION : MessageMeaning.Likeness.BYTES;
    }

    /// An RLP list, with the type of a transaction or of an authorization before it, or alone.
    private static boolean isTransaction(ByteString bytes) {
        if (bytes.length() < LEAST_TRANSACTION) return false;
        int first = bytes.at(0) & 0xff;
        int second = bytes.at(1) & 0xff;
        return first > RLP_LIST || (first <= 5 && second > RLP_LIST);
    }

    /// Digits that stand for bytes are no words.
    private static Optional<MessageMeaning.Likeness> hidden(String text) {
        var trimmed = text.strip();
        if (!HEXADECIMAL.matcher(trimmed).matches() || trimmed.length() < 2 * HASH) return Optional.empty();
        var digits = trimmed.replaceFirst("^0[xX]", "");
        return Optional.of(ByteString.fromHex(digits).map(TextReading::likeness).orElse(MessageMeaning.Likeness.BYTES));
    }
}
