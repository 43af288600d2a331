package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Ethereum networks that a person can name: those that are built in, and others that a file describes.
/// Thread-safe.
public final class EthereumNetworks {
    static final String MAINNET = "mainnet";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_BYTES = 256 * 1024;

    /// A network by its name, or by the file that describes it in the form of `chains.json`.
    EthereumChain named(String name) throws Failure, IOException {
        var known = builtIn(name);
        return known.isPresent() ? known.get() : described(name);
    }

    /// A network that is built in.
    Optional<EthereumChain> builtIn(String id) {
        return EthereumChains.builtIn().byId(id);
    }

    private EthereumChain described(String name) throws Failure, IOException {
        var file = file(name);
        var chain = switch (EthereumChains.parse(read(file))) {
            case Parsed.Ok<EthereumChain>(var read) -> read;
            case Parsed.Malformed<EthereumChain>(var reason) ->
                throw Failure.usage(file + " does not describe an Ethereum network: " + reason + ".");
        };
        if (builtIn(chain.id()).isEmpty()) return chain;
        throw Failure.usage("The network in " + file + " calls itself '" + chain.id()
                + "', like one that is built in. Give it an id of its own.");
    }

    private static Path file(String name) throws Failure {
        try {
            var file = Path.of(name);
            if (Files.isRegularFile(file)) return file;
        } catch (InvalidPathException _) {
            throw unknown(name);
        }
        throw unknown(name);
    }

    private static Failure unknown(String name) {
        var known =
                EthereumChains.builtIn().all().stream().map(EthereumChain::id).collect(Collectors.joining(", "));
        return Failure.usage("There is neither an Ethereum network nor a file '" + name + "'; choose " + known
                + ", or name a file that describes one.");
    }

    private static JsonNode read(Path file) throws Failure, IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) throw Failure.usage(file + " is far too long to describe a network.");
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException _) {
            throw Failure.usage(file + " is not JSON, so it does not describe a network.");
        }
    }
}
