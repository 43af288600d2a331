@NullMarked
package dev.touchstone.wallet.asset;

import org.jspecify.annotations.NullMarked;
