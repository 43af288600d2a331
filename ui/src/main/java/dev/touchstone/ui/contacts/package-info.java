/// The pages of contacts: the list, one of them with the payments to them, and the form. View models know no
/// scene. Confined to the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.contacts;

import org.jspecify.annotations.NullMarked;
