package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.AccessListEntry;
import java.util.List;
import java.util.OptionalLong;

/// An order, and what the user wants to settle about its transaction. Immutable.
///
/// @param nonce unsigned; by default the next that the account has free
/// @param gasLimit by default what trying it needs, and a margin
/// @param accessList what the transaction names before it runs (EIP-2930)
public record EthereumRequest(
        EthereumOrder order, FeeWish fee, OptionalLong nonce, OptionalLong gasLimit, List<AccessListEntry> accessList) {
    public EthereumRequest {
        accessList = List.copyOf(accessList);
    }

    /// With everything left to the wallet but the speed.
    public static EthereumRequest of(EthereumOrder order, FeeWish fee) {
        return new EthereumRequest(order, fee, OptionalLong.empty(), OptionalLong.empty(), List.of());
    }
}
