package dev.touchstone.wallet.account;

/// Why a text is no address of Ethereum. Immutable. The words for each live in ui.
public sealed interface EthereumAddressProblem {
    record Empty() implements EthereumAddressProblem {}

    /// 40 digits, but not `0x` before them.
    record NoPrefix() implements EthereumAddressProblem {}

    /// Not 40 digits.
    ///
    /// @param digits how many stand after `0x`
    record WrongLength(int digits) implements EthereumAddressProblem {}

    /// Something in it is no hexadecimal digit.
    ///
    /// @param at where in the text, counted from 0
    record NotHexadecimal(int at) implements EthereumAddressProblem {}

    /// Small and capital letters are not mixed as the checksum wants them: a character is wrong (EIP-55).
    record Mistyped() implements EthereumAddressProblem {}

    /// 64 digits, as private keys have them. Whoever sees one can take what lies there.
    record PrivateKey() implements EthereumAddressProblem {}

    record BitcoinAddress() implements EthereumAddressProblem {}

    /// A name such as `somebody.eth`, which has to be looked up first.
    record Name() implements EthereumAddressProblem {}

    /// Nothing that resembles an address.
    record UnknownForm() implements EthereumAddressProblem {}
}
