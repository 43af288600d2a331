package dev.touchstone.ui.shell;

import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.chain.Latest;
import java.nio.file.Path;
import java.util.List;

/// Where the program stands. Immutable.
public sealed interface HostState {
    /// No wallet is chosen. `wallets` are those found in the data folder.
    record FirstRun(List<WalletEntry> wallets) implements HostState {
        public FirstRun {
            wallets = List.copyOf(wallets);
        }
    }

    /// A wallet is chosen and its password is not given yet. The chain it lives on is followed all the same.
    record Locked(WalletEntry wallet, Latest<BitcoinSnapshot> bitcoin) implements HostState {}

    record Open(Session session) implements HostState {}

    /// A bug was met, and everything was stopped to protect the data. `during` says what was being done.
    record Stopped(String during, Path log) implements HostState {}

    /// The data folder cannot be used; nothing else can be done until that is put right.
    record Unwritable(Path folder, String reason) implements HostState {}
}
