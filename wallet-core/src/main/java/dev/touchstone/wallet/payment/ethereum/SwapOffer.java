package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/// What Uniswap's pools would give for an exchange, by their own code over proven state. Immutable.
public sealed interface SwapOffer {
    /// What it is an offer for.
    Swap swap();

    /// The best of the pools.
    ///
    /// @param fee of the pool, in millionths
    /// @param amount of what is bought, its smallest units
    /// @param impact by how much less each unit brings than one of a small amount, in parts of ten thousand,
    ///     rounded up; empty where the amount is too small to tell
    /// @param allowed how much the router may take of the token that is sold; empty where ether is sold, or
    ///     nobody was asked about
    record Found(
            Swap swap, int fee, Proven<BigInteger> amount, OptionalInt impact, Optional<Proven<BigInteger>> allowed)
            implements SwapOffer {
        public BigInteger units() {
            return amount.value();
        }

        /// Whether the router may take what is sold.
        public boolean isAllowed() {
            return allowed.map(most -> most.value().compareTo(swap.units()) >= 0)
                    .orElse(true);
        }
    }

    /// No pool gives anything.
    record NoPool(Swap swap) implements SwapOffer {}

    /// What some pool gives, or what the router may take, could not be proven.
    record NotProven(Swap swap, Finding<?> why) implements SwapOffer {}
}
