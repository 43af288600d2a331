package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.bitcoin.p2p.PeerAddress.Family;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How addresses are written for people: IP literals, onion addresses of version 3 (Tor's rend-spec-v3 section 6),
/// and the base 32 names of I2P. Pure.
final class AddressText {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String ONION = ".onion";
    private static final int ONION_VERSION = 3;
    private static final int KEY_BYTES = 32;

    private AddressText() {}

    static Parsed<PeerAddress> parse(String text, int defaultPort) {
        int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
        int colon = text.lastIndexOf(':');
        boolean bareIpv6 = bracket < 0 && colon >= 0 && text.indexOf(':') != colon;
        boolean hasPort = colon > bracket && colon >= 0 && !bareIpv6;
        var host = hasPort ? text.substring(0, colon) : text;
        if (bracket >= 0) {
            if (host.length() != bracket + 1) return Parsed.malformed("text after the bracket");
            host = host.substring(1, bracket);
        }
        int port = hasPort ? port(text.substring(colon + 1)) : defaultPort;
        if (port <= 0) return Parsed.malformed("not a port");
        return address(host, port);
    }

    private static int port(String digits) {
        boolean plausible =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = plausible ? Integer.parseInt(digits) : -1;
        return port <= 0xffff ? port : -1;
    }

    private static Parsed<PeerAddress> address(String host, int port) {
        if (host.toLowerCase(Locale.ROOT).endsWith(ONION)) {
            return onion(host.toLowerCase(Locale.ROOT))
                    .map(key -> Parsed.ok(new PeerAddress(Family.TORV3, key, port)))
                    .orElseGet(() -> Parsed.malformed("not an onion address of version 3"));
        }
        try {
            return Parsed.ok(PeerAddress.of(InetAddress.ofLiteral(host), port));
        } catch (IllegalArgumentException _) {
            return Parsed.malformed("not an address literal");
        }
    }

    static String host(PeerAddress peer) {
        return switch (peer.family()) {
            case IPV4, IPV6, CJDNS -> peer.inet().getHostAddress();
            case TORV3 -> base32(onionBytes(peer.address())) + ONION;
            case I2P -> base32(peer.address().toArray()) + ".b32.i2p";
        };
    }

    private static Optional<ByteString> onion(String host) {
        return fromBase32(host.substring(0, host.length() - ONION.length()))
                .filter(bytes -> bytes.length == KEY_BYTES + 3)
                .filter(bytes -> Arrays.equals(bytes, onionBytes(ByteString.copyOf(bytes, 0, KEY_BYTES))))
                .map(bytes -> ByteString.copyOf(bytes, 0, KEY_BYTES));
    }

    /// The key, two bytes of checksum and the version.
    private static byte[] onionBytes(ByteString key) {
        var sha3 = sha3();
        sha3.update(".onion checksum".getBytes(StandardCharsets.US_ASCII));
        sha3.update(key.toArray());
        sha3.update((byte) ONION_VERSION);
        var bytes = Arrays.copyOf(key.toArray(), KEY_BYTES + 3);
        System.arraycopy(sha3.digest(), 0, bytes, KEY_BYTES, 2);
        bytes[KEY_BYTES + 2] = ONION_VERSION;
        return bytes;
    }

    private static MessageDigest sha3() {
        try {
            return MessageDigest.getInstance("SHA3-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK has SHA3-256", e);
        }
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = ((buffer << 8) | (b & 0xff)) & 0xfff;
            for (bits += 8; bits >= 5; bits -= 5) text.append(BASE32.charAt((buffer >>> (bits - 5)) & 31));
        }
        if (bits > 0) text.append(BASE32.charAt((buffer << (5 - bits)) & 31));
        return text.toString();
    }

    private static Optional<byte[]> fromBase32(String text) {
        var bytes = new byte[text.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = BASE32.indexOf(text.charAt(i));
            if (digit < 0) return Optional.empty();
            buffer = ((buffer << 5) | digit) & 0xfff;
            bits += 5;
            if (bits >= 8) bytes[at++] = (byte) (buffer >>> (bits -= 8));
        }
        return Optional.of(bytes);
    }
}
