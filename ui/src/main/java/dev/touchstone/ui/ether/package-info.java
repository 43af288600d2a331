/// Ether: what there is, on which accounts, how firmly; and the ways to add an account. Views and view models; the
/// view models know no scene. [AccountLine] and [EtherSum] are what other pages show of the same. On the JavaFX
/// application thread.
@NullMarked
package dev.touchstone.ui.ether;

import org.jspecify.annotations.NullMarked;
