@NullMarked
package dev.touchstone.wallet.account;

import org.jspecify.annotations.NullMarked;
