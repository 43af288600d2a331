/// Paying: whom ([Recipient]), how much and at what fee ([Drafts], [CoinSelector]), what that changes ([Effects]), and
/// the signatures ([Signer]). Everything up to the signature is a pure function; dice and network are ports.
/// Used by the open wallet and by screens.
///
/// Sources: BIP21, BIP321, BIP125, BIP143, BIP341, and the dust and weight rules of Bitcoin's relay policy.
@NullMarked
package dev.touchstone.wallet.payment;

import org.jspecify.annotations.NullMarked;
