/// Whom to ask about Ethereum: the page that stands before anybody is asked, and that can be gone back to. It says
/// what servers learn, lists those that are proposed with who runs them, and takes nodes of one's own instead. A
/// view and a view model; the view model knows no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.servers;

import org.jspecify.annotations.NullMarked;
