package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import java.net.http.HttpClient;
import java.time.Duration;

/// What sources need, for tests.
final class TestPorts {
    static final Patience LONG = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(60));
    static final Patience SHORT = new Patience(Duration.ofMillis(300), Duration.ofMillis(300));

    private TestPorts() {}

    static SourcePorts with(HttpClient http, Patience patience) {
        return new SourcePorts(http, patience, _ -> {});
    }

    static EthereumChain mainnet() {
        return EthereumChains.builtIn().byId("mainnet").orElseThrow();
    }
}
