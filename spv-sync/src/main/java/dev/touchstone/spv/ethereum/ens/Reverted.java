package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.spv.ethereum.offchain.OffchainLookup;
import java.util.List;

/// Reads the errors of a universal resolver (ENSIP-23), by their selectors. Pure.
final class Reverted {
    private static final String RESOLVER_NOT_FOUND = "77209fe8";
    private static final String RESOLVER_NOT_CONTRACT = "1e9535f2";
    private static final String UNSUPPORTED_RESOLVER_PROFILE = "7b1c461b";
    private static final String RESOLVER_ERROR = "95c0c752";
    private static final String HTTP_ERROR = "01800152";
    private static final int MOST_STATUS_BITS = 16;

    private Reverted() {}

    /// What the contract that was asked says with its refusal. Total.
    static Parsed<NameAnswer> read(EthereumAddress asked, ByteString says) {
        if (OffchainLookup.isOne(says)) return lookup(asked, says);
        var error = Refusal.of(says);
        return switch (error.selector()) {
            case RESOLVER_NOT_FOUND -> error.read(_ -> new NameAnswer.NoResolver(), AbiType.bytes());
            case RESOLVER_NOT_CONTRACT ->
                error.read(
                        values -> new NameAnswer.NoContract(((AbiValue.Word) values.get(1)).address()),
                        AbiType.bytes(),
                        AbiType.word());
            case UNSUPPORTED_RESOLVER_PROFILE -> error.read(_ -> new NameAnswer.Unsupported(), AbiType.word());
            case RESOLVER_ERROR ->
                error.read(values -> new NameAnswer.ResolverFailed(bytes(values.getFirst())), AbiType.bytes());
            case HTTP_ERROR -> error.read(Reverted::gateway, AbiType.word(), AbiType.bytes());
            default -> Parsed.malformed("it reverted with an error that is none of ENSIP-23");
        };
    }

    /// An error's name, and what comes with it.
    record Refusal(String selector, ByteString arguments) {
        static Refusal of(ByteString says) {
            int end = Math.min(says.length(), AbiCall.SELECTOR);
            return new Refusal(
                    ByteString.of(says.toArray(0, end)).hex(), ByteString.of(says.toArray(end, says.length())));
        }

        Parsed<NameAnswer> read(Reader reader, AbiType... types) {
            return AbiType.read(arguments, types).map(reader::of);
        }
    }

    /// Makes an answer of an error's arguments.
    @FunctionalInterface
    interface Reader {
        NameAnswer of(List<AbiValue> values);
    }

    private static ByteString bytes(AbiValue value) {
        return ((AbiValue.Bytes) value).value();
    }

    private static NameAnswer gateway(List<AbiValue> values) {
        var status = ((AbiValue.Word) values.get(0)).number();
        var says = AbiResult.utf8(bytes(values.get(1)).toArray());
        return new NameAnswer.GatewayFailed(
                status.bitLength() <= MOST_STATUS_BITS ? status.intValue() : 0,
                says instanceof Parsed.Ok<String>(var text) ? text : "");
    }

    private static Parsed<NameAnswer> lookup(EthereumAddress asked, ByteString says) {
        return OffchainLookup.parse(says)
                .map(lookup -> lookup.sender().equals(asked)
                        ? new NameAnswer.Outside(lookup)
                        : new NameAnswer.ForeignLookup(lookup.sender()));
    }
}
