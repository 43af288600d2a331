/// The fields of messages and calls as they are to be drawn: a label, and a value that keeps its kind until a
/// screen or a terminal writes it. Values and pure functions. Used by [dev.touchstone.wallet.message.reading] and
/// [dev.touchstone.wallet.message.description].
@NullMarked
package dev.touchstone.wallet.message.field;

import org.jspecify.annotations.NullMarked;
