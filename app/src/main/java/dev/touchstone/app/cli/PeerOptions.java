package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.node.PeerNames;
import dev.touchstone.app.node.Syncing;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.bitcoin.p2p.Resolver;
import dev.touchstone.spv.chain.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Which peers to talk to, and how long to wait for them. Written by picocli, then only read.
final class PeerOptions {
    private static final Duration NAMED_ANSWER = Duration.ofSeconds(15);
    private static final Duration DISCOVERY = Duration.ofSeconds(90);
    private static final int MOST_SECONDS = 7 * 24 * 60 * 60;

    @Option(
            names = "--peer",
            paramLabel = "HOST:PORT",
            description = "A node to talk to, and no others. May be repeated. Without it nodes are looked for.")
    private List<String> peers = new ArrayList<>();

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Give up after this much time. Default: 86400.")
    private int timeout = 24 * 60 * 60;

    boolean areNamed() {
        return !peers.isEmpty();
    }

    Chains.Peers peers(Network network, Resolver resolver) throws Failure {
        if (!areNamed()) {
            if (canBeDiscovered(network)) return new Chains.Peers(List.of(), true);
            throw Failure.usage(
                    "Nodes of the network '" + network.id() + "' cannot be looked for; name one with --peer.");
        }
        var names = new PeerNames(resolver);
        var found = new ArrayList<PeerAddress>();
        for (var peer : peers) {
            switch (names.find(peer, network)) {
                case PeerNames.Named.Found(var address) -> found.add(address);
                case PeerNames.Named.NotAnAddress(var text) ->
                    throw Failure.usage("'" + text + "' is no address of a node; write HOST:PORT.");
                case PeerNames.Named.UnknownHost(var host) ->
                    throw Failure.environment(
                            "UnknownHost", "No host is called '" + host + "', or the name service does not answer.");
            }
        }
        return new Chains.Peers(found.stream().distinct().toList(), false);
    }

    private static boolean canBeDiscovered(Network network) {
        return switch (network) {
            case BITCOIN_MAIN, BITCOIN_TESTNET3, BITCOIN_TESTNET4, BITCOIN_SIGNET -> true;
            case BITCOIN_REGTEST, BITCOIN_PRACTICE -> false;
        };
    }

    Syncing.Patience patience() throws Failure {
        if (timeout < 1 || timeout > MOST_SECONDS) {
            throw Failure.usage("Not from 1 to " + MOST_SECONDS + " seconds: " + timeout + ".");
        }
        return new Syncing.Patience(Duration.ofSeconds(timeout), areNamed() ? NAMED_ANSWER : DISCOVERY, (int)
                peers.stream().distinct().count());
    }
}
