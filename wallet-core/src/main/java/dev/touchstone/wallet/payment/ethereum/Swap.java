package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.spv.ethereum.token.QuoterV2;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// An exchange of one asset for another in a pool of Uniswap v3. Immutable. It is an ordinary call of the
/// router: what it really does is tried and shown like that of any other.
///
/// @param units of what is sold, its smallest
public record Swap(SwapContracts at, Side sold, Side bought, BigInteger units) {
    /// The fees that pools have, in millionths.
    public static final List<Integer> FEES = List.of(100, 500, 3_000, 10_000);

    /// The router's word for itself, as whom ether is unwrapped (`Constants.ADDRESS_THIS` of
    /// swap-router-contracts).
    static final EthereumAddress ROUTER_ITSELF = SwapContracts.address("0000000000000000000000000000000000000002");

    private static final ByteString GIVE_BACK = AbiCall.of("refundETH()").data();

    /// How much less than offered is accepted, in per cent, and how many minutes it may take, where nobody says so.
    public static final String USUAL_SLIPPAGE = "0.5";

    public static final int USUAL_MINUTES = 20;

    public static final int MOST_MINUTES = 24 * 60;

    private static final BigInteger PARTS = BigInteger.valueOf(10_000);

    /// What is sold, or bought.
    public sealed interface Side {
        record Ether() implements Side {}

        record Token(EthereumAddress contract) implements Side {}
    }

    public Swap {
        if (sold.equals(bought)) throw new IllegalArgumentException("an exchange of " + sold + " for itself");
        if (units.signum() <= 0) throw new IllegalArgumentException("an exchange of " + units);
    }

    /// The token that pools know a side by.
    EthereumAddress token(Side side) {
        return switch (side) {
            case Side.Ether _ -> at.wrapped();
            case Side.Token(var contract) -> contract;
        };
    }

    /// Whether ether is only wrapped or unwrapped: no pool does that.
    public boolean isOfOneToken() {
        return token(sold).equals(token(bought));
    }

    /// Asks what it would come to in the pool with this fee.
    public QuoterV2.QuoteExactInputSingle question(int fee) {
        return new QuoterV2.QuoteExactInputSingle(at.quoter(), token(sold), token(bought), units, fee);
    }

    /// The least to accept of an amount, less so many parts of ten thousand; rounded up, so that of something it is
    /// never nothing.
    public static BigInteger least(BigInteger quoted, int slippage) {
        if (slippage < 0 || slippage >= PARTS.intValue()) throw new IllegalArgumentException("slippage " + slippage);
        var kept = quoted.multiply(PARTS.subtract(BigInteger.valueOf(slippage)));
        return kept.add(PARTS).subtract(BigInteger.ONE).divide(PARTS);
    }

    /// Reads a percentage below 100 of two decimals at most, as parts of ten thousand; empty where it is none.
    public static OptionalInt slippage(String percent) {
        return percent.matches("[0-9]{1,2}(\\.[0-9]{1,2})?")
                ? OptionalInt.of(new BigDecimal(percent).movePointRight(2).intValueExact())
                : OptionalInt.empty();
    }

    /// Where the pool with this fee is.
    public EthereumAddress pool(int fee) {
        return at.pool(token(sold), token(bought), fee);
    }

    /// Has the router exchange it for the account, or not at all.
    ///
    /// @param fee of the pool
    /// @param least the least to get
    /// @param until when it fails instead
    public EthereumOrder.Exchange order(EthereumAddress from, int fee, BigInteger least, Instant until) {
        return new EthereumOrder.Exchange(from, this, fee, least, until);
    }

    /// The ether that goes along.
    Wei value() {
        return sold instanceof Side.Ether ? new Wei(units) : Wei.ZERO;
    }

    /// The contracts of what is sold and bought, but for ether.
    List<EthereumAddress> tokens() {
        return Stream.of(sold, bought)
                .flatMap(side -> side instanceof Side.Token(var contract) ? Stream.of(contract) : Stream.empty())
                .toList();
    }

    /// The message to the router. Ether that a pool has no use for is given back: what stays with the router
    /// anybody can take.
    ByteString data(EthereumOrder.Exchange order) {
        boolean isForEther = bought instanceof Side.Ether;
        var from = order.from();
        var calls = new ArrayList<AbiValue>();
        calls.add(new AbiValue.Bytes(exchange(isForEther ? ROUTER_ITSELF : from, order.fee(), order.least())));
        if (isForEther) calls.add(new AbiValue.Bytes(unwrap(from, order.least())));
        if (sold instanceof Side.Ether) calls.add(new AbiValue.Bytes(GIVE_BACK));
        return AbiCall.of("multicall(uint256,bytes[])")
                .number(BigInteger.valueOf(order.until().getEpochSecond()))
                .with(new AbiValue.Items(calls))
                .data();
    }

    private ByteString exchange(EthereumAddress to, int fee, BigInteger least) {
        return AbiCall.of("exactInputSingle((address,address,uint24,address,uint256,uint256,uint160))")
                .address(token(sold))
                .address(token(bought))
                .number(BigInteger.valueOf(fee))
                .address(to)
                .number(units)
                .number(least)
                .number(BigInteger.ZERO)
                .data();
    }

    private static ByteString unwrap(EthereumAddress to, BigInteger least) {
        return AbiCall.of("unwrapWETH9(uint256,address)")
                .number(least)
                .address(to)
                .data();
    }
}
