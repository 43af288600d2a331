package dev.touchstone.spv.content.source;

import dev.touchstone.spv.bitcoin.p2p.Resolver;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.source.HttpAnswer;
import dev.touchstone.spv.ethereum.source.HttpLink;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.RequestBudget;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.spv.ethereum.source.SourcePorts;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Fetches what lies on a website: no more than its word. Only the request itself is sent, without cookies and
/// without telling where its address was found. Thread-safe.
///
/// The addresses come from strangers, so that none is followed into the networks that this computer is in. The
/// name is asked for before the connection is made; that it has changed by then would show in the server's
/// certificate, without which nothing is said to it.
public final class Websites {
    private static final int MOST_BYTES = 16 << 20;
    private static final String ANY = "application/json, image/*;q=0.9, */*;q=0.5";

    private final SourcePorts ports;
    private final Resolver resolver;
    private final InstantSource clock;
    private final Predicate<InetAddress> isAllowed;

    public Websites(SourcePorts ports, Resolver resolver, InstantSource clock) {
        this(ports, resolver, clock, PublicAddresses::isPublic);
    }

    Websites(SourcePorts ports, Resolver resolver, InstantSource clock, Predicate<InetAddress> isAllowed) {
        this.ports = ports;
        this.resolver = resolver;
        this.clock = clock;
        this.isAllowed = isAllowed;
    }

    /// The host of an address, in small letters; empty where it has none, or names a user.
    public static Optional<String> host(String url) {
        return SourceAddress.parse(url.replaceFirst("#.*$", "").replace(" ", "%20"))
                .toOptional()
                .map(SourceAddress::uri)
                .filter(uri -> uri.getRawUserInfo() == null)
                .map(uri -> uri.getHost().toLowerCase(Locale.ROOT));
    }

    /// Fetches it. That the user agreed to it is for the caller to know.
    ContentOutcome fetch(String url) {
        var host = host(url);
        if (host.isEmpty()) return new ContentOutcome.NotFetched("no address of a website");
        if (!isReachable(host.get())) return new ContentOutcome.NotPublic(host.get());
        var address = SourceAddress.parse(url.replaceFirst("#.*$", "").replace(" ", "%20"))
                .orThrow();
        var link = new HttpLink(address, ports, RequestBudget.unlimited());
        return switch (link.fetch("", "", ANY, MOST_BYTES)) {
            case Reply.Said<HttpAnswer>(var answer) ->
                new ContentOutcome.Said(ByteString.of(answer.body()), host.get(), clock.instant());
            case Reply.Failed<HttpAnswer>(var fault) -> new ContentOutcome.NobodyHas(Map.of(host.get(), fault));
        };
    }

    private boolean isReachable(String host) {
        var bare = host.replaceAll("[\\[\\]]", "");
        var addresses = PublicAddresses.isLocalName(bare) ? List.<InetAddress>of() : resolver.resolve(bare);
        return !addresses.isEmpty() && addresses.stream().allMatch(isAllowed);
    }
}
