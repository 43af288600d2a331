package dev.touchstone.spv.ethereum.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultEndpointsTest {
    private final DefaultEndpoints endpoints = DefaultEndpoints.builtIn();

    @Test
    void everyEndpointSaysWhereItWasFoundAndIsReachedSafely() {
        var chains = EthereumChains.builtIn();
        assertThat(endpoints.all()).hasSizeGreaterThan(8);
        for (var endpoint : endpoints.all()) {
            assertThat(endpoint.address().isEncrypted()).as(endpoint.toString()).isTrue();
            assertThat(endpoint.found()).startsWith("https://");
            assertThat(endpoint.operator()).isNotBlank();
            assertThat(chains.byId(endpoint.chain())).as(endpoint.chain()).isPresent();
        }
        assertThat(endpoints.all())
                .extracting(DefaultEndpoints.PublicEndpoint::address)
                .doesNotHaveDuplicates();
    }

    @Test
    void thereAreSeveralOperatorsOfEachRole() {
        for (var chain : List.of("mainnet", "sepolia")) {
            for (var role : SourceRole.values()) {
                assertThat(endpoints.of(chain))
                        .filteredOn(endpoint -> endpoint.role() == role)
                        .extracting(DefaultEndpoints.PublicEndpoint::operator)
                        .doesNotHaveDuplicates()
                        .hasSizeGreaterThanOrEqualTo(2);
            }
        }
    }

    @Test
    void theListHasADate() {
        assertThat(endpoints.asOf().getYear()).isGreaterThanOrEqualTo(2026);
    }
}
