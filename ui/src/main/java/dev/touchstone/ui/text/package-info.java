/// The words: one sentence for everything that the program can say about findings, lies, settlement and entry.
/// Switches over sealed types without default, so that a new case does not compile until it has words.
/// Pure; used by every screen. The rules for the words are in `docs/screens.md`.
@NullMarked
package dev.touchstone.ui.text;

import org.jspecify.annotations.NullMarked;
