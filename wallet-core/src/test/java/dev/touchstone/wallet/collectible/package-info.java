@NullMarked
package dev.touchstone.wallet.collectible;

import org.jspecify.annotations.NullMarked;
