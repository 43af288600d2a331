package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.folder.DataDirectory;
import dev.touchstone.app.folder.StandardFolders;
import dev.touchstone.spv.chain.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command takes, before its name or after it. Written by picocli, then only read.
@Command(
        name = "touchstone",
        description = "A Bitcoin and Ethereum light client and wallet in which every number carries its proof.")
public final class GlobalOptions {
    private final StandardFolders folders;
    private final Consumer<DataDirectory> onPrepared;

    @Option(
            names = "--data-dir",
            paramLabel = "D",
            scope = ScopeType.INHERIT,
            description = "Where wallets and chains are kept, instead of the usual place.")
    private @Nullable Path dataDir;

    @Option(
            names = "--network",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "main, testnet3, testnet4, signet or regtest. Default: main, or the network of the wallet.")
    private @Nullable String network;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answer with one JSON object.")
    private boolean json;

    @Option(names = "--exit-after-first-frame", hidden = true, description = "Close the window once it was drawn.")
    private boolean exitAfterFirstFrame;

    /// @param onPrepared told of the data directory as soon as it is there
    public GlobalOptions(StandardFolders folders, Consumer<DataDirectory> onPrepared) {
        this.folders = folders;
        this.onPrepared = onPrepared;
    }

    /// For recording a start of the program.
    public boolean exitsAfterFirstFrame() {
        return exitAfterFirstFrame;
    }

    public boolean json() {
        return json;
    }

    /// The data directory, whether it is there yet or not.
    public DataDirectory dataDirectory() {
        return dataDir == null ? folders.data() : new DataDirectory(dataDir);
    }

    /// The data directory, made if it was not there.
    public DataDirectory preparedDirectory() throws Failure {
        var directory = dataDirectory();
        try {
            directory.prepare();
        } catch (IOException e) {
            throw Failure.environment(
                    "DataDirectoryUnusable",
                    "The data directory " + directory.root() + " cannot be used (" + Words.reason(e)
                            + "). Allow writing there, or name another one with --data-dir.");
        }
        onPrepared.accept(directory);
        return directory;
    }

    /// The network that was named, if one was.
    public Optional<Network> namedNetwork() throws Failure {
        if (network == null) return Optional.empty();
        var named = Network.byId(network);
        if (named.isEmpty()) throw Failure.usage("There is no network '" + network + "'; choose " + known() + ".");
        return named;
    }

    /// The network that was named, or else the main one.
    public Network networkOrMain() throws Failure {
        return namedNetwork().orElse(Network.BITCOIN_MAIN);
    }

    private static String known() {
        return Arrays.stream(Network.values())
                .filter(n -> n != Network.BITCOIN_PRACTICE)
                .map(Network::id)
                .collect(Collectors.joining(", "));
    }
}
