package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/// Whom to ask for content. Written by picocli, then only read.
final class ContentOptions {
    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "A gateway to IPFS and Arweave to ask, as http://127.0.0.1:8080. May be repeated.")
    private List<String> gateways = new ArrayList<>();

    @Option(
            names = "--website",
            paramLabel = "HOST",
            description = "A website that may be asked for what lies there. It learns your address on the internet and "
                    + "which token you look at; what it says stays a claim. May be repeated.")
    private List<String> websites = new ArrayList<>();

    /// One gateway, and nobody else.
    static ContentOptions ofGateway(String url) {
        var options = new ContentOptions();
        options.gateways.add(url);
        return options;
    }

    List<SourceAddress> gateways() throws Failure {
        var addresses = new ArrayList<SourceAddress>();
        for (var gateway : gateways) {
            switch (SourceAddress.parse(gateway)) {
                case Parsed.Ok<SourceAddress>(var address) -> addresses.add(address);
                case Parsed.Malformed<SourceAddress>(var reason) ->
                    throw Failure.usage("This is no address of a gateway (" + reason + ").");
            }
        }
        return addresses;
    }

    Set<String> websites() {
        var hosts = new HashSet<String>();
        websites.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        return hosts;
    }
}
