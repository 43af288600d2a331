package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// The network that a practice chain is. Pure.
final class Networks {
    private Networks() {}

    /// A chain whose first block is of this time, or up to a second before. All its keys follow from when and what
    /// it is.
    static EthereumChain of(PracticeEthereumSettings settings, Instant genesis) {
        var second = Instant.ofEpochSecond(genesis.getEpochSecond());
        var schedule = new ForkSchedule(
                settings.preset(), second, seed(settings, second), settings.slotTime(), settings.forks(), List.of());
        return new EthereumChain(PracticeEthereum.ID, settings.chainId(), schedule);
    }

    private static Hash256 seed(PracticeEthereumSettings settings, Instant genesis) {
        var name = "Touchstone practice".getBytes(StandardCharsets.US_ASCII);
        return Keccak256.of(new RlpWriter()
                .string(name)
                .u64(genesis.getEpochSecond())
                .u64(settings.chainId())
                .toArray());
    }
}
