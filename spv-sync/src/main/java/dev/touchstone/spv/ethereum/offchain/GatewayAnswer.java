package dev.touchstone.spv.ethereum.offchain;

import dev.touchstone.spv.chain.ByteString;

/// What came of asking the gateways that a contract names. Immutable.
public sealed interface GatewayAnswer {
    /// Somebody answered: nobody's word but theirs, until the contract takes it.
    ///
    /// @param host who
    record Said(ByteString data, String host) implements GatewayAnswer {}

    /// Nobody did.
    ///
    /// @param status of HTTP; 0 where it did not come to one
    record Failed(int status, String reason) implements GatewayAnswer {}
}
