package dev.touchstone.spv.ethereum.tokenlist;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Contracts that many people let take tokens, from the data file `spenders.json`, which names its date and
/// where each was found. That a contract is the one of its name is a claim. Immutable.
///
/// @param asOf when the list was made
public record KnownSpenders(LocalDate asOf, List<KnownSpender> all) {
    private static final String FILE = "spenders.json";

    public KnownSpenders {
        all = List.copyOf(all);
    }

    /// A contract that many people let take tokens. Immutable.
    ///
    /// @param found the pages that name it
    public record KnownSpender(long chainId, EthereumAddress address, String name, String found) {}

    public static KnownSpenders builtIn() {
        try (var in = KnownSpenders.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException(FILE + " is not in this program");
            var file = JsonMapper.builder().build().readTree(in);
            var spenders = new ArrayList<KnownSpender>();
            for (var node : file.path("spenders")) spenders.add(spender(node));
            return new KnownSpenders(LocalDate.parse(file.path("asOf").asString()), spenders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownSpender spender(JsonNode node) {
        return new KnownSpender(
                node.path("chainId").asLong(),
                ListedAddress.own(node.path("address").asString()),
                node.path("name").asString(),
                node.path("found").asString());
    }

    /// Those of one network.
    public List<KnownSpender> on(long chainId) {
        return all.stream().filter(spender -> spender.chainId() == chainId).toList();
    }

    public Optional<KnownSpender> named(long chainId, EthereumAddress address) {
        return on(chainId).stream()
                .filter(spender -> spender.address().equals(address))
                .findFirst();
    }
}
