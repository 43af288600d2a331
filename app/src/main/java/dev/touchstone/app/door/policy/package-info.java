/// Deciding requests of apps without a window: by rules that the user wrote, and by asking in the terminal.
/// What the rules allow is judged by the proven effects of a transaction, never by what an app says of it.
@NullMarked
package dev.touchstone.app.door.policy;

import org.jspecify.annotations.NullMarked;
