package dev.touchstone.spv.ethereum;

/// The result of reading an Ethereum address that a person typed or pasted. Immutable.
public sealed interface AddressText {
    /// It is an address.
    ///
    /// @param checked whether the text carried a checksum (EIP-55), and it was right
    record Valid(EthereumAddress address, boolean checked) implements AddressText {}

    /// It does not begin with `0x`.
    record NoPrefix() implements AddressText {}

    record WrongLength(int digits) implements AddressText {}

    /// Something in it is no hexadecimal digit.
    ///
    /// @param at where in the text, counted from 0
    record NotHexadecimal(int at) implements AddressText {}

    /// Small and capital letters are mixed, and not as the checksum of EIP-55 wants them: a character is wrong.
    record BadChecksum() implements AddressText {}
}
