package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads an exchange back from the message to Uniswap's router: only one that this wallet would have written byte
/// by byte so. Pure.
final class PaidSwap {
    private static final AbiType WORD = AbiType.word();
    private static final int MOST_CALLS = 3;
    private static final int FEE_BITS = 24;
    private static final int TIME_BITS = 33;

    private PaidSwap() {}

    /// Empty where it is anything else.
    static Optional<EthereumOrder> read(EthereumOrder.Call call, BigInteger chainId) {
        boolean isKnown = chainId.bitLength() < Long.SIZE && call.data().length() > AbiCall.SELECTOR;
        if (!isKnown) return Optional.empty();
        return SwapContracts.on(chainId.longValueExact())
                .filter(at -> call.to().equals(new Destination.To(at.router())))
                .flatMap(at -> read(call, at))
                .filter(order -> order.swap().data(order).equals(call.data())
                        && order.swap().value().equals(call.value()))
                .map(EthereumOrder.class::cast);
    }

    private static Optional<EthereumOrder.Exchange> read(EthereumOrder.Call call, SwapContracts at) {
        if (!(AbiType.read(arguments(call.data()), WORD, AbiType.list(AbiType.bytes()))
                        instanceof Parsed.Ok<List<AbiValue>>(var outer)
                && outer.getFirst() instanceof AbiValue.Word until
                && outer.getLast() instanceof AbiValue.Items(var calls))) return Optional.empty();
        boolean isUsual = until.number().bitLength() <= TIME_BITS && !calls.isEmpty() && calls.size() <= MOST_CALLS;
        if (!isUsual || !(calls.getFirst() instanceof AbiValue.Bytes(var first)) || first.length() <= AbiCall.SELECTOR)
            return Optional.empty();
        return AbiType.read(arguments(first), WORD, WORD, WORD, WORD, WORD, WORD, WORD)
                        instanceof Parsed.Ok<List<AbiValue>>(var values)
                ? order(call, at, until.number(), values)
                : Optional.empty();
    }

    private static ByteString arguments(ByteString data) {
        return ByteString.of(data.toArray(AbiCall.SELECTOR, data.length()));
    }

    private static Optional<EthereumOrder.Exchange> order(
            EthereumOrder.Call call, SwapContracts at, BigInteger until, List<AbiValue> values) {
        var words = values.stream().map(AbiValue.Word.class::cast).toList();
        var sold = call.value().isZero() ? token(words.get(0)) : new Swap.Side.Ether();
        var bought = words.get(3).address().equals(Swap.ROUTER_ITSELF) ? new Swap.Side.Ether() : token(words.get(1));
        var fee = words.get(2).number();
        var units = words.get(4).number();
        boolean isOne = !sold.equals(bought) && units.signum() > 0 && fee.bitLength() <= FEE_BITS;
        if (!isOne) return Optional.empty();
        var swap = new Swap(at, sold, bought, units);
        return Optional.of(swap.order(
                call.from(),
                fee.intValueExact(),
                words.get(5).number(),
                Instant.ofEpochSecond(until.longValueExact())));
    }

    private static Swap.Side token(AbiValue.Word word) {
        return new Swap.Side.Token(word.address());
    }
}
