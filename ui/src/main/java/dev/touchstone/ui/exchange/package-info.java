/// Exchanges by Uniswap before anything is signed: what its pools offer, asked anew in each block, and how that
/// looks. The way to a signature is that of any payment (`ui.send.ethereum`). Confined to the JavaFX application
/// thread.
@NullMarked
package dev.touchstone.ui.exchange;

import org.jspecify.annotations.NullMarked;
