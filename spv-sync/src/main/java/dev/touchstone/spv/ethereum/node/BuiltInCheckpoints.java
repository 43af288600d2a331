package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The checkpoints that are part of this release, from the data file `checkpoints.json`, which says of each where
/// it is from. They grow old: each release brings new ones (`docs/release.md`). Immutable.
public final class BuiltInCheckpoints {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String release;
    private final List<Entry> entries;

    private BuiltInCheckpoints(String release, List<Entry> entries) {
        this.release = release;
        this.entries = List.copyOf(entries);
    }

    /// One of them.
    ///
    /// @param slot of the block that it names
    /// @param date the day on which that block was made
    /// @param source where it was read
    public record Entry(String chain, Hash256 root, Slot slot, LocalDate date, String source) {}

    /// Those of this release.
    public static BuiltInCheckpoints ofThisRelease() {
        try (var in = BuiltInCheckpoints.class.getResourceAsStream("checkpoints.json")) {
            if (in == null) throw new IllegalStateException("checkpoints.json is not in this program");
            var file = JSON.readTree(in);
            var entries = new ArrayList<Entry>();
            for (var node : file.path("checkpoints")) entries.add(entry(node));
            return new BuiltInCheckpoints(file.path("release").asString(), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(JsonNode node) {
        var root = Hash256.fromHex(node.path("root").asString().replaceFirst("^0x", ""))
                .orElseThrow(() -> new IllegalStateException("a checkpoint of this program is no root: " + node));
        return new Entry(
                node.path("chain").asString(),
                root,
                Slot.of(node.path("slot").asLong()),
                LocalDate.parse(node.path("date").asString()),
                node.path("source").asString());
    }

    public List<Entry> all() {
        return entries;
    }

    /// The one of this network, as of the time of its block; empty where this release has none.
    public Optional<Checkpoint> of(EthereumChain chain) {
        return entries.stream()
                .filter(entry -> entry.chain().equals(chain.id()))
                .findFirst()
                .map(entry -> new Checkpoint(
                        entry.root(),
                        new Checkpoint.Origin.BuiltIn(release),
                        chain.schedule().timeOf(entry.slot())));
    }
}
