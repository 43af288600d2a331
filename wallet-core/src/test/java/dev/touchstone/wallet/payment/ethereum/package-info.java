/// Tests of what a wallet is told of a transaction before it is signed.
@NullMarked
package dev.touchstone.wallet.payment.ethereum;

import org.jspecify.annotations.NullMarked;
