@NullMarked
package dev.touchstone.wallet.ledger;

import org.jspecify.annotations.NullMarked;
