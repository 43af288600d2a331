package dev.touchstone.app.window;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.SourceFactory;
import dev.touchstone.spv.ethereum.source.DefaultEndpoints;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.ProposedServers;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.ServerChoice.OwnNode;
import dev.touchstone.ui.shell.ServerOutcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Whom the program asks about one Ethereum network, by the person's decision. Thread-safe; calls block.
final class ChosenServers {
    private final EthereumChain chain;
    private final Path folder;
    private final ServersFile file;
    private final SourceFactory sources;
    private final Latest<ServerChoice> choice;
    private final ReentrantLock choosing = new ReentrantLock();

    private ChosenServers(EthereumChain chain, Path folder, SourceFactory sources, ServerChoice choice) {
        this.chain = chain;
        this.folder = folder;
        this.file = new ServersFile(folder);
        this.sources = sources;
        this.choice = new Latest<>(choice);
    }

    /// As the person decided when the program ran before.
    static ChosenServers kept(EthereumChain chain, Path folder, SourceFactory sources) {
        return new ChosenServers(chain, folder, sources, new ServersFile(folder).read());
    }

    /// The servers inside this program, about which nobody has to decide anything.
    static ChosenServers inside(EthereumChain chain, Path folder, SourceFactory sources, List<OwnNode> own) {
        return new ChosenServers(chain, folder, sources, new ServerChoice.Asks(Set.of(), own));
    }

    /// Servers and their jobs.
    record Wanted(SourceRole role, Endpoint endpoint) {}

    Latest<ServerChoice> choice() {
        return choice;
    }

    ProposedServers proposed() {
        var all = DefaultEndpoints.builtIn();
        var servers = all.of(chain.id()).stream()
                .map(it -> new ProposedServers.Server(
                        it.role(), it.operator(), it.address().uri()))
                .toList();
        return new ProposedServers(all.asOf(), servers);
    }

    /// Those that are to be asked now, with this job.
    List<Endpoint> wanted(SourceRole role) {
        return wanted(choice.get()).stream()
                .filter(it -> it.role() == role)
                .map(Wanted::endpoint)
                .toList();
    }

    private List<Wanted> wanted(ServerChoice decided) {
        return switch (decided) {
            case ServerChoice.NotMade(), ServerChoice.BitcoinOnly() -> List.of();
            case ServerChoice.Asks(var agreed, var own) -> {
                var all = new ArrayList<Wanted>();
                own.forEach(node -> all.add(new Wanted(node.role(), new Endpoint(node.address(), true))));
                proposed().servers().stream()
                        .filter(server -> agreed.contains(server.address()))
                        .forEach(it -> all.add(new Wanted(it.role(), new Endpoint(it.address(), false))));
                yield all;
            }
        };
    }

    /// Keeps a decision and lets the node ask those that it names, and nobody else.
    FileOutcome choose(ServerChoice decided, EthereumNode node) {
        choosing.lock();
        try {
            return take(decided, node);
        } finally {
            choosing.unlock();
        }
    }

    private FileOutcome take(ServerChoice decided, EthereumNode node) {
        var before = wanted(choice.get());
        try {
            file.write(decided);
        } catch (IOException e) {
            return new FileOutcome.NotWritten(folder.resolve(ServersFile.NAME), String.valueOf(e.getMessage()));
        }
        choice.set(decided);
        var now = wanted(decided);
        before.stream().filter(it -> !now.contains(it)).forEach(it -> remove(it, node));
        now.stream().filter(it -> !before.contains(it)).forEach(it -> add(it, node));
        return new FileOutcome.Written(folder.resolve(ServersFile.NAME));
    }

    private static void add(Wanted server, EthereumNode node) {
        switch (server.role()) {
            case BEACON -> node.addBeacon(server.endpoint());
            case EXECUTION -> node.addExecution(server.endpoint());
        }
    }

    private static void remove(Wanted server, EthereumNode node) {
        SourceAddress.of(server.endpoint().address())
                .toOptional()
                .ifPresent(address -> node.removeSource(server.role(), address.name()));
    }

    /// Asks a node that the person named for a first answer, and keeps it where that is of use.
    ServerOutcome addOwn(SourceRole role, String text, EthereumNode node) {
        var written = text.strip();
        var address = SourceAddress.parse(written.contains("://") ? written : "http://" + written);
        if (!(address instanceof Parsed.Ok<SourceAddress>(var found))) return new ServerOutcome.NotAnAddress(text);
        var endpoint = new Endpoint(found.uri(), true);
        var fault = fault(role, endpoint);
        if (fault.isPresent()) return new ServerOutcome.OfNoUse(found.uri(), fault.get());
        var outcome = choose(with(new OwnNode(role, found.uri())), node);
        return outcome instanceof FileOutcome.NotWritten(var _, var reason)
                ? new ServerOutcome.OfNoUse(found.uri(), new SourceFault.Unreachable("not kept: " + reason))
                : new ServerOutcome.Added(found.uri());
    }

    private Optional<SourceFault> fault(SourceRole role, Endpoint endpoint) {
        return switch (role) {
            case BEACON -> fault(sources.beacon(endpoint, chain, _ -> {}).finality());
            case EXECUTION -> fault(sources.execution(endpoint, chain, _ -> {}).capabilities());
        };
    }

    private static Optional<SourceFault> fault(Reply<?> reply) {
        return reply instanceof Reply.Failed<?>(var fault) ? Optional.of(fault) : Optional.empty();
    }

    private ServerChoice with(OwnNode added) {
        var now = choice.get() instanceof ServerChoice.Asks asks ? asks : new ServerChoice.Asks(Set.of(), List.of());
        var own = new ArrayList<>(now.own());
        if (!own.contains(added)) own.add(added);
        return new ServerChoice.Asks(new HashSet<URI>(now.agreed()), own);
    }
}
