/// The program as the window sees it: which wallet is open, on which chain, and the few commands that change that.
/// Implements the ports of `dev.touchstone.ui.shell` over wallets, nodes and the practice network. Used by the
/// assembly.
///
/// Everything here is thread-safe, and what blocks runs on virtual threads, never on the JavaFX thread.
@NullMarked
package dev.touchstone.app.window;

import org.jspecify.annotations.NullMarked;
