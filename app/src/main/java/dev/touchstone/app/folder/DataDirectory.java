package dev.touchstone.app.folder;

import dev.touchstone.spv.chain.Network;
import java.io.IOException;
import java.nio.file.Path;

/// The folder that holds everything the program keeps for one user. Immutable.
///
/// Deleting `chains` and `cache` costs only time; `wallets` is what to make copies of.
public record DataDirectory(Path root) {
    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /// Makes the folder, readable by its owner only, if it is not there.
    ///
    /// @throws IOException when it cannot be made or written to
    public void prepare() throws IOException {
        OwnerFolders.make(root);
    }

    public Path wallets() {
        return root.resolve("wallets");
    }

    /// Headers, filter headers and peers of one network.
    public Path chain(Network network) {
        return root.resolve("chains").resolve("bitcoin-" + network.id());
    }

    /// The chain that the practice network inside the program goes on with.
    public Path practiceNode() {
        return root.resolve("chains").resolve("practice-node");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path settings() {
        return root.resolve("settings.toml");
    }
}
