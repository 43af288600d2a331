@NullMarked
package dev.touchstone.wallet.message.description;

import org.jspecify.annotations.NullMarked;
