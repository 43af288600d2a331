package dev.touchstone.wallet.message.reading;

import java.util.List;

/// What was found of a message: what it means, and what to warn of. Immutable.
record Reading(MessageMeaning meaning, List<MessageWarning> warnings) {
    Reading {
        warnings = List.copyOf(warnings);
    }
}
