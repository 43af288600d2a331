package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.proof.Proven;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/// A transaction that is ready to be looked at and signed. Immutable. Nothing has been reserved or changed by it.
///
/// @param chainId by which its signature is bound to one chain (EIP-155)
/// @param simulated what it would do in the block after the newest, computed here over proven state
/// @param effects the same as far as the wallet is concerned: what the review shows, and nothing else
/// @param atEachSpeed what the same would cost at each speed, reckoned from the one trial; empty where the user
///     named the fees
/// @param makesAccount whether it pays ether to an address that is proven empty: no ether, no code, nothing sent
/// @param replaces the payment whose place it takes: same account, same nonce
public record EthereumDraft(
        EthereumRequest request,
        UnsignedTransaction transaction,
        BigInteger chainId,
        Proven<Simulated> simulated,
        TransactionEffects effects,
        FeeOutlook fees,
        Map<FeeWish.Speed, FeeOutlook> atEachSpeed,
        boolean makesAccount,
        Optional<Hash256> replaces) {
    public EthereumDraft {
        atEachSpeed = Map.copyOf(atEachSpeed);
    }
}
