/// What a message lets others do, told before it is signed: [MessageReview] is the entry. Types are recognised by
/// the whole text that is hashed for them, never by their names alone. Values and pure functions. Used by the
/// request sheets and by `touchstone eth sign`.
@NullMarked
package dev.touchstone.wallet.message.reading;

import org.jspecify.annotations.NullMarked;
