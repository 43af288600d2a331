/// The pieces that screens are built of: amounts with their marks, addresses, QR codes, ladders of evidence, and the
/// small building blocks of a page. Confined to the JavaFX application thread. They show what they are given and
/// know no wallet and no network.
@NullMarked
package dev.touchstone.ui.control;

import org.jspecify.annotations.NullMarked;
