@NullMarked
package dev.touchstone.wallet.message;

import org.jspecify.annotations.NullMarked;
