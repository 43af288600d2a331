/// Amounts of things that can be owned: which asset, how much of it exactly, and how people write that down. Used by
/// payments, by screens and by the command line. Values are immutable; nothing here knows a floating-point number.
@NullMarked
package dev.touchstone.wallet.asset;

import org.jspecify.annotations.NullMarked;
