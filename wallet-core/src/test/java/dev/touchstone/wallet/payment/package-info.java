@NullMarked
package dev.touchstone.wallet.payment;

import org.jspecify.annotations.NullMarked;
