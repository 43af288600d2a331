package dev.touchstone.wallet.collectible;

import java.util.Locale;

/// Where a thing is described, as its contract says: by the form of that text it is plain what could be proven of what
/// lies there. Immutable.
public sealed interface TokenUri {
    String text();

    /// The description stands in the contract itself: what is proven of the text is proven of it (RFC 2397).
    record InContract(String text) implements TokenUri {}

    /// A fingerprint of the content: whatever fits it is what is meant (`ipfs:`).
    record ByFingerprint(String text) implements TokenUri {}

    /// A place on a website, which can put there what it likes.
    record OnWebsite(String text, String host) implements TokenUri {}

    /// Something else, or nothing.
    record Other(String text) implements TokenUri {}

    static TokenUri of(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("data:")) return new InContract(text);
        if (lower.startsWith("ipfs://")) return new ByFingerprint(text);
        boolean isWeb = lower.startsWith("https://") || lower.startsWith("http://");
        var host = isWeb ? host(lower.substring(lower.indexOf("//") + 2)) : "";
        return host.isEmpty() ? new Other(text) : new OnWebsite(text, host);
    }

    private static String host(String rest) {
        var authority = rest.split("[/?#\\\\]", 2)[0];
        var host = authority.substring(authority.lastIndexOf('@') + 1);
        return host.matches("[a-z0-9.:-]{1,253}") ? host : "";
    }
}
