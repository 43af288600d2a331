package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The networks that this program knows, from the data file `chains.json`, which names its date and source; and
/// others that a user describes in the same form. Thread-safe.
public final class EthereumChains {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int VERSION_BYTES = 4;
    private static final int MOST_FORKS = 64;

    /// `MAX_BLOB_COMMITMENTS_PER_BLOCK`.
    private static final int MOST_BLOBS = 4096;

    private final List<EthereumChain> chains;

    private EthereumChains(List<EthereumChain> chains) {
        this.chains = List.copyOf(chains);
    }

    public static EthereumChains builtIn() {
        try (var in = EthereumChains.class.getResourceAsStream("chains.json")) {
            if (in == null) throw new IllegalStateException("chains.json is not in this program");
            var chains = new ArrayList<EthereumChain>();
            for (var node : JSON.readTree(in).path("chains"))
                chains.add(parse(node).orThrow());
            return new EthereumChains(chains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<EthereumChain> byId(String id) {
        return chains.stream().filter(chain -> chain.id().equals(id)).findFirst();
    }

    public List<EthereumChain> all() {
        return chains;
    }

    /// Reads one network's description.
    public static Parsed<EthereumChain> parse(JsonNode node) {
        try {
            return Parsed.ok(read(node));
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }

    private static EthereumChain read(JsonNode node) throws MalformedException {
        var id = node.path("id");
        if (!id.isString() || !id.asString().matches("[a-z0-9-]{1,32}")) throw new MalformedException("no 'id'");
        var schedule = new ForkSchedule(
                preset(node.path("preset").asString("")),
                Instant.ofEpochSecond(number(node, "genesisTime")),
                BeaconJson.hash(node, "genesisValidatorsRoot"),
                slotTime(number(node, "secondsPerSlot")),
                forks(node.path("forks")),
                blobs(node.path("blobs")));
        return new EthereumChain(id.asString(), number(node, "chainId"), schedule);
    }

    private static Preset preset(String name) throws MalformedException {
        return Arrays.stream(Preset.values())
                .filter(preset -> preset.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new MalformedException("no 'preset' that this program knows"));
    }

    private static Duration slotTime(long seconds) throws MalformedException {
        if (seconds == 0) throw new MalformedException("slots of no time");
        return Duration.ofSeconds(seconds);
    }

    private static long number(JsonNode node, String member) throws MalformedException {
        var number = node.path(member);
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
            throw new MalformedException("no '" + member + "'");
        }
        return number.asLong();
    }

    private static List<ForkSchedule.Activation> forks(JsonNode array) throws MalformedException {
        var forks = new ArrayList<ForkSchedule.Activation>();
        for (var node : array) {
            var fork = ConsensusFork.named(node.path("fork").asString(""))
                    .orElseThrow(() -> new MalformedException("a fork that this program does not know"));
            var version = BeaconJson.bytes(node, "version", VERSION_BYTES);
            var activation = new ForkSchedule.Activation(fork, number(node, "epoch"), version);
            if (!forks.isEmpty() && !follows(forks.getLast(), activation)) {
                throw new MalformedException("forks out of order");
            }
            forks.add(activation);
        }
        if (forks.isEmpty() || forks.size() > MOST_FORKS) throw new MalformedException("no 'forks'");
        return forks;
    }

    private static boolean follows(ForkSchedule.Activation before, ForkSchedule.Activation after) {
        return before.fork().compareTo(after.fork()) < 0 && before.epoch() <= after.epoch();
    }

    private static List<ForkSchedule.BlobLimit> blobs(JsonNode array) throws MalformedException {
        var blobs = new ArrayList<ForkSchedule.BlobLimit>();
        for (var node : array) {
            long most = number(node, "most");
            if (most > MOST_BLOBS) throw new MalformedException("more blobs than a block can name");
            blobs.add(new ForkSchedule.BlobLimit(number(node, "epoch"), (int) most));
        }
        return blobs;
    }
}
