package dev.touchstone.app.node;

import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.bitcoin.p2p.Resolver;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.chain.Parsed;
import java.util.regex.Pattern;

/// Turns `host`, `host:port` and address literals, as a person names a node, into addresses. Thread-safe; blocks while
/// the name service is asked.
public final class PeerNames {
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9._-]{1,253})(?::([0-9]{1,5}))?");
    private static final int MOST_PORT = 0xffff;

    private final Resolver resolver;

    public PeerNames(Resolver resolver) {
        this.resolver = resolver;
    }

    /// What became of a name.
    public sealed interface Named {
        record Found(PeerAddress address) implements Named {}

        record NotAnAddress(String text) implements Named {}

        /// The name service knows no such host.
        record UnknownHost(String host) implements Named {}
    }

    /// The first address of the node that is meant; without a port the network's usual one is.
    public Named find(String text, Network network) {
        int port = Networks.of(network).port();
        return switch (PeerAddress.parse(text, port)) {
            case Parsed.Ok<PeerAddress>(var address) -> new Named.Found(address);
            case Parsed.Malformed<PeerAddress> _ -> resolve(text, port);
        };
    }

    private Named resolve(String text, int usualPort) {
        var name = NAME.matcher(text);
        if (!name.matches()) return new Named.NotAnAddress(text);
        int port = name.group(2) == null ? usualPort : Integer.parseInt(name.group(2));
        if (port == 0 || port > MOST_PORT) return new Named.NotAnAddress(text);
        var addresses = resolver.resolve(name.group(1));
        return addresses.isEmpty()
                ? new Named.UnknownHost(name.group(1))
                : new Named.Found(PeerAddress.of(addresses.getFirst(), port));
    }
}
