package dev.touchstone.ui.shell;

import dev.touchstone.spv.chain.Network;
import java.nio.file.Path;

/// A wallet file as it can be known without its password. Immutable.
public record WalletEntry(String name, Network network, Path file) {}
