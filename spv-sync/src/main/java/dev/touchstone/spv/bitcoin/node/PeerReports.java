package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.Peer;
import dev.touchstone.spv.bitcoin.p2p.PeerEvents;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import java.util.function.Consumer;

/// Carries what peers report from their threads to the loop: a full mailbox makes them wait. Thread-safe.
final class PeerReports implements PeerEvents {
    private final Engine engine;
    private final Consumer<Runnable> loop;

    PeerReports(Engine engine, Consumer<Runnable> loop) {
        this.engine = engine;
        this.loop = loop;
    }

    @Override
    public void ready(Peer peer, Message.Version version) {
        loop.accept(() -> engine.opened(peer, version));
    }

    @Override
    public void received(Peer peer, Message message) {
        loop.accept(() -> engine.heard(peer, message));
    }

    @Override
    public void closed(Peer peer, PeerFault fault) {
        loop.accept(() -> engine.ended(peer, fault));
    }
}
