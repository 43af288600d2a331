package dev.touchstone.wallet.message.description;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/// In which form a field is shown (ERC-7730, "Field formats"). Immutable.
sealed interface FieldFormat {
    record Raw() implements FieldFormat {}

    /// An amount of the network's own coin.
    record Amount() implements FieldFormat {}

    /// An amount of a token.
    ///
    /// @param path to the token's address
    /// @param token its address, where the description names it
    /// @param threshold from which on `message` stands in place of the number
    record TokenAmount(
            Optional<DataPath> path, Optional<EthereumAddress> token, Optional<BigInteger> threshold, String message)
            implements FieldFormat {}

    record Date() implements FieldFormat {}

    record BlockHeight() implements FieldFormat {}

    record Duration() implements FieldFormat {}

    record AddressName() implements FieldFormat {}

    /// A piece of a collection, by its number.
    record NftName(Optional<DataPath> collection) implements FieldFormat {}

    /// A number with so many decimals, and a unit behind it.
    record Unit(String base, int decimals) implements FieldFormat {}

    /// Numbers that have names.
    record Named(Map<String, String> names) implements FieldFormat {
        public Named {
            names = Map.copyOf(names);
        }
    }
}
