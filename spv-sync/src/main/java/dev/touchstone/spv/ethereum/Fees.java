package dev.touchstone.spv.ethereum;

/// What a transaction offers for gas. Immutable.
public sealed interface Fees {
    /// The most that a unit of gas can cost.
    Wei mostPerGas();

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
