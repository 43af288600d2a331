package dev.touchstone.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.node.PeerNames.Named;
import dev.touchstone.spv.chain.Network;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerNamesTest {
    private final PeerNames names = new PeerNames(
            host -> host.equals("node.example") ? List.of(InetAddress.ofLiteral("192.0.2.7")) : List.of());

    @Test
    void takesTheUsualPortWhereNoneIsNamed() {
        assertThat(found("192.0.2.1")).isEqualTo("192.0.2.1:18444");
        assertThat(found("node.example")).isEqualTo("192.0.2.7:18444");
    }

    @Test
    void takesThePortThatIsNamed() {
        assertThat(found("192.0.2.1:7")).isEqualTo("192.0.2.1:7");
        assertThat(found("node.example:65535")).isEqualTo("192.0.2.7:65535");
    }

    @Test
    void saysThatAHostIsUnknown() {
        assertThat(names.find("no.example:1", Network.BITCOIN_REGTEST)).isEqualTo(new Named.UnknownHost("no.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":1",
                "a b",
                "node.example:0",
                "node.example:65536",
                "node.example:x",
                "[::1",
                "http://node.example"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(names.find(text, Network.BITCOIN_REGTEST)).isInstanceOf(Named.NotAnAddress.class);
    }

    private String found(String text) {
        return ((Named.Found) names.find(text, Network.BITCOIN_REGTEST))
                .address()
                .toString();
    }
}
