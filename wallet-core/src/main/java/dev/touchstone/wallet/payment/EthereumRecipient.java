package dev.touchstone.wallet.payment;

import dev.touchstone.spv.ethereum.EthereumAddress;

/// What became of a text that should say whom to pay on a chain of Ethereum. Immutable.
public sealed interface EthereumRecipient {
    /// An address alone.
    ///
    /// @param checked whether it carried a checksum (EIP-55); without one a wrong character goes unnoticed
    record Account(EthereumAddress address, boolean checked) implements EthereumRecipient {}

    /// A name alone, which has to be looked up first ([NameResolver]).
    record Named(String name) implements EthereumRecipient {}

    /// A payment link (ERC-681) for this chain, or for none in particular.
    record Asked(EthereumAsk ask) implements EthereumRecipient {}

    record Refused(EthereumRecipientProblem problem) implements EthereumRecipient {}

    /// Reads what was typed, pasted, dropped or scanned: an address, an `ethereum:` link, or a name.
    ///
    /// @param chainId of the chain on which is paid (EIP-155)
    static EthereumRecipient parse(String text, long chainId) {
        return EthereumRecipientParser.parse(text, chainId);
    }
}
