package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.folder.OwnerFolders;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.BuiltInCheckpoints;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/// Starts the light nodes of the Ethereum networks that commands ask, or says in a sentence why that is not possible.
/// No server is asked that a person did not name or allow.
public final class Ethereums {
    private final GlobalOptions options;
    private final EthereumNetworks networks;
    private final EthereumServers servers;
    private final StoredCheckpoints stored;
    private final Starter starter;
    private final InstantSource clock;

    /// Starts a node.
    @FunctionalInterface
    public interface Starter {
        FollowedEthereum start(EthereumSettings settings) throws Failure, IOException;
    }

    public Ethereums(
            GlobalOptions options,
            EthereumNetworks networks,
            EthereumServers servers,
            StoredCheckpoints stored,
            Starter starter,
            InstantSource clock) {
        this.options = options;
        this.networks = networks;
        this.servers = servers;
        this.stored = stored;
        this.starter = starter;
        this.clock = clock;
    }

    /// The network that was named, or else mainnet.
    EthereumChain chain(EthereumOptions wanted) throws Failure, IOException {
        return networks.named(wanted.chain().orElse(EthereumNetworks.MAINNET));
    }

    /// What to begin from: what was given; nothing where the node goes on from what is stored; else what is part of
    /// this release.
    private Optional<Checkpoint> beginning(EthereumChain chain, EthereumOptions wanted) throws Failure, IOException {
        var given = wanted.checkpoint();
        if (given.isPresent()) {
            return Optional.of(new Checkpoint(given.get(), new Checkpoint.Origin.Pasted(), clock.instant()));
        }
        return stored.of(chain).isPresent()
                ? Optional.empty()
                : BuiltInCheckpoints.ofThisRelease().of(chain);
    }

    FollowedEthereum follow(EthereumOptions wanted) throws Failure, IOException {
        var chain = chain(wanted);
        var beacons = servers.beacons(chain, wanted);
        var executions = servers.executions(chain, wanted);
        var checkpoint = beginning(chain, wanted);
        var folder = options.preparedDirectory().ethereum(chain.id());
        OwnerFolders.make(folder);
        return starter.start(new EthereumSettings(chain, folder, checkpoint, beacons, executions));
    }
}
