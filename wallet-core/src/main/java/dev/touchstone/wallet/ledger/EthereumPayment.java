package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import java.time.Instant;
import java.util.Optional;

/// A transaction that this wallet signed on a chain of Ethereum. Immutable.
///
/// @param chain its id ([dev.touchstone.spv.ethereum.beacon.EthereumChain])
/// @param signedAt when it was signed and saved
/// @param replaces the payment whose place it was to take
public record EthereumPayment(
        String chain,
        EthereumAddress from,
        EthereumTransaction transaction,
        Instant signedAt,
        Optional<Hash256> replaces,
        EthereumPaymentState state,
        String label) {
    public Hash256 hash() {
        return transaction.hash();
    }

    /// Whether it may still come into a block.
    public boolean isWaiting() {
        return switch (state) {
            case EthereumPaymentState.Saved _, EthereumPaymentState.Taken _, EthereumPaymentState.Rejected _ -> true;
            case EthereumPaymentState.InBlock _,
                    EthereumPaymentState.Settled _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Overtaken _,
                    EthereumPaymentState.Abandoned _ -> false;
        };
    }
}
