package dev.touchstone.spv.content.source;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;

/// Tells addresses of the public internet from those of this computer and of networks at home or at work, which no
/// stranger is to have this program knock at (IANA's special-purpose address registries, RFC 6890). Pure.
final class PublicAddresses {
    private PublicAddresses() {}

    /// Whether a name is never one of the public internet (RFC 6761, RFC 6762, RFC 7686).
    static boolean isLocalName(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return (!name.contains(".") && !name.contains(":"))
                || name.endsWith(".localhost")
                || name.endsWith(".local")
                || name.endsWith(".internal")
                || name.endsWith(".home.arpa")
                || name.endsWith(".onion");
    }

    static boolean isPublic(InetAddress address) {
        boolean isSpecial = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        if (isSpecial) return false;
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublicV4(bytes) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        int third = a[2] & 0xff;
        boolean isShared = first == 100 && (second & 0xc0) == 64;
        boolean isOfProtocols = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean isBenchmark = first == 198 && (second & 0xfe) == 18;
        boolean isExample =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        return first != 0 && first < 240 && !isShared && !isOfProtocols && !isBenchmark && !isExample;
    }

    /// Only global unicast, without what leads to an address of version 4 or to documentation.
    private static boolean isPublicV6(byte[] a) {
        boolean isGlobal = (a[0] & 0xe0) == 0x20;
        boolean isTeredoOrSpecial = a[0] == 0x20 && a[1] == 0x01 && (a[2] & 0xfe) == 0;
        boolean isExample = a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0d && (a[3] & 0xff) == 0xb8;
        boolean is6to4 = a[0] == 0x20 && a[1] == 0x02;
        return isGlobal && !isTeredoOrSpecial && !isExample && !is6to4;
    }
}
