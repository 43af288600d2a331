package dev.touchstone.ui.shell;

import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Network;
import java.util.Optional;

/// An open wallet and the chain it lives on, as the screens see them. Thread-safe.
///
/// Snapshots are read through `Latest`; commands return at once and complete off the JavaFX thread.
public interface Session {
    String name();

    Network network();

    Latest<BitcoinSnapshot> bitcoin();

    /// The controls of the practice network, where this is one.
    Optional<PracticeControls> practice();
}
