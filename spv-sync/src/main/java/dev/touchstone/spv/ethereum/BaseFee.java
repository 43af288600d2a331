package dev.touchstone.spv.ethereum;

import java.math.BigInteger;
import java.util.Optional;

/// What a unit of gas costs at least, from block to block (EIP-1559). Pure.
public final class BaseFee {
    private static final long ELASTICITY = 2;
    private static final BigInteger SLOWNESS = BigInteger.valueOf(8);

    private BaseFee() {}

    /// The base fee of the block after this one; empty where this one has none, or has no room for gas.
    public static Optional<Wei> after(ExecutionHeader parent) {
        long target = parent.gasLimit() / ELASTICITY;
        if (target <= 0) return Optional.empty();
        return parent.baseFee().map(fee -> moved(fee, parent.gasUsed() - target, target));
    }

    private static Wei moved(Wei fee, long difference, long target) {
        var step = fee.value()
                .multiply(BigInteger.valueOf(Math.abs(difference)))
                .divide(BigInteger.valueOf(target))
                .divide(SLOWNESS);
        return difference > 0 ? fee.plus(new Wei(step.max(BigInteger.ONE))) : fee.minus(new Wei(step));
    }
}
