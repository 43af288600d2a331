/// Collectibles that the user added: the gallery, the page of one, and the form that adds one. Ownership, picture and
/// collection are three statements with a mark each. Belongs to the JavaFX application thread; view models know no
/// scene
/// (ERC-721, ERC-1155).
@NullMarked
package dev.touchstone.ui.nft;

import org.jspecify.annotations.NullMarked;
