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
        return switch (network) {
            case BITCOIN_PRACTICE -> practice().resolve("chain");
            case BITCOIN_MAIN, BITCOIN_TESTNET3, BITCOIN_TESTNET4, BITCOIN_SIGNET, BITCOIN_REGTEST ->
                root.resolve("chains").resolve("bitcoin-" + network.id());
        };
    }

    /// What a light client keeps of the Ethereum network with this name.
    public Path ethereum(String chain) {
        return root.resolve("chains").resolve("ethereum-" + chain);
    }

    /// What the wallet of the practice network keeps of its Ethereum.
    public Path practiceEthereum() {
        return practice().resolve("ethereum");
    }

    /// Everything of the practice network, its node's blocks and its wallet too: deleting it begins a new one.
    public Path practice() {
        return root.resolve("practice");
    }

    /// The blocks of the practice node.
    public Path practiceNode() {
        return practice().resolve("node");
    }

    /// The blocks of the practice network's Ethereum.
    public Path practiceEthereumNode() {
        return practice().resolve("ethereum-node");
    }

    /// The blocks of the Ethereum that `practice serve` keeps for other programs: its slots have another length.
    public Path servedEthereumNode() {
        return practice().resolve("served-ethereum-node");
    }

    /// The token lists that the user opened.
    public Path tokenLists() {
        return root.resolve("token-lists");
    }

    /// Content that was fetched once, with its proof.
    public Path media() {
        return root.resolve("cache").resolve("media");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /// Whether the user switched exchanges on.
    public ExchangeSwitch exchanges() {
        return new ExchangeSwitch(root.resolve("swaps.on"));
    }

    public Path settings() {
        return root.resolve("settings.toml");
    }
}
