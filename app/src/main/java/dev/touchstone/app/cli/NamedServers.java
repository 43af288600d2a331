package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.source.DefaultEndpoints;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.spv.ethereum.source.SourceRole;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/// Finds out which servers a command may ask: those that a person named, and public ones only where a person allowed
/// it. Thread-safe.
public final class NamedServers {
    List<Endpoint> beacons(EthereumChain chain, EthereumOptions wanted) throws Failure {
        return endpoints(chain, SourceRole.BEACON, wanted.beacons(), wanted.allowsPublic());
    }

    List<Endpoint> executions(EthereumChain chain, EthereumOptions wanted) throws Failure {
        return endpoints(chain, SourceRole.EXECUTION, wanted.executions(), wanted.allowsPublic());
    }

    /// Servers that a person named.
    List<Endpoint> named(List<String> urls) throws Failure {
        var endpoints = new ArrayList<Endpoint>();
        for (var url : urls) endpoints.add(new Endpoint(address(url), true));
        return endpoints.stream().distinct().toList();
    }

    private List<Endpoint> endpoints(EthereumChain chain, SourceRole role, List<String> named, boolean allowsPublic)
            throws Failure {
        if (!named.isEmpty()) return named(named);
        if (!allowsPublic) throw nobodyNamed(chain, role);
        var all = DefaultEndpoints.builtIn().of(chain.id()).stream()
                .filter(endpoint -> endpoint.role() == role)
                .map(endpoint -> new Endpoint(endpoint.address().uri(), false))
                .toList();
        if (all.isEmpty()) {
            throw Failure.usage("This release knows no public " + EthereumRun.name(role) + " of the network '"
                    + chain.id() + "'; name one with " + option(role) + ".");
        }
        return all;
    }

    private static Failure nobodyNamed(EthereumChain chain, SourceRole role) {
        return Failure.usage("Nobody is asked about '" + chain.id() + "' without your word. Name a "
                + EthereumRun.name(role) + " with " + option(role) + " URL, or let the public servers be asked with "
                + "--public; they learn your address on the internet and which accounts you ask about.");
    }

    private static String option(SourceRole role) {
        return switch (role) {
            case BEACON -> "--beacon";
            case EXECUTION -> "--rpc";
        };
    }

    private static URI address(String text) throws Failure {
        try {
            var uri = new URI(text.strip());
            return switch (SourceAddress.of(uri)) {
                case Parsed.Ok<SourceAddress> _ -> uri;
                case Parsed.Malformed<SourceAddress>(var reason) -> throw noAddress(reason);
            };
        } catch (URISyntaxException _) {
            throw noAddress("it is none");
        }
    }

    /// Without the text itself, which may hold a key.
    private static Failure noAddress(String reason) {
        return Failure.usage(
                "This is no address of a server (" + reason + "); write http://HOST:PORT or https://HOST.");
    }
}
