package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.offchain.OffchainLookup;

/// What a name's contracts answer when they are asked for a record (ENSIP-23). Immutable.
public sealed interface NameAnswer {
    /// The name has such a record.
    ///
    /// @param value the record's bytes; see [NameRecord]
    /// @param resolver the contract that answered for the name
    record Found(ByteString value, EthereumAddress resolver) implements NameAnswer {}

    /// The name is kept, and has no such record.
    record NoRecord(EthereumAddress resolver) implements NameAnswer {}

    /// Nobody answers for the name: it is not registered, or its owner named no resolver.
    record NoResolver() implements NameAnswer {}

    /// Where its resolver should be there is no contract.
    record NoContract(EthereumAddress resolver) implements NameAnswer {}

    /// Its resolver does not know such records.
    record Unsupported() implements NameAnswer {}

    /// Its resolver failed.
    ///
    /// @param says what with
    record ResolverFailed(ByteString says) implements NameAnswer {}

    /// A gateway that was asked for it failed.
    record GatewayFailed(int status, String says) implements NameAnswer {}

    /// It is kept outside the chain: these can be asked for it.
    record Outside(OffchainLookup lookup) implements NameAnswer {}

    /// The contract wants something looked up in another contract's name, which is not done (EIP-3668).
    record ForeignLookup(EthereumAddress sender) implements NameAnswer {}
}
