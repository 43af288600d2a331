package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.chain.ByteString;
import java.util.HexFormat;
import java.util.Optional;

/// An address as version and addr messages carry it: services, 16 bytes of IPv6 (IPv4 mapped into it) and a port.
/// Immutable.
public record NetworkAddress(Services services, ByteString ip, int port) {
    static final int IP_BYTES = 16;
    private static final ByteString IPV4_PREFIX = ByteString.of(HexFormat.of().parseHex("00000000000000000000ffff"));

    /// Says nothing: what a node writes that does not know or does not tell.
    public static final NetworkAddress UNSPECIFIED =
            new NetworkAddress(Services.NONE, ByteString.of(new byte[IP_BYTES]), 0);

    public NetworkAddress {
        if (ip.length() != IP_BYTES) throw new IllegalArgumentException("an IPv6 address has 16 bytes");
        PeerAddress.checkPort(port);
    }

    /// The peer at this address, where it is an address that can be dialled.
    public Optional<PeerAddress> peer() {
        boolean mapped = ByteString.copyOf(ip.toArray(), 0, 12).equals(IPV4_PREFIX);
        return mapped
                ? PeerAddress.of(PeerAddress.Family.IPV4, ByteString.of(ip.toArray(12, IP_BYTES)), port)
                : PeerAddress.of(PeerAddress.Family.IPV6, ip, port);
    }

    /// An address with the time, in seconds, at which somebody last saw a node there.
    public record Seen(long time, NetworkAddress address) {}

    /// The same in the form of BIP155. `network` is the number on the wire and may be one nobody knows yet.
    public record SeenV2(long time, Services services, int network, ByteString address, int port) {
        static final int MOST_BYTES = 512;

        public SeenV2 {
            if (address.length() > MOST_BYTES) throw new IllegalArgumentException("too long: " + address.length());
            PeerAddress.checkPort(port);
        }

        /// The peer at this address, where its network is known and it is an address that can be dialled.
        public Optional<PeerAddress> peer() {
            return PeerAddress.Family.byNumber(network).flatMap(family -> PeerAddress.of(family, address, port));
        }
    }
}
