package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.p2p.Dialer;
import dev.touchstone.spv.bitcoin.p2p.Resolver;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// The world outside, as a node reaches it. Immutable.
public record NodePorts(Dialer dialer, Resolver resolver, InstantSource clock, RandomGenerator dice) {
    /// The real world, without a proxy.
    public static NodePorts system() {
        return new NodePorts(Dialer.direct(), Resolver.system(), InstantSource.system(), new SecureRandom());
    }
}
