package dev.touchstone.spv.ethereum.offchain;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whom a contract's request would have asked, so that a person can agree to it first. Pure.
public final class GatewayHosts {
    private GatewayHosts() {}

    /// The hosts in the order in which they are named; none where nobody could be asked.
    public static List<String> of(OffchainLookup lookup) {
        var hosts = new LinkedHashSet<String>();
        if (!BatchLookup.isOne(lookup)) {
            add(hosts, lookup.urls(), lookup.sender(), lookup.data());
        } else if (BatchLookup.parse(lookup) instanceof Parsed.Ok<BatchLookup>(var batch)) {
            batch.requests().forEach(each -> add(hosts, each.urls(), each.sender(), each.data()));
        }
        return List.copyOf(hosts);
    }

    private static void add(Set<String> hosts, List<String> urls, EthereumAddress sender, ByteString data) {
        for (var url : urls) {
            GatewayRequest.of(url, sender, data)
                    .toOptional()
                    .map(GatewayRequest::host)
                    .ifPresent(hosts::add);
        }
    }
}
