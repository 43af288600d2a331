/// Another device signs: what it is to read, and what it answers (EIP-4527). The same for payments and messages; used by
/// the pages on which something is agreed to. Confined to the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.device;

import org.jspecify.annotations.NullMarked;
