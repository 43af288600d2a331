/// Looking up outside the chain what a contract wants to know before it answers (EIP-3668, "CCIP Read"): the
/// contract's request ([OffchainLookup]), whom it names and what is sent there ([GatewayRequest]), and several
/// requests as one (ENSIP-21, [BatchLookup]). Pure values; the one port is [Gateways].
///
/// A gateway's answer is a stranger's word. It counts for as much as the contract's own callback takes of it,
/// and whom the contract trusts there is the contract's choice.
@NullMarked
package dev.touchstone.spv.ethereum.offchain;

import org.jspecify.annotations.NullMarked;
