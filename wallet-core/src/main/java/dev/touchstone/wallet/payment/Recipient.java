package dev.touchstone.wallet.payment;

import dev.touchstone.spv.chain.Network;

/// What became of a text that should say whom to pay: an address, a payment link, a name, or none of them.
/// Immutable.
public sealed interface Recipient {
    record Understood(PaymentRequest request) implements Recipient {}

    /// A name, which has to be looked up first ([NameResolver]).
    record Named(String name) implements Recipient {}

    /// A payment link of Ethereum (ERC-681): no bitcoin is asked for. [EthereumRecipient] reads it.
    record EthereumAsked(String link) implements Recipient {}

    record Refused(RecipientProblem problem) implements Recipient {}

    /// Reads what was typed, pasted, dropped or scanned: an address of any form, a `bitcoin:` link (BIP21,
    /// BIP321), or a name like `somebody.eth`.
    static Recipient parse(String text, Network network) {
        return RecipientParser.parse(text, network);
    }
}
