/// Writing the recovery phrase down later than at the start: the password, the words, the check. A view and a view
/// model; the view model knows no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.backup;

import org.jspecify.annotations.NullMarked;
