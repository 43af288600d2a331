package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Parsed;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// Where a server is reached over HTTP. Its user, path and query may be a key that somebody paid for, so it is
/// shown as scheme, host and port only. Immutable.
public final class SourceAddress {
    private final URI uri;

    private SourceAddress(URI uri) {
        this.uri = uri;
    }

    public static Parsed<SourceAddress> parse(String text) {
        try {
            return of(new URI(text.strip()));
        } catch (URISyntaxException _) {
            return Parsed.malformed("not an address");
        }
    }

    public static Parsed<SourceAddress> of(URI uri) {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Parsed.malformed("the address does not begin with http:// or https://");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) return Parsed.malformed("the address names no host");
        if (uri.getRawFragment() != null) return Parsed.malformed("the address has a part after #");
        return Parsed.ok(new SourceAddress(uri));
    }

    /// Scheme, host and port.
    public String name() {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
    }

    boolean isEncrypted() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    /// The address of `path` on this server, behind the server's own path and with its own query.
    ///
    /// @param query without a question mark; empty for none
    URI resolve(String path, String query) {
        var own = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        var both = own + (own.isEmpty() || query.isEmpty() ? "" : "&") + query;
        var base = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (!path.isEmpty() && base.endsWith("/")) base = base.substring(0, base.length() - 1);
        return URI.create(name() + base + path + (both.isEmpty() ? "" : "?" + both));
    }

    /// The header that says who asks, where the address names a user and password (RFC 7617).
    Optional<String> authorization() {
        var user = uri.getUserInfo();
        if (user == null) return Optional.empty();
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    /// The whole address, for those who ask there.
    public URI uri() {
        return uri;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceAddress a && uri.equals(a.uri);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
