package dev.touchstone.spv.ethereum.tokenlist;

import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.tokenlist.ListFields.Wrong;

/// The addresses of contracts as lists write them. Pure.
final class ListedAddress {
    private ListedAddress() {}

    static EthereumAddress read(String text) throws Wrong {
        if (!text.startsWith("0x")) throw new Wrong("'address' is none");
        return switch (EthereumAddress.parse(text)) {
            case AddressText.Valid(var address, boolean _) -> address;
            case AddressText.BadChecksum() -> throw new Wrong("'address' has a wrong checksum");
            case AddressText.NoPrefix _, AddressText.WrongLength _, AddressText.NotHexadecimal _ ->
                throw new Wrong("'address' is none");
        };
    }

    /// That of a data file of this program.
    static EthereumAddress own(String text) {
        try {
            return read(text);
        } catch (Wrong e) {
            throw new IllegalStateException(e);
        }
    }
}
