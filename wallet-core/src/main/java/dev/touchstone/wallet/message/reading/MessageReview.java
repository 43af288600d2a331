package dev.touchstone.wallet.message.reading;

import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.description.Description;
import dev.touchstone.wallet.message.field.MessageField;
import dev.touchstone.wallet.message.field.RawFields;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Everything to be shown of a message before it is signed. It is made of what is hashed and of nothing else.
/// Immutable.
///
/// @param warnings most serious first
/// @param fields with the labels of a descriptor where there is one; else as `raw`. Empty for texts
/// @param raw every member of the message under its own name; empty for texts
/// @param domain for which application typed data is, by its own word; empty for texts
/// @param description what a descriptor says of typed data
public record MessageReview(
        SignableMessage message,
        MessageContext context,
        MessageMeaning meaning,
        List<MessageWarning> warnings,
        List<MessageField> fields,
        List<MessageField> raw,
        List<MessageField> domain,
        Optional<Description> description) {
    public MessageReview {
        warnings = List.copyOf(warnings);
        fields = List.copyOf(fields);
        raw = List.copyOf(raw);
        domain = List.copyOf(domain);
    }

    public static MessageReview of(SignableMessage message, MessageContext context) {
        return switch (message) {
            case SignableMessage.Personal(var bytes) -> {
                var reading = TextReading.of(bytes, context);
                yield new MessageReview(
                        message,
                        context,
                        reading.meaning(),
                        ordered(reading),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty());
            }
            case SignableMessage.Typed(var data) -> {
                BigInteger chainId = data.chainId().orElse(context.chainId());
                var writing = new RawFields(context.contracts(), chainId);
                var raw = writing.of(data.message());
                var description = context.descriptions().of(data, context.contracts());
                var reading = TypedReading.of(data, context, description);
                var fields = description.map(Description::fields).orElse(raw);
                yield new MessageReview(
                        message,
                        context,
                        reading.meaning(),
                        ordered(reading),
                        fields,
                        raw,
                        writing.of(data.domain()),
                        description);
            }
        };
    }

    /// Whether it can only be signed blind.
    public boolean isBlind() {
        return meaning instanceof MessageMeaning.Opaque;
    }

    private static List<MessageWarning> ordered(Reading reading) {
        var warnings = new ArrayList<>(reading.warnings());
        warnings.sort(Comparator.comparingInt(MessageReview::rank));
        return warnings.stream().distinct().toList();
    }

    private static int rank(MessageWarning warning) {
        return switch (warning) {
            case MessageWarning.RunsForeignCode _ -> 0;
            case MessageWarning.Blind _ -> 1;
            case MessageWarning.UnlimitedAllowance _ -> 2;
            case MessageWarning.GivesForNothing _ -> 3;
            case MessageWarning.OtherSite _ -> 4;
            case MessageWarning.OtherAccount _ -> 5;
            case MessageWarning.MalformedSignIn _ -> 6;
            case MessageWarning.SignInMismatch _ -> 7;
            case MessageWarning.LetsTake _ -> 8;
            case MessageWarning.OffersThings _ -> 9;
            case MessageWarning.GivesVotes _ -> 10;
            case MessageWarning.LooksLikePermission _ -> 11;
            case MessageWarning.OtherChain _ -> 12;
            case MessageWarning.AnyChain _ -> 13;
            case MessageWarning.VerifierIsNoContract _ -> 14;
            case MessageWarning.FarDeadline _ -> 15;
            case MessageWarning.Expired _ -> 16;
            case MessageWarning.NobodyDescribed _ -> 17;
            case MessageWarning.NotAudited _ -> 18;
            case MessageWarning.UnseenCharacters _ -> 19;
        };
    }
}
