/// Tokens that the user added: their lines on the home page, the page of one, and the form that adds one. What accounts
/// have is read from the newest snapshot; nothing is added up here. Belongs to the JavaFX application thread; view
/// models
/// know no scene (ERC-20).
@NullMarked
package dev.touchstone.ui.token;

import org.jspecify.annotations.NullMarked;
