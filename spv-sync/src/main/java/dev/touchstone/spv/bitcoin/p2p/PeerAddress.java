package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// Where a node can be reached: an address of one of the networks of BIP155 and a port. Immutable.
public record PeerAddress(Family family, ByteString address, int port) {
    private static final int MOST_PORT = 0xffff;

    /// The networks of BIP155 that are in use. TORV2 (number 3) is retired.
    public enum Family {
        IPV4(1, 4),
        IPV6(2, 16),
        TORV3(4, 32),
        I2P(5, 32),
        CJDNS(6, 16);

        private final int number;
        private final int length;

        Family(int number, int length) {
            this.number = number;
            this.length = length;
        }

        /// The number on the wire.
        public int number() {
            return number;
        }

        public static Optional<Family> byNumber(int number) {
            return Arrays.stream(values()).filter(f -> f.number == number).findFirst();
        }
    }

    public PeerAddress {
        if (address.length() != family.length) {
            throw new IllegalArgumentException("an address of " + family + " has " + family.length + " bytes");
        }
        checkPort(port);
        if (port == 0) throw new IllegalArgumentException("nobody listens on port 0");
    }

    static void checkPort(int port) {
        if (port < 0 || port > MOST_PORT) throw new IllegalArgumentException("no port: " + port);
    }

    /// An address from a stranger; empty where no node can be at it.
    public static Optional<PeerAddress> of(Family family, ByteString address, int port) {
        if (address.length() != family.length || port == 0) return Optional.empty();
        return Optional.of(new PeerAddress(family, address, port));
    }

    public static PeerAddress of(InetAddress address, int port) {
        var bytes = address.getAddress();
        return new PeerAddress(bytes.length == 4 ? Family.IPV4 : Family.IPV6, ByteString.of(bytes), port);
    }

    /// Reads `address`, `address:port` or `[address]:port`, where the address is an IPv4 or IPv6 literal or an
    /// onion address of version 3. Names of hosts are not addresses: a [Resolver] turns them into some.
    public static Parsed<PeerAddress> parse(String text, int defaultPort) {
        return AddressText.parse(text, defaultPort);
    }

    public boolean isIp() {
        return switch (family) {
            case IPV4, IPV6 -> true;
            case TORV3, I2P, CJDNS -> false;
        };
    }

    /// Whether anyone on the network could reach it: not loopback, private, link-local, multicast or unspecified.
    public boolean isPublic() {
        if (!isIp()) return family != Family.CJDNS || address.at(0) == (byte) 0xfc;
        var inet = inet();
        boolean uniqueLocal = family == Family.IPV6 && (address.at(0) & 0xfe) == 0xfc;
        return !(uniqueLocal
                || inet.isLoopbackAddress()
                || inet.isSiteLocalAddress()
                || inet.isLinkLocalAddress()
                || inet.isMulticastAddress()
                || inet.isAnyLocalAddress());
    }

    /// The neighbourhood of the address, as one operator could own it whole: /16 of IPv4, /32 of IPv6, four bits of
    /// the other networks. Peers are chosen from different ones.
    public ByteString group() {
        var prefix = switch (family) {
            case IPV4 -> address.toArray(0, 2);
            case IPV6 -> address.toArray(0, 4);
            case TORV3, I2P, CJDNS -> new byte[] {(byte) (address.at(family == Family.CJDNS ? 1 : 0) & 0xf0)};
        };
        var group = new byte[prefix.length + 1];
        group[0] = (byte) family.number;
        System.arraycopy(prefix, 0, group, 1, prefix.length);
        return ByteString.of(group);
    }

    /// For a socket. Addresses that are not IP are left unresolved, by their names, for a proxy that knows them.
    public InetSocketAddress socketAddress() {
        return isIp()
                ? new InetSocketAddress(inet(), port)
                : InetSocketAddress.createUnresolved(AddressText.host(this), port);
    }

    InetAddress inet() {
        try {
            return InetAddress.getByAddress(address.toArray());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    /// In the form that [#parse] reads: IPv6 in brackets.
    @Override
    public String toString() {
        var host = AddressText.host(this);
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
