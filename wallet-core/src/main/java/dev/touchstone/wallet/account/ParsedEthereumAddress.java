package dev.touchstone.wallet.account;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.Arrays;

/// What became of a text that should be an address of Ethereum. Immutable.
public sealed interface ParsedEthereumAddress {
    /// It is an address.
    ///
    /// @param checked whether the text carried a checksum (EIP-55); without one a wrong character goes unnoticed
    record Valid(EthereumAddress address, boolean checked) implements ParsedEthereumAddress {}

    record Invalid(EthereumAddressProblem problem) implements ParsedEthereumAddress {}

    /// Reads what a person typed or pasted; white space around it is passed over.
    static ParsedEthereumAddress parse(String text) {
        var address = text.strip();
        if (address.isEmpty()) return new Invalid(new EthereumAddressProblem.Empty());
        return switch (EthereumAddress.parse(address)) {
            case AddressText.Valid(var valid, boolean checked) -> new Valid(valid, checked);
            case AddressText.BadChecksum _ -> new Invalid(new EthereumAddressProblem.Mistyped());
            case AddressText.NotHexadecimal(int at) -> new Invalid(new EthereumAddressProblem.NotHexadecimal(at));
            case AddressText.WrongLength(int digits) ->
                new Invalid(
                        digits == 64
                                ? new EthereumAddressProblem.PrivateKey()
                                : new EthereumAddressProblem.WrongLength(digits));
            case AddressText.NoPrefix _ -> new Invalid(withoutPrefix(address));
        };
    }

    private static EthereumAddressProblem withoutPrefix(String text) {
        if (ByteString.fromHex(text).isPresent()) {
            if (text.length() == 2 * EthereumAddress.BYTES) return new EthereumAddressProblem.NoPrefix();
            if (text.length() == 64) return new EthereumAddressProblem.PrivateKey();
        }
        boolean isBitcoins = Arrays.stream(Network.values())
                .anyMatch(network -> BitcoinAddress.parse(text, network) instanceof ParsedAddress.Valid);
        if (isBitcoins) return new EthereumAddressProblem.BitcoinAddress();
        boolean isName = text.matches("[^\\s./:]{1,63}(\\.[^\\s./:]{1,63}){0,5}\\.[a-z]{2,24}");
        return isName ? new EthereumAddressProblem.Name() : new EthereumAddressProblem.UnknownForm();
    }
}
