package dev.touchstone.spv.content.source;

import dev.touchstone.spv.ethereum.source.SourceAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Public gateways that a user may agree to ask, from the data file `gateways.json`, which names its date and where
/// each was found. Nothing here asks any of them. Immutable.
///
/// @param asOf when the list was made
public record DefaultGateways(LocalDate asOf, List<PublicGateway> all) {
    private static final String FILE = "gateways.json";

    public DefaultGateways {
        all = List.copyOf(all);
    }

    /// A gateway that somebody else runs for everybody. Immutable.
    ///
    /// @param operator who runs it
    /// @param found the page that names it
    public record PublicGateway(ContentNetwork network, SourceAddress address, String operator, String found) {}

    public static DefaultGateways builtIn() {
        try (var in = DefaultGateways.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException(FILE + " is not in this program");
            var file = JsonMapper.builder().build().readTree(in);
            var gateways = new ArrayList<PublicGateway>();
            for (var node : file.path("gateways")) gateways.add(gateway(node));
            return new DefaultGateways(LocalDate.parse(file.path("asOf").asString()), gateways);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PublicGateway gateway(JsonNode node) {
        return new PublicGateway(
                ContentNetwork.valueOf(node.path("network").asString().toUpperCase(Locale.ROOT)),
                SourceAddress.parse(node.path("url").asString()).orThrow(),
                node.path("operator").asString(),
                node.path("found").asString());
    }
}
