package dev.touchstone.wallet.payment;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a payment link of Ethereum asks for (ERC-681). All of it is a suggestion that the payer may change.
/// Immutable.
///
/// @param chainId the chain that the link names (EIP-155); without one it is for any
/// @param words what the link says that the payment is for; no part of the standard, but written by some
/// @param passedOver parameters that are read and not followed
public record EthereumAsk(What what, OptionalLong chainId, Optional<String> words, List<PassedOver> passedOver) {
    public EthereumAsk {
        passedOver = List.copyOf(passedOver);
    }

    /// Who is paid.
    public Party payee() {
        return switch (what) {
            case What.Ether(var to, var _) -> to;
            case What.Token(var _, var to, var _) -> to;
        };
    }

    /// An account as a link names it. Immutable.
    public sealed interface Party {
        /// An address.
        ///
        /// @param checked whether the address carried a checksum (EIP-55)
        record ByAddress(EthereumAddress address, boolean checked) implements Party {}

        /// A name, which has to be looked up first.
        record ByName(String name) implements Party {}
    }

    /// Of what, and how much; without an amount the payer says how much. Immutable.
    public sealed interface What {
        record Ether(Party to, Optional<Wei> amount) implements What {}

        /// Units of a token.
        ///
        /// @param units of the token's smallest
        record Token(Party contract, Party to, Optional<BigInteger> units) implements What {}
    }

    /// A parameter that is not followed, and why. Immutable.
    public sealed interface PassedOver {
        String name();

        /// A suggestion for the fee. The wallet works out its own, from what is proven.
        record Fee(String name) implements PassedOver {}

        /// Nothing that the standard knows for such a request.
        record Unknown(String name) implements PassedOver {}
    }
}
