package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;

/// What a contract is asked: a message that nobody pays for and that changes nothing, as `eth_call` takes it.
/// Immutable.
///
/// @param value what the message would bring
/// @param from whom it would come from
/// @param gas its limit, of which the cost of being a transaction is taken first
public record CallInput(EthereumAddress to, ByteString data, Wei value, EthereumAddress from, long gas) {
    /// As much as servers commonly allow.
    public static final long AMPLE_GAS = 50_000_000;

    /// More than any server allows.
    public static final long MOST_GAS = 1_000_000_000;

    public static final int MOST_DATA = 1 << 20;

    public CallInput {
        if (gas < 0 || gas > MOST_GAS) throw new IllegalArgumentException("gas " + gas);
        if (data.length() > MOST_DATA) throw new IllegalArgumentException(data.length() + " bytes of data");
    }

    /// A question that brings nothing and comes from nobody, with ample gas.
    public static CallInput of(EthereumAddress to, ByteString data) {
        return new CallInput(to, data, Wei.ZERO, EthereumAddress.ZERO, AMPLE_GAS);
    }
}
