package dev.touchstone.ui.shell;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.wallet.Saving;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The chains beside the Ethereum network of an open wallet. None is on until the person switches it on, and nobody
/// is asked about one that is off. Thread-safe; commands return at once and complete off the JavaFX thread.
public interface LayerSide {
    /// All that can be switched on, and what is known of those that are.
    Latest<List<LayerState>> states();

    /// A server inside this program, on a practice network; elsewhere the person has to name one.
    Optional<String> proposed();

    /// Shows what the accounts have there, and asks this server for it from now on.
    ///
    /// @param server `https://host/` or `host:port`
    CompletableFuture<LayerOutcome> switchOn(Layer layer, String server);

    /// Asks nobody about that chain any more.
    CompletableFuture<Saving<String>> switchOff(Layer layer);
}
