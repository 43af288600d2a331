package dev.touchstone.spv.ethereum.evm;

import java.math.BigInteger;
import java.util.Optional;

/// How many blobs a block may hold and how fast their price moves (EIP-4844, EIP-7691, EIP-7892). Immutable.
///
/// @param target blobs a block at which the price stays
/// @param most blobs a block
/// @param updateFraction how slowly the price follows
public record BlobSchedule(int target, int most, long updateFraction) {
    public static final int GAS_PER_BLOB = 1 << 17;

    private static final BlobSchedule CANCUN = new BlobSchedule(3, 6, 3_338_477);
    private static final BlobSchedule PRAGUE = new BlobSchedule(6, 9, 5_007_716);
    private static final BlobSchedule BPO1 = new BlobSchedule(10, 15, 8_346_193);
    private static final BlobSchedule BPO2 = new BlobSchedule(14, 21, 11_684_671);

    /// What blobs cost beside other gas since Osaka, each (EIP-7918).
    private static final long RESERVE = 1 << 13;

    /// The mainnet's; empty before Cancun.
    static Optional<BlobSchedule> of(EvmFork fork) {
        return switch (fork) {
            case CANCUN -> Optional.of(CANCUN);
            case PRAGUE, OSAKA -> Optional.of(PRAGUE);
            case BPO1 -> Optional.of(BPO1);
            case BPO2, AMSTERDAM -> Optional.of(BPO2);
            case FRONTIER,
                    HOMESTEAD,
                    TANGERINE_WHISTLE,
                    SPURIOUS_DRAGON,
                    BYZANTIUM,
                    CONSTANTINOPLE,
                    PETERSBURG,
                    ISTANBUL,
                    BERLIN,
                    LONDON,
                    PARIS,
                    SHANGHAI -> Optional.empty();
        };
    }

    /// What a unit of blob gas costs, in wei, where so much was used in excess up to the block.
    public BigInteger baseFee(long excessBlobGas) {
        var fraction = BigInteger.valueOf(updateFraction);
        var excess = BigInteger.valueOf(excessBlobGas);
        var sum = BigInteger.ZERO;
        var term = fraction;
        for (long i = 1; term.signum() > 0; i++) {
            sum = sum.add(term);
            term = term.multiply(excess).divide(fraction.multiply(BigInteger.valueOf(i)));
        }
        return sum.divide(fraction);
    }

    /// The excess after a block that had this excess and used so much; `hasReserve` since Osaka (EIP-7918).
    public long excessAfter(long excess, long used, BigInteger baseFee, boolean hasReserve) {
        long targetGas = (long) target * GAS_PER_BLOB;
        if (excess + used < targetGas) return 0;
        var reserve = baseFee.multiply(BigInteger.valueOf(RESERVE));
        var price = baseFee(excess).multiply(BigInteger.valueOf(GAS_PER_BLOB));
        if (hasReserve && reserve.compareTo(price) > 0) return excess + used * (most - target) / most;
        return excess + used - targetGas;
    }
}
