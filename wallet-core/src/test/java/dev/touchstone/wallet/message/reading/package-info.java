@NullMarked
package dev.touchstone.wallet.message.reading;

import org.jspecify.annotations.NullMarked;
