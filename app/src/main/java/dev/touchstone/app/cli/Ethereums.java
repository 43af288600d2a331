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
    private final NamedServers servers;
    private final Supplier<HttpClient> http;
    private final InstantSource clock;

    /// @param http makes what servers are asked with, anew for each node
    public Ethereums(
            GlobalOptions options,
            EthereumNetworks networks,
            NamedServers servers,
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

    /// The chain beside the network that was named, and whom to ask about it.
    WantedLayer layer(EthereumOptions wanted, LayerOptions layer) throws Failure, IOException {
        var beside = layer.among(chain(wanted, EthereumNetworks.MAINNET).id());
        return new WantedLayer(beside, servers.named(layer.servers()), http, clock);
    }

    /// Follows the network that was named, or else mainnet.
    FollowedEthereum follow(EthereumOptions wanted, Console console) throws Failure, IOException {
        return follow(wanted, chain(wanted, EthereumNetworks.MAINNET), console);
    }

    FollowedEthereum follow(EthereumOptions wanted, EthereumChain chain, Console console) throws Failure, IOException {
        var beacons = servers.beacons(chain, wanted);
        var executions = servers.executions(chain, wanted);
        var given =
                wanted.checkpoint().map(root -> new Checkpoint(root, new Checkpoint.Origin.Pasted(), clock.instant()));
        var builtIn = BuiltInCheckpoints.ofThisRelease().of(chain);
        if (given.isEmpty()) refuseOld(chain, builtIn);
        var folder = options.preparedDirectory().ethereum(chain.id());
        OwnerFolders.make(folder);
        return start(new EthereumSettings(chain, folder, given, builtIn, beacons, executions), console);
    }

    /// A node that begins nowhere and follows nothing: it only asks beacon nodes what they call final.
    FollowedEthereum toCompare(EthereumOptions wanted, Path emptyFolder, Console console) throws Failure, IOException {
        var chain = chain(wanted, EthereumNetworks.MAINNET);
        var beacons = servers.beacons(chain, wanted);
        return start(new EthereumSettings(chain, emptyFolder, Optional.empty(), beacons, List.of()), console);
    }

    /// Where nothing is stored, a checkpoint of this release that is too old is refused before anybody is asked.
    private void refuseOld(EthereumChain chain, Optional<Checkpoint> builtIn) throws Failure, IOException {
        if (builtIn.isEmpty() || new StoredCheckpoints(options).of(chain).isPresent()) return;
        var now = clock.instant();
        var age = Duration.between(builtIn.get().given(), now);
        var limit = AnchorAge.limit(chain.schedule(), now);
        if (age.compareTo(limit) > 0) throw EthereumRun.tooOld(age, limit, builtIn);
    }

    private FollowedEthereum start(EthereumSettings settings, Console console) throws IOException {
        var client = http.get();
        var started = (EthereumNode.Start.Started) EthereumNode.start(settings, EthereumPorts.over(client, clock));
        if (started.recovery() instanceof EthereumNode.Recovery.Refused(var why)) {
            console.warn("warning: what " + settings.directory() + " keeps is not used (" + why + ").");
        }
        return new FollowedEthereum(started.node(), client);
    }
}
