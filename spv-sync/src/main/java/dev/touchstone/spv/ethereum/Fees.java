package dev.touchstone.spv.ethereum;

/// What a transaction offers for gas. Immutable.
public sealed interface Fees {
    /// The most that a unit of gas can cost.
    Wei mostPerGas();

    /// What a unit of gas costs in a block with this base fee (EIP-1559).
    default Wei perGas(Wei baseFee) {
        return switch (this) {
            case GasPrice(var price) -> price;
            case FeeMarket(var tip, var most) -> least(most, baseFee, tip);
            case WithBlobs(var tip, var most, var _) -> least(most, baseFee, tip);
        };
    }

    private static Wei least(Wei most, Wei baseFee, Wei tip) {
        var sum = baseFee.value().add(tip.value());
        return sum.compareTo(most.value()) < 0 ? new Wei(sum) : most;
    }

    /// One price, all of it paid: legacy transactions and EIP-2930.
    record GasPrice(Wei perGas) implements Fees {
        @Override
        public Wei mostPerGas() {
            return perGas;
        }
    }

    /// A tip above the block's base fee, and a limit on both together (EIP-1559).
    record FeeMarket(Wei tipPerGas, Wei mostPerGas) implements Fees {}

    /// The same with a limit on what blobs cost (EIP-4844).
    record WithBlobs(Wei tipPerGas, Wei mostPerGas, Wei mostPerBlobGas) implements Fees {}
}
