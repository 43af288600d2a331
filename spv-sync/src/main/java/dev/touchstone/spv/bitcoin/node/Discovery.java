package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.p2p.DnsSeeds;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerBook;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import dev.touchstone.spv.bitcoin.p2p.Services;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/// Finds nodes to connect to beyond those the user named: from the book, from DNS seeds while the book is thin, and
/// from what peers tell. About one node in nine serves filters, so those are looked for first. Confined to the
/// bitcoin-chain loop; names are resolved on a virtual thread.
final class Discovery {
    private static final int WANTED = 8;
    private static final int WANTED_WITH_FILTERS = 4;
    private static final int DIALS_AT_ONCE = 4;
    private static final Duration BETWEEN_SEEDINGS = Duration.ofMinutes(2);
    private static final Services BLOCKS = Services.NETWORK.with(Services.WITNESS);
    private static final Services FILTERS = BLOCKS.with(Services.COMPACT_FILTERS);

    private final PeerBook book;
    private final Connections connections;
    private final Sessions sessions;
    private final DnsSeeds seeds;
    private final NodePorts ports;
    private final int port;
    private final Consumer<Runnable> loop;
    private Instant seeded = Instant.MIN;

    Discovery(
            PeerBook book,
            Connections connections,
            Sessions sessions,
            DnsSeeds seeds,
            int port,
            NodePorts ports,
            Consumer<Runnable> loop) {
        this.book = book;
        this.connections = connections;
        this.sessions = sessions;
        this.seeds = seeds;
        this.port = port;
        this.ports = ports;
        this.loop = loop;
    }

    void tick(Instant now) {
        if (!connections.isOnline()) return;
        if (book.isThin() && !now.isBefore(seeded.plus(BETWEEN_SEEDINGS))) seed(now);
        int open = connections.count();
        int ready = sessions.all().size();
        while (open < WANTED && open - ready < DIALS_AT_ONCE) {
            var next = book.next(needsFilters() ? FILTERS : BLOCKS, connections.addresses());
            if (next.isEmpty()) return;
            connections.dial(next.get());
            open++;
        }
    }

    private boolean needsFilters() {
        return sessions.servingFilters().size() < WANTED_WITH_FILTERS;
    }

    private void seed(Instant now) {
        seeded = now;
        Thread.ofVirtual().name("dns seeds").start(() -> {
            Map<InetAddress, Services> found = seeds.ask(FILTERS, ports.resolver(), ports.dice());
            loop.accept(() -> book.seeded(found, port));
        });
    }

    /// Keeps a found peer only if it is of use, and asks it for others while the book is thin.
    void ready(Session session) {
        boolean useful = connections.isNamed(session.peer().address())
                || session.servesFilters()
                || sessions.servingFilters().size() >= WANTED_WITH_FILTERS;
        if (book.isThin()) session.send(new Message.GetAddr());
        if (!useful) session.close(new PeerFault.Useless(Services.COMPACT_FILTERS));
    }
}
