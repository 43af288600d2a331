package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.bls.Bls;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.source.Patience;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// The world outside, as an Ethereum node reaches it. Immutable.
public record EthereumPorts(InstantSource clock, RandomGenerator dice, Bls bls, SourceFactory sources) {
    /// The real world, asked through this client, which follows no redirects and may know a proxy.
    public static EthereumPorts over(HttpClient http) {
        return over(http, InstantSource.system());
    }

    /// Real servers, by a clock of the caller's own: a practice network may have its own time.
    public static EthereumPorts over(HttpClient http, InstantSource clock) {
        return new EthereumPorts(
                clock, new SecureRandom(), new BlstBls(), new HttpSources(http, clock, Patience.STANDARD));
    }
}
