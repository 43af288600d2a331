/// What an Ethereum transaction would do to this wallet, before it is signed: its own assets before and after
/// ([TransactionEffects]), and what to think about ([EffectWarning]). Pure functions of a simulation that was
/// proven ([dev.touchstone.spv.ethereum.simulation]); no words of the interface.
@NullMarked
package dev.touchstone.wallet.payment.ethereum;

import org.jspecify.annotations.NullMarked;
