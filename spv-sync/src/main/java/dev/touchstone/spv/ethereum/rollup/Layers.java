package dev.touchstone.spv.ethereum.rollup;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The chains beside Ethereum networks that this program knows, from the data file `layers.json`, which says of each
/// where it was looked up, and when. Immutable.
public record Layers(List<Layer> all) {
    private static final String FILE = "layers.json";

    public Layers {
        all = List.copyOf(all);
    }

    public static Layers builtIn() {
        try (var in = Layers.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException(FILE + " is not in this program");
            var layers = new ArrayList<Layer>();
            for (var row : JsonMapper.builder().build().readTree(in).path("layers")) layers.add(layer(row));
            return new Layers(layers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those beside a network.
    public List<Layer> beside(String network) {
        return all.stream().filter(layer -> layer.beside().equals(network)).toList();
    }

    /// The one of this name beside a network.
    public Optional<Layer> find(String network, String name) {
        return beside(network).stream()
                .filter(layer -> layer.id().equals(name) || layer.also().contains(name))
                .findFirst();
    }

    private static Layer layer(JsonNode row) {
        var also = row.path("also").valueStream().map(JsonNode::asString).toList();
        return new Layer(
                text(row, "id"),
                also,
                text(row, "title"),
                row.path("chainId").asLong(),
                text(row, "coin"),
                text(row, "settlesOn"),
                kind(text(row, "kind")).map(kind -> rollup(row, kind)),
                text(row, "reason"),
                text(row, "source"),
                LocalDate.parse(text(row, "date")));
    }

    private static String text(JsonNode row, String member) {
        return row.path(member).asString("");
    }

    private static Optional<Rollup.Kind> kind(String name) {
        return switch (name) {
            case "op-stack" -> Optional.of(Rollup.Kind.OP_STACK);
            case "nitro" -> Optional.of(Rollup.Kind.NITRO);
            case "checkpoints" -> Optional.of(Rollup.Kind.CHECKPOINTS);
            default -> Optional.empty();
        };
    }

    private static Rollup rollup(JsonNode row, Rollup.Kind kind) {
        return new Rollup(
                kind,
                text(row, "id"),
                text(row, "title"),
                row.path("chainId").asLong(),
                text(row, "settlesOn"),
                EthereumAddress.of(HexFormat.of().parseHex(text(row, "contract"))),
                StorageKey.of(row.path("word").asLong()),
                text(row, "source") + "; looked up " + text(row, "date"));
    }
}
