package dev.touchstone.wallet.payment;

import dev.touchstone.wallet.account.EthereumAddressProblem;

/// Why nobody can be paid on Ethereum with this text. Immutable. The words for each live in ui.
public sealed interface EthereumRecipientProblem {
    record BadAddress(EthereumAddressProblem problem) implements EthereumRecipientProblem {}

    /// A `bitcoin:` link.
    record BitcoinLink() implements EthereumRecipientProblem {}

    /// A link of another kind, for example `https:`.
    record ForeignLink(String scheme) implements EthereumRecipientProblem {}

    /// The link is for another chain than the one on which is paid.
    record WrongChain(long asked, long ours) implements EthereumRecipientProblem {}

    /// What stands for the chain is no number of one.
    record BadChain() implements EthereumRecipientProblem {}

    /// The link asks for something else than a payment, as the word before its address says.
    record OtherPurpose(String prefix) implements EthereumRecipientProblem {}

    /// The link asks to call something of a contract that is no payment of a token.
    ///
    /// @param function with the types of what is handed over, as ABIs write it
    record OtherFunction(String function) implements EthereumRecipientProblem {}

    /// A payment of a token that says nobody to be paid.
    record NobodyToPay() implements EthereumRecipientProblem {}

    /// A payment of a token that would also pay ether, which the token's contract would keep.
    record EtherBesides() implements EthereumRecipientProblem {}

    /// A parameter that must be a whole number from 0 to 2^256 - 1 is none.
    record BadNumber(String parameter, LinkNumber.Fault fault) implements EthereumRecipientProblem {}

    /// A name made to be taken for an address.
    record NameLikeAddress(String name) implements EthereumRecipientProblem {}

    /// The link says the same thing twice.
    record Repeated(String parameter) implements EthereumRecipientProblem {}

    /// Characters of the link are not encoded as they must be.
    record BadEncoding() implements EthereumRecipientProblem {}

    record TooLong(int characters, int most) implements EthereumRecipientProblem {}
}
