package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.util.List;

/// What several accounts of one Ethereum network have together. Immutable.
public record EtherTotal(Wei total, List<EthereumAddress> accounts) {
    public EtherTotal {
        accounts = accounts.stream().sorted().toList();
    }
}
