package dev.touchstone.spv.content.source;

import dev.touchstone.spv.ethereum.source.HttpLink;
import dev.touchstone.spv.ethereum.source.RequestBudget;
import dev.touchstone.spv.ethereum.source.Source;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.spv.ethereum.source.SourcePorts;
import java.time.InstantSource;
import java.util.Set;

/// A server that hands out content by its address: what it says is checked, whoever it is. Thread-safe.
public final class Gateway implements Source {
    private final HttpLink link;
    private final boolean own;
    private final Set<ContentNetwork> networks;

    private Gateway(HttpLink link, boolean own, Set<ContentNetwork> networks) {
        this.link = link;
        this.own = own;
        this.networks = Set.copyOf(networks);
    }

    /// One that the user runs or named: it is asked first, as often as there is need, and for everything.
    public static Gateway own(SourceAddress address, SourcePorts ports) {
        var link = new HttpLink(address, ports, RequestBudget.unlimited());
        return new Gateway(link, true, Set.of(ContentNetwork.values()));
    }

    /// One that others run for everybody.
    public static Gateway ofOthers(
            SourceAddress address, ContentNetwork network, SourcePorts ports, InstantSource clock) {
        var link = new HttpLink(address, ports, RequestBudget.forPublic(clock));
        return new Gateway(link, false, Set.of(network));
    }

    HttpLink link() {
        return link;
    }

    public boolean isOwn() {
        return own;
    }

    boolean serves(ContentNetwork network) {
        return networks.contains(network);
    }

    @Override
    public String name() {
        return link.name();
    }

    @Override
    public String toString() {
        return name();
    }
}
