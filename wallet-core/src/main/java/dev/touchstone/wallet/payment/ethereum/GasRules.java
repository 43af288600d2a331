package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.simulation.SimulatedTransaction;
import java.math.BigInteger;

/// How much gas a transaction gets. Never a fixed amount: what a payment needs differs by the account that gets
/// it, and from fork to fork. Pure.
final class GasRules {
    /// No transaction may have more since Osaka (EIP-7825).
    private static final long MOST = 1 << 24;

    /// No transaction of any fork takes less.
    private static final long LEAST = 21_000;

    private static final long MARGIN_PERCENT = 15;

    private GasRules() {}

    /// The most that a transaction can have in a block.
    ///
    /// @param taken by transactions before it in the same block
    static long most(long blockLimit, long taken) {
        return Math.max(LEAST, Math.min(MOST, blockLimit - taken));
    }

    /// As much as an amount can pay for, and no more than `most`.
    static long affordable(Wei amount, Wei perGas, long most) {
        if (perGas.isZero()) return most;
        return amount.value()
                .divide(perGas.value())
                .min(BigInteger.valueOf(most))
                .longValue();
    }

    /// The limit for a transaction that was tried: what it needs at least, and a margin for a block that is a
    /// little different. A plain payment needs none: no code runs.
    static long limit(SimulatedTransaction tried, long triedWith, long most, boolean isPlain) {
        if (tried.leastGas().isEmpty()) return Math.min(triedWith, Math.min(most, withHalf(tried.gasUsed())));
        long least = tried.leastGas().getAsLong();
        return isPlain ? least : Math.min(most, withMargin(least));
    }

    /// What came back for freed storage was needed all the same: a fifth at most (EIP-3529).
    private static long withHalf(long gas) {
        return Math.max(LEAST, gas + gas / 2);
    }

    private static long withMargin(long gas) {
        return gas + (gas * MARGIN_PERCENT + 99) / 100;
    }

    /// What so much gas costs at this price. An amount that nobody has where it would be more than any number of
    /// the chain.
    static Wei cost(Wei perGas, long gas) {
        return capped(perGas.value().multiply(BigInteger.valueOf(gas)));
    }

    static Wei sum(Wei one, Wei other) {
        return capped(one.value().add(other.value()));
    }

    static Wei capped(BigInteger amount) {
        return new Wei(amount.min(Wei.MAX.value()));
    }

    /// The least fee of anything at all, for saying what is missing where nothing can be tried.
    static Wei leastFee(Wei perGas) {
        return cost(perGas, LEAST);
    }
}
