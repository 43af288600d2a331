package dev.touchstone.spv.ethereum.beacon;

/// An Ethereum network. Immutable.
///
/// @param id its short name
/// @param chainId what transactions name it by (EIP-155)
public record EthereumChain(String id, long chainId, ForkSchedule schedule) {}
