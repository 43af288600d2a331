package dev.touchstone.wallet.message.description;

import dev.touchstone.wallet.message.field.MessageField;
import java.util.List;

/// What a descriptor says of typed data or of a call. Immutable.
///
/// @param intent what it is for, in the descriptor's words
/// @param owner whose contract it is for, in the descriptor's words
/// @param file the descriptor's name
/// @param isAudited whether somebody whose word is checked here has looked at it: of the bundled ones, none has
/// @param fields with their labels, then those that it does not name under their own names
public record Description(String intent, String owner, String file, boolean isAudited, List<MessageField> fields) {
    public Description {
        fields = List.copyOf(fields);
    }
}
