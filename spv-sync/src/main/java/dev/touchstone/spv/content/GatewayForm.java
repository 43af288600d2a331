package dev.touchstone.spv.content;

import java.util.List;
import java.util.regex.Pattern;

/// Addresses of gateways, which hold an address of content (ipfs/specs, `path-gateway.md`, "Request semantics", and
/// `subdomain-gateway.md`; ar.io, "Gateway", `/ID`). Pure.
final class GatewayForm {
    private static final Pattern PATH = Pattern.compile("(?i)https://[^/?#@]+/ipfs/([^?#]+)(?:[?#].*)?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("(?i)https://([a-z0-9]+)\\.ipfs\\.[^/?#@]+(/[^?#]*)?(?:[?#].*)?");
    private static final Pattern ARWEAVE =
            Pattern.compile("(?i)https://(?:www\\.)?arweave\\.net/([A-Za-z0-9_-]{43}(?:/[^?#]*)?)(?:[?#].*)?");

    private GatewayForm() {}

    /// The content that the address of a website holds an address of; else the address of the website.
    static ContentAddress of(String url) {
        for (var candidate : candidates(url)) {
            var address = ContentAddress.parse(candidate);
            boolean isContent = address instanceof ContentAddress.Ipfs || address instanceof ContentAddress.Arweave;
            if (isContent) return address;
        }
        return new ContentAddress.Https(url);
    }

    private static List<String> candidates(String url) {
        var path = PATH.matcher(url);
        if (path.matches()) return List.of("ipfs://" + path.group(1));
        var subdomain = SUBDOMAIN.matcher(url);
        if (subdomain.matches()) {
            return List.of("ipfs://" + subdomain.group(1) + (subdomain.group(2) == null ? "" : subdomain.group(2)));
        }
        var arweave = ARWEAVE.matcher(url);
        return arweave.matches() ? List.of("ar://" + arweave.group(1)) : List.of();
    }
}
