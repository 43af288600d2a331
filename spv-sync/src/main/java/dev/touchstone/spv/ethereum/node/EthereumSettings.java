package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How an Ethereum node is to run. Immutable.
///
/// @param directory where what it learned is kept; made if it is not there
/// @param checkpoint what to begin from, whatever is stored: another than the stored one begins anew
/// @param otherwise what to begin from where no checkpoint is given, and nothing that holds is stored
/// @param beacons beacon nodes to ask
/// @param executions execution nodes to ask
public record EthereumSettings(
        EthereumChain chain,
        Path directory,
        Optional<Checkpoint> checkpoint,
        Optional<Checkpoint> otherwise,
        List<Endpoint> beacons,
        List<Endpoint> executions) {
    public EthereumSettings {
        beacons = List.copyOf(beacons);
        executions = List.copyOf(executions);
    }

    /// Without another checkpoint than the one that is given or stored.
    public EthereumSettings(
            EthereumChain chain,
            Path directory,
            Optional<Checkpoint> checkpoint,
            List<Endpoint> beacons,
            List<Endpoint> executions) {
        this(chain, directory, checkpoint, Optional.empty(), beacons, executions);
    }

    /// A server's address. `own` says that the user named it.
    public record Endpoint(URI address, boolean own) {}
}
