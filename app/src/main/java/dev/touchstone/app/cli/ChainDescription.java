package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import java.util.Locale;

/// Writes what an Ethereum network is, in the form of `chains.json`, for `--chain FILE`. Pure.
final class ChainDescription {
    private ChainDescription() {}

    static Json.Members of(EthereumChain chain) {
        var schedule = chain.schedule();
        return Json.Members.none()
                .with("id", chain.id())
                .with("chainId", chain.chainId())
                .with("preset", schedule.preset().name().toLowerCase(Locale.ROOT))
                .with("genesisTime", schedule.genesis().getEpochSecond())
                .with("genesisValidatorsRoot", EthereumWords.hex(schedule.genesisValidatorsRoot()))
                .with("secondsPerSlot", schedule.slotTime().toSeconds())
                .with(
                        "forks",
                        Json.Items.of(schedule.forks().stream()
                                .map(ChainDescription::fork)
                                .toList()))
                .with(
                        "blobs",
                        Json.Items.of(schedule.blobs().stream()
                                .map(ChainDescription::blobs)
                                .toList()));
    }

    private static Json.Members fork(ForkSchedule.Activation fork) {
        return Json.Members.none()
                .with("fork", fork.fork().name().toLowerCase(Locale.ROOT))
                .with("epoch", fork.epoch())
                .with("version", EthereumWords.hex(fork.version()));
    }

    private static Json.Members blobs(ForkSchedule.BlobLimit limit) {
        return Json.Members.none().with("epoch", limit.epoch()).with("most", limit.mostBlobs());
    }
}
