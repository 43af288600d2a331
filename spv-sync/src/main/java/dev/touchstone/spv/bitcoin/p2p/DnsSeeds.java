package dev.touchstone.spv.bitcoin.p2p;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The host names that answer with addresses of nodes. Immutable; asking blocks, so it belongs on a virtual thread.
///
/// A seed can be asked for nodes with certain services, by a name that begins with their bits in hexadecimal. One that
/// does not know that is asked by its plain name, and then nobody says what its nodes offer.
public record DnsSeeds(List<String> hosts) {
    private static final int ENOUGH = 64;

    public DnsSeeds {
        hosts = List.copyOf(hosts);
    }

    /// Asks seeds in random order until there are enough addresses; each comes with the services it was asked for.
    public Map<InetAddress, Services> ask(Services wanted, Resolver resolver, RandomGenerator dice) {
        var found = new LinkedHashMap<InetAddress, Services>();
        var order = new ArrayList<>(hosts);
        Collections.shuffle(order, dice);
        for (var host : order) {
            if (found.size() >= ENOUGH) break;
            var offering = resolver.resolve("x" + Long.toHexString(wanted.bits()) + "." + host);
            offering.forEach(address -> found.put(address, wanted));
            if (offering.isEmpty())
                resolver.resolve(host).forEach(address -> found.putIfAbsent(address, Services.NONE));
        }
        return found;
    }
}
