package dev.touchstone.ui.shell;

import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the program stands. Immutable.
public sealed interface HostState {
    /// No wallet is chosen. `wallets` are those found in the data folder.
    record FirstRun(List<WalletEntry> wallets) implements HostState {
        public FirstRun {
            wallets = List.copyOf(wallets);
        }
    }

    /// A wallet is chosen and its password is not given yet. The chains it lives on are followed all the same.
    ///
    /// @param ethereum empty where the wallet has no such chain, or nobody is asked about it
    record Locked(WalletEntry wallet, Latest<BitcoinSnapshot> bitcoin, Optional<Latest<EthereumSnapshot>> ethereum)
            implements HostState {
        /// A wallet that lives on Bitcoin alone.
        public Locked(WalletEntry wallet, Latest<BitcoinSnapshot> bitcoin) {
            this(wallet, bitcoin, Optional.empty());
        }
    }

    record Open(Session session) implements HostState {}

    /// A bug was met, and everything was stopped to protect the data. `during` says what was being done.
    record Stopped(String during, Path log) implements HostState {}

    /// The data folder cannot be used; nothing else can be done until that is put right.
    record Unwritable(Path folder, String reason) implements HostState {}
}
