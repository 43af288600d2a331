package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;

/// Ether that goes from one account to another, by the transaction itself or by code. Immutable.
public record EtherMove(EthereumAddress from, EthereumAddress to, Wei amount) {}
