/// Paying on Ethereum: compose, review, unlock, follow; approvals given and taken back; and higher fees or
/// nothing in the place of a payment that waits, all by the same review. What is reviewed are the effects that
/// the wallet worked out ([dev.touchstone.wallet.payment.ethereum.TransactionEffects]). The view models know no
/// scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.send.ethereum;

import org.jspecify.annotations.NullMarked;
