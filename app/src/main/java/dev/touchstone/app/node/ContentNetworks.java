package dev.touchstone.app.node;

import dev.touchstone.spv.bitcoin.p2p.Resolver;
import dev.touchstone.spv.content.source.ContentFetcher;
import dev.touchstone.spv.content.source.ContentShelf;
import dev.touchstone.spv.content.source.DefaultGateways;
import dev.touchstone.spv.content.source.Gateway;
import dev.touchstone.spv.content.source.Gateways;
import dev.touchstone.spv.content.source.Websites;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.spv.ethereum.source.SourcePorts;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes what content is fetched with: whom the user named or allowed, and nobody else. Immutable.
///
/// @param http follows no redirects
public record ContentNetworks(HttpClient http, Resolver resolver, InstantSource clock) {
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30));

    /// What fetches content from these.
    ///
    /// @param own gateways that the user named
    /// @param allowsPublic whether those of this release may be asked, too
    /// @param isAllowedHost whether a website of this host may be asked
    public ContentFetcher fetcher(
            List<SourceAddress> own, boolean allowsPublic, Predicate<String> isAllowedHost, ContentShelf shelf) {
        var ports = new SourcePorts(http, PATIENCE, _ -> {});
        var gateways = new ArrayList<Gateway>();
        own.forEach(address -> gateways.add(Gateway.own(address, ports)));
        if (allowsPublic) {
            DefaultGateways.builtIn()
                    .all()
                    .forEach(known -> gateways.add(Gateway.ofOthers(known.address(), known.network(), ports, clock)));
        }
        var websites = new Websites(ports, resolver, clock);
        return new ContentFetcher(new Gateways(gateways), websites, isAllowedHost, shelf);
    }
}
