package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.proof.Finding;
import java.math.BigInteger;
import java.util.Optional;

/// What a transaction offers for gas. The base fee is computed from a proven header; what is paid above it is
/// what others say that they paid. Pure.
final class FeeRules {
    /// The base fee rises by an eighth a block at most: twice of it is enough for six full blocks.
    private static final int ROOM = 2;

    /// Nodes ask for a tenth more of both (go-ethereum's `txpool.pricebump`; other clients do as it does).
    private static final BigInteger BUMP = BigInteger.valueOf(110);

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /// Tips are the word of one server. Who wants to pay more than this, or than so many times the base fee,
    /// names the fee.
    private static final Wei MOST_TIP = Wei.PER_GWEI.times(20);

    private static final int MOST_TIMES_BASE_FEE = 5;

    private FeeRules() {}

    /// The fees for a wish; empty where they hang on tips that nobody tells.
    static Optional<Fees> of(FeeWish wish, Wei baseFee, Finding<TipStatistics> tips) {
        return switch (wish) {
            case FeeWish.Exactly(var fees) -> Optional.of(plain(fees));
            case FeeWish.Soon(var speed) -> tips.shown().map(known -> market(baseFee, tip(speed, known)));
        };
    }

    private static Wei tip(FeeWish.Speed speed, TipStatistics tips) {
        return switch (speed) {
            case FAST -> tips.high();
            case NORMAL -> tips.middle();
            case CAN_WAIT -> tips.low();
        };
    }

    private static Fees market(Wei baseFee, Wei claimed) {
        var most = higher(MOST_TIP, baseFee.times(MOST_TIMES_BASE_FEE));
        var tip = claimed.isLessThan(most) ? claimed : most;
        return new Fees.FeeMarket(tip, baseFee.times(ROOM).plus(tip));
    }

    /// What a unit of gas costs in a block with this base fee (EIP-1559).
    static Wei paid(Fees fees, Wei baseFee) {
        var most = fees.mostPerGas();
        if (fees instanceof Fees.GasPrice) return most;
        var wanted = baseFee.plus(tip(fees));
        return wanted.isLessThan(most) ? wanted : most;
    }

    /// This wallet makes no blobs, and pays for none.
    private static Fees plain(Fees fees) {
        return switch (fees) {
            case Fees.GasPrice _, Fees.FeeMarket _ -> fees;
            case Fees.WithBlobs(var tip, var most, var _) -> new Fees.FeeMarket(tip, most);
        };
    }

    /// The least that nodes take in place of a transaction with these fees.
    static Fees.FeeMarket leastInPlaceOf(Fees fees) {
        return new Fees.FeeMarket(raised(tip(fees)), raised(fees.mostPerGas()));
    }

    /// What is paid above the base fee at most: of a single price all of it may be.
    private static Wei tip(Fees fees) {
        return switch (fees) {
            case Fees.GasPrice(var price) -> price;
            case Fees.FeeMarket(var tip, var _) -> tip;
            case Fees.WithBlobs(var tip, var _, var _) -> tip;
        };
    }

    private static Wei raised(Wei fee) {
        var rest = HUNDRED.subtract(BigInteger.ONE);
        return GasRules.capped(fee.value().multiply(BUMP).add(rest).divide(HUNDRED));
    }

    /// Whether nodes take these in place of those for which `least` was worked out.
    static boolean isEnough(Fees fees, Fees.FeeMarket least) {
        return !tip(fees).isLessThan(least.tipPerGas()) && !fees.mostPerGas().isLessThan(least.mostPerGas());
    }

    /// The higher of both, each for itself.
    static Fees atLeast(Fees fees, Fees.FeeMarket least) {
        if (isEnough(fees, least)) return fees;
        return new Fees.FeeMarket(higher(tip(fees), least.tipPerGas()), higher(fees.mostPerGas(), least.mostPerGas()));
    }

    private static Wei higher(Wei one, Wei other) {
        return one.isLessThan(other) ? other : one;
    }

    /// The same, at a price that a block with this base fee takes: what a transaction would do does not depend on
    /// how long it waits for its fee.
    static Fees payable(Fees fees, Wei baseFee) {
        if (!fees.mostPerGas().isLessThan(baseFee)) return fees;
        return switch (fees) {
            case Fees.GasPrice _ -> new Fees.GasPrice(baseFee);
            case Fees.FeeMarket _, Fees.WithBlobs _ -> new Fees.FeeMarket(Wei.ZERO, baseFee);
        };
    }
}
