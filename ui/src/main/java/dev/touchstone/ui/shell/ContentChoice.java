package dev.touchstone.ui.shell;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whom the program may ask for pictures and descriptions of collectibles, as the person decided. Immutable.
///
/// @param asksPublic whether the public gateways of this release may be asked
/// @param own gateways that the person named
/// @param hosts websites that the person allowed, in small letters
public record ContentChoice(boolean asksPublic, List<URI> own, Set<String> hosts) {
    /// Nobody is asked.
    public static final ContentChoice NOBODY = new ContentChoice(false, List.of(), Set.of());

    public ContentChoice {
        own = List.copyOf(own);
        hosts = Set.copyOf(hosts);
    }

    public ContentChoice withPublic(boolean asked) {
        return new ContentChoice(asked, own, hosts);
    }

    public ContentChoice withOwn(URI gateway) {
        var more = new ArrayList<>(own);
        if (!more.contains(gateway)) more.add(gateway);
        return new ContentChoice(asksPublic, more, hosts);
    }

    public ContentChoice withoutOwn(URI gateway) {
        return new ContentChoice(
                asksPublic, own.stream().filter(it -> !it.equals(gateway)).toList(), hosts);
    }

    public ContentChoice withHost(String host) {
        var more = new HashSet<>(hosts);
        more.add(host);
        return new ContentChoice(asksPublic, own, more);
    }

    public ContentChoice withoutHost(String host) {
        var fewer = new HashSet<>(hosts);
        fewer.remove(host);
        return new ContentChoice(asksPublic, own, fewer);
    }

    /// Whether anybody may be asked for content under its own address.
    public boolean asksGateways() {
        return asksPublic || !own.isEmpty();
    }
}
