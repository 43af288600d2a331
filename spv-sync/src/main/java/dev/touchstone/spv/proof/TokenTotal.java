package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.List;

/// What several holders have of one token together, in its smallest unit. Immutable.
public record TokenTotal(EthereumAddress contract, BigInteger units, List<EthereumAddress> holders) {
    public TokenTotal {
        holders = holders.stream().sorted().toList();
    }
}
