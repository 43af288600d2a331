/// Whole wallets on the practice network: real files, real signatures, a real node to talk to. Tests only.
@NullMarked
package dev.touchstone.wallet;

import org.jspecify.annotations.NullMarked;
