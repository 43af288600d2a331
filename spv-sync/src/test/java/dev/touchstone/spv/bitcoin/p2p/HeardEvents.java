package dev.touchstone.spv.bitcoin.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What peers report, in order, for a test to take one by one. Thread-safe.
final class HeardEvents implements PeerEvents {
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    sealed interface Event {
        record Ready(Peer peer, Message.Version version) implements Event {}

        record Received(Peer peer, Message message) implements Event {}

        record Closed(Peer peer, PeerFault fault) implements Event {}
    }

    @Override
    public void ready(Peer peer, Message.Version version) {
        events.add(new Event.Ready(peer, version));
    }

    @Override
    public void received(Peer peer, Message message) {
        events.add(new Event.Received(peer, message));
    }

    @Override
    public void closed(Peer peer, PeerFault fault) {
        events.add(new Event.Closed(peer, fault));
    }

    Message.Version ready() throws InterruptedException {
        return next(Event.Ready.class).version();
    }

    Message received() throws InterruptedException {
        return next(Event.Received.class).message();
    }

    PeerFault closed() throws InterruptedException {
        return next(Event.Closed.class).fault();
    }

    boolean isSilent() {
        return events.isEmpty();
    }

    private <E extends Event> E next(Class<E> kind) throws InterruptedException {
        var event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).isInstanceOf(kind);
        return kind.cast(event);
    }
}
