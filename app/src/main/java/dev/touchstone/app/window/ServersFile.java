package dev.touchstone.app.window;

import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.store.DurableFile;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.ServerChoice.OwnNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a person decided about the servers of one Ethereum network, on disk: `servers.txt`, one word and one
/// address a line. A file that cannot be read whole counts as no decision, so that nobody is asked without one.
/// Confined to one thread at a time.
final class ServersFile {
    static final String NAME = "servers.txt";
    private static final Logger LOG = LoggerFactory.getLogger(ServersFile.class);
    private static final int MOST_BYTES = 64 * 1024;
    private static final String BITCOIN_ONLY = "bitcoin-only";
    private static final String AGREED = "agreed ";
    private static final String OWN = "own-";

    private final Path file;

    ServersFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    ServerChoice read() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) return new ServerChoice.NotMade();
            var lines = Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            return read(lines).orElseGet(() -> {
                LOG.warn("{} cannot be read; nobody is asked", file);
                return new ServerChoice.NotMade();
            });
        } catch (IOException e) {
            LOG.warn("{} cannot be read; nobody is asked", file, e);
            return new ServerChoice.NotMade();
        }
    }

    private static Optional<ServerChoice> read(List<String> lines) {
        if (lines.isEmpty()) return Optional.of(new ServerChoice.NotMade());
        if (lines.equals(List.of(BITCOIN_ONLY))) return Optional.of(new ServerChoice.BitcoinOnly());
        var agreed = new HashSet<URI>();
        var own = new ArrayList<OwnNode>();
        for (var line : lines) {
            var address = address(line.substring(line.indexOf(' ') + 1));
            var role = role(line);
            if (address.isEmpty() || (role.isEmpty() && !line.startsWith(AGREED))) return Optional.empty();
            if (role.isPresent()) own.add(new OwnNode(role.get(), address.get()));
            else agreed.add(address.get());
        }
        return Optional.of(new ServerChoice.Asks(agreed, own));
    }

    private static Optional<SourceRole> role(String line) {
        return Arrays.stream(SourceRole.values())
                .filter(role -> line.startsWith(word(role)))
                .findFirst();
    }

    private static String word(SourceRole role) {
        return OWN
                + switch (role) {
                    case BEACON -> "beacon ";
                    case EXECUTION -> "execution ";
                };
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    void write(ServerChoice choice) throws IOException {
        var text = String.join("\n", lines(choice)) + "\n";
        DurableFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(ServerChoice choice) {
        return switch (choice) {
            case ServerChoice.NotMade() -> List.of();
            case ServerChoice.BitcoinOnly() -> List.of(BITCOIN_ONLY);
            case ServerChoice.Asks(var agreed, var own) -> {
                var lines = new ArrayList<>(
                        agreed.stream().map(uri -> AGREED + uri).sorted().toList());
                own.forEach(node -> lines.add(word(node.role()) + node.address()));
                yield lines;
            }
        };
    }
}
