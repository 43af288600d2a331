@NullMarked
package dev.touchstone.wallet.contact;

import org.jspecify.annotations.NullMarked;
