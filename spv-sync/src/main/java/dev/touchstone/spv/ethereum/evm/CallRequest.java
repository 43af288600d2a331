package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.util.List;

/// A question to a contract, or a transaction tried before it is signed: as `eth_call` takes it. Immutable.
///
/// @param gas its limit, of which the cost of being a transaction is taken first, as in a block
/// @param gasPrice what GASPRICE tells; nothing is paid
/// @param authorizations that a set-code transaction brings, signed (EIP-7702)
/// @param block that it is run in
public record CallRequest(
        EthereumAddress from,
        Destination destination,
        Wei value,
        ByteString data,
        long gas,
        Wei gasPrice,
        List<AccessListEntry> accessList,
        List<Authorization> authorizations,
        BlockContext block) {
    /// As much as servers commonly allow.
    public static final long AMPLE_GAS = 50_000_000;

    public CallRequest {
        if (gas < 0) throw new IllegalArgumentException("gas " + gas);
        accessList = List.copyOf(accessList);
        authorizations = List.copyOf(authorizations);
    }

    /// The same with another limit of gas.
    public CallRequest with(long otherGas) {
        return new CallRequest(from, destination, value, data, otherGas, gasPrice, accessList, authorizations, block);
    }

    /// A question to the code of `to` that brings nothing.
    public static CallRequest of(EthereumAddress to, ByteString data, BlockContext block) {
        return new CallRequest(
                EthereumAddress.ZERO,
                new Destination.To(to),
                Wei.ZERO,
                data,
                AMPLE_GAS,
                Wei.ZERO,
                List.of(),
                List.of(),
                block);
    }
}
