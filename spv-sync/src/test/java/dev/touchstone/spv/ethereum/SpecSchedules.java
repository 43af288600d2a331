package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Schedules read from the configuration files of consensus-specs.
final class SpecSchedules {
    static final YAMLMapper YAML = new YAMLMapper();

    private SpecSchedules() {}

    static ForkSchedule read(Path config, Hash256 genesisValidatorsRoot, Instant genesis) throws IOException {
        var yaml = YAML.readTree(config.toFile());
        var forks = new ArrayList<ForkSchedule.Activation>();
        for (var fork : ConsensusFork.values()) {
            var epoch = yaml.path(fork.name() + "_FORK_EPOCH");
            if (epoch.isMissingNode() || epoch.asString().equals("18446744073709551615")) continue;
            var version = bytes(yaml.path(fork.name() + "_FORK_VERSION"), 4);
            forks.add(new ForkSchedule.Activation(fork, epoch.asLong(), version));
        }
        var blobs = new ArrayList<ForkSchedule.BlobLimit>();
        for (var limit : yaml.path("BLOB_SCHEDULE")) {
            blobs.add(new ForkSchedule.BlobLimit(
                    limit.path("EPOCH").asLong(),
                    limit.path("MAX_BLOBS_PER_BLOCK").asInt()));
        }
        var preset = Preset.valueOf(yaml.path("PRESET_BASE").asString().toUpperCase(Locale.ROOT));
        var slotTime = Duration.ofSeconds(yaml.path("SECONDS_PER_SLOT").asLong(12));
        return new ForkSchedule(preset, genesis, genesisValidatorsRoot, slotTime, forks, blobs);
    }

    /// YAML reads `0x…` without quotes as a number.
    static ByteString bytes(JsonNode node, int length) {
        var hex = node.isString()
                ? node.asString().substring(2)
                : String.format(Locale.ROOT, "%0" + 2 * length + "x", node.asBigInteger());
        return ByteString.fromHex(hex).orElseThrow();
    }
}
