package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.folder.OwnerFolders;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.AnchorAge;
import dev.touchstone.spv.ethereum.node.BuiltInCheckpoints;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumPorts;
import dev.touchstone.spv.ethereum.node.EthereumSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Starts the light nodes of the Ethereum networks that commands ask, or says in a sentence why that is not
/// possible. No server is asked that a person did not name or allow.
public final class Ethereums {
    private final GlobalOptions options;
    private final EthereumNetworks networks;
    private final EthereumServers servers;
    private final Supplier<HttpClient> http;
    private final InstantSource clock;

    /// @param http makes what servers are asked with, anew for each node
    public Ethereums(
            GlobalOptions options,
            EthereumNetworks networks,
            EthereumServers servers,
            Supplier<HttpClient> http,
            InstantSource clock) {
        this.options = options;
        this.networks = networks;
        this.servers = servers;
        this.http = http;
        this.clock = clock;
    }

    /// The network that was named, or else this one.
    EthereumChain chain(EthereumOptions wanted, String otherwise) throws Failure, IOException {
        return networks.named(wanted.chain().orElse(otherwise));
    }

    /// Follows the network that was named, or else mainnet.
    FollowedEthereum follow(EthereumOptions wanted, Console console) throws Failure, IOException {
        return follow(wanted, chain(wanted, EthereumNetworks.MAINNET), console);
    }

    FollowedEthereum follow(EthereumOptions wanted, EthereumChain chain, Console console) throws Failure, IOException {
        var beacons = servers.beacons(chain, wanted);
        var executions = servers.executions(chain, wanted);
        var checkpoint = beginning(chain, wanted);
        var folder = options.preparedDirectory().ethereum(chain.id());
        OwnerFolders.make(folder);
        return start(new EthereumSettings(chain, folder, checkpoint, beacons, executions), console);
    }

    /// A node that begins nowhere and follows nothing: it only asks beacon nodes what they call final.
    FollowedEthereum toCompare(EthereumOptions wanted, Path emptyFolder, Console console) throws Failure, IOException {
        var chain = chain(wanted, EthereumNetworks.MAINNET);
        var beacons = servers.beacons(chain, wanted);
        return start(new EthereumSettings(chain, emptyFolder, Optional.empty(), beacons, List.of()), console);
    }

    /// What to begin from: what was given; nothing where the node goes on from what is stored; else what is part of
    /// this release.
    private Optional<Checkpoint> beginning(EthereumChain chain, EthereumOptions wanted) throws Failure, IOException {
        var given = wanted.checkpoint();
        if (given.isPresent()) {
            return Optional.of(new Checkpoint(given.get(), new Checkpoint.Origin.Pasted(), clock.instant()));
        }
        boolean isStored = new StoredCheckpoints(options).of(chain).isPresent();
        return isStored ? Optional.empty() : ofThisRelease(chain);
    }

    /// One that is too old is refused before anybody is asked.
    private Optional<Checkpoint> ofThisRelease(EthereumChain chain) throws Failure {
        var builtIn = BuiltInCheckpoints.ofThisRelease().of(chain);
        if (builtIn.isEmpty()) return builtIn;
        var now = clock.instant();
        var age = Duration.between(builtIn.get().given(), now);
        var limit = AnchorAge.limit(chain.schedule(), now);
        if (age.compareTo(limit) > 0) throw EthereumRun.tooOld(age, limit, builtIn);
        return builtIn;
    }

    private FollowedEthereum start(EthereumSettings settings, Console console) throws IOException {
        var client = http.get();
        var start = EthereumNode.start(settings, EthereumPorts.over(client, clock));
        return switch (start) {
            case EthereumNode.Start.Started(var node, EthereumNode.Recovery.Refused(var why)) -> {
                console.warn("warning: what " + settings.directory() + " keeps is not used (" + why + ").");
                var followed = new FollowedEthereum(node, client);
                yield settings.checkpoint().isPresent() ? followed : anew(followed, settings, console);
            }
            case EthereumNode.Start.Started(var node, var _) -> new FollowedEthereum(node, client);
        };
    }

    /// Begins again from the checkpoint of this release, if there is one, where what is stored turned out to be
    /// false.
    private FollowedEthereum anew(FollowedEthereum refused, EthereumSettings settings, Console console)
            throws IOException {
        var builtIn = BuiltInCheckpoints.ofThisRelease().of(settings.chain());
        if (builtIn.isEmpty()) return refused;
        refused.close();
        return start(
                new EthereumSettings(
                        settings.chain(), settings.directory(), builtIn, settings.beacons(), settings.executions()),
                console);
    }
}
