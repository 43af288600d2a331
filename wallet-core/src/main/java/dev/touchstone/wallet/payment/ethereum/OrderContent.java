package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What the transaction of an order holds, but for its nonce, gas and fees. Immutable.
///
/// @param delegate whose code the account is to run from then on (EIP-7702)
/// @param tokens the contracts that the order is about
record OrderContent(
        Destination destination,
        Wei value,
        ByteString data,
        Optional<EthereumAddress> delegate,
        List<EthereumAddress> tokens) {
    OrderContent {
        tokens = List.copyOf(tokens);
    }

    /// An order for all ether is one for none here: how much it is follows from the fee.
    static OrderContent of(EthereumOrder order) {
        return switch (order) {
            case EthereumOrder.PayEther(var _, var to, var value) -> ether(to, value);
            case EthereumOrder.PayAllEther(var _, var to) -> ether(to, Wei.ZERO);
            case EthereumOrder.PayToken(var _, var token, var to, var units) ->
                call(
                        token.address(),
                        AbiCall.of("transfer(address,uint256)").address(to).number(units));
            case EthereumOrder.GivePiece(var from, var piece, var to) ->
                call(
                        piece.contract(),
                        AbiCall.of("safeTransferFrom(address,address,uint256)")
                                .address(from)
                                .address(to)
                                .number(piece.id()));
            case EthereumOrder.GiveItems(var from, var collection, var to, var quantities) ->
                call(collection.address(), items(from, to, quantities));
            case EthereumOrder.Allow(var _, var token, var spender, var units) ->
                call(
                        token.address(),
                        AbiCall.of("approve(address,uint256)").address(spender).number(units));
            case EthereumOrder.AllowPiece(var _, var piece, var approved) ->
                call(
                        piece.contract(),
                        AbiCall.of("approve(address,uint256)").address(approved).number(piece.id()));
            case EthereumOrder.AllowAll(var _, var collection, var operator, var allowed) ->
                call(
                        collection.address(),
                        AbiCall.of("setApprovalForAll(address,bool)")
                                .address(operator)
                                .with(AbiValue.of(allowed)));
            case EthereumOrder.RunCodeOf(var _, var delegate) -> delegation(delegate);
            case EthereumOrder.Exchange exchange ->
                new OrderContent(
                        new Destination.To(exchange.swap().at().router()),
                        exchange.swap().value(),
                        exchange.swap().data(exchange),
                        Optional.empty(),
                        exchange.swap().tokens());
            case EthereumOrder.Call(var _, var to, var value, var data) ->
                new OrderContent(to, value, data, Optional.empty(), List.of());
        };
    }

    private static OrderContent ether(EthereumAddress to, Wei value) {
        return new OrderContent(new Destination.To(to), value, ByteString.EMPTY, Optional.empty(), List.of());
    }

    private static OrderContent call(EthereumAddress contract, AbiCall call) {
        return new OrderContent(
                new Destination.To(contract), Wei.ZERO, call.data(), Optional.empty(), List.of(contract));
    }

    /// A transaction with a delegation has to go somewhere. It goes to nobody: at the account itself it would
    /// begin by running the code that is only being set.
    private static OrderContent delegation(EthereumAddress delegate) {
        return new OrderContent(
                new Destination.To(EthereumAddress.ZERO), Wei.ZERO, ByteString.EMPTY, Optional.of(delegate), List.of());
    }

    private static AbiCall items(
            EthereumAddress from, EthereumAddress to, SequencedMap<BigInteger, BigInteger> quantities) {
        if (quantities.size() == 1) {
            var only = quantities.firstEntry();
            return AbiCall.of("safeTransferFrom(address,address,uint256,uint256,bytes)")
                    .address(from)
                    .address(to)
                    .number(only.getKey())
                    .number(only.getValue())
                    .blob(ByteString.EMPTY);
        }
        return AbiCall.of("safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)")
                .address(from)
                .address(to)
                .with(numbers(quantities.sequencedKeySet().stream().toList()))
                .with(numbers(quantities.sequencedValues().stream().toList()))
                .blob(ByteString.EMPTY);
    }

    private static AbiValue numbers(List<BigInteger> numbers) {
        return new AbiValue.Items(numbers.stream().map(AbiValue::word).toList());
    }

    /// Whether nothing but ether moves, and no code is called on purpose.
    boolean isPlain() {
        return data.isEmpty() && delegate.isEmpty() && destination instanceof Destination.To;
    }
}
