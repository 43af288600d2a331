package dev.touchstone.spv.ethereum.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Public servers that a user may agree to ask, from the data file `endpoints.json`, which names its date and where
/// each was found. Nothing here asks any of them. Immutable.
///
/// @param asOf when the list was made
public record DefaultEndpoints(LocalDate asOf, List<PublicEndpoint> all) {
    private static final String FILE = "endpoints.json";

    public DefaultEndpoints {
        all = List.copyOf(all);
    }

    /// A server that somebody else runs for everybody. Immutable.
    ///
    /// @param chain the network's short name
    /// @param operator who runs it
    /// @param found the page that names it
    /// @param logs what the operator says that it records of those who ask; empty where nothing is known
    public record PublicEndpoint(
            String chain, SourceRole role, SourceAddress address, String operator, String found, String logs) {}

    public static DefaultEndpoints builtIn() {
        try (var in = DefaultEndpoints.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException(FILE + " is not in this program");
            var file = JsonMapper.builder().build().readTree(in);
            var endpoints = new ArrayList<PublicEndpoint>();
            for (var node : file.path("endpoints")) endpoints.add(endpoint(node));
            return new DefaultEndpoints(LocalDate.parse(file.path("asOf").asString()), endpoints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PublicEndpoint endpoint(JsonNode node) {
        return new PublicEndpoint(
                node.path("chain").asString(),
                SourceRole.valueOf(node.path("role").asString().toUpperCase(Locale.ROOT)),
                SourceAddress.parse(node.path("url").asString()).orThrow(),
                node.path("operator").asString(),
                node.path("found").asString(),
                node.path("logs").asString());
    }

    /// Those of one network.
    public List<PublicEndpoint> of(String chain) {
        return all.stream().filter(endpoint -> endpoint.chain().equals(chain)).toList();
    }
}
