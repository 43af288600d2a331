package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;

/// What a unit of gas costs at least in the next block (EIP-1559). Pure.
final class BaseFee {
    static final Wei FIRST = Wei.PER_GWEI;
    private static final long ELASTICITY = 2;
    private static final BigInteger SLOWNESS = BigInteger.valueOf(8);

    private BaseFee() {}

    static Wei after(ExecutionHeader parent) {
        long target = parent.gasLimit() / ELASTICITY;
        var fee = parent.baseFee().orElse(FIRST);
        long difference = parent.gasUsed() - target;
        var step = fee.value()
                .multiply(BigInteger.valueOf(Math.abs(difference)))
                .divide(BigInteger.valueOf(target))
                .divide(SLOWNESS);
        if (difference > 0) return fee.plus(new Wei(step.max(BigInteger.ONE)));
        return fee.minus(new Wei(step));
    }
}
