package dev.touchstone.spv.ethereum;

/// Where a transaction goes. Immutable.
public sealed interface Destination {
    record To(EthereumAddress address) implements Destination {}

    /// The data is the code that makes a new contract.
    record NewContract() implements Destination {}
}
