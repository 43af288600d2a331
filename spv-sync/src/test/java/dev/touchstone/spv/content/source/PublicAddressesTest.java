package dev.touchstone.spv.content.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/// Which addresses a stranger may have this program knock at.
class PublicAddressesTest {
    private static boolean isPublic(String address) throws UnknownHostException {
        return PublicAddresses.isPublic(InetAddress.getByName(address));
    }

    @Test
    void theNetworksAroundThisComputerAreNoPublicOnes() throws UnknownHostException {
        for (var address : new String[] {
            "127.0.0.1",
            "127.8.8.8",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.5",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd12:3456::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "100::1"
        }) {
            assertThat(isPublic(address)).as(address).isFalse();
        }
    }

    @Test
    void theInternetIsPublic() throws UnknownHostException {
        for (var address :
                new String[] {"1.1.1.1", "100.63.0.1", "172.32.0.1", "192.0.3.1", "2606:4700::1111", "2a00:1450::1"})
            assertThat(isPublic(address)).as(address).isTrue();
    }

    @Test
    void namesOfHomeAreLocal() {
        for (var name : new String[] {
            "localhost",
            "router",
            "a.localhost",
            "printer.local",
            "db.internal",
            "x.onion",
            "nas.home.arpa",
            "PRINTER.LOCAL."
        }) assertThat(PublicAddresses.isLocalName(name)).as(name).isTrue();
        assertThat(PublicAddresses.isLocalName("example.com")).isFalse();
        assertThat(PublicAddresses.isLocalName("2606:4700::1111")).isFalse();
    }
}
