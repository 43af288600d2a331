package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.Peer;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Sends what one connection is told unasked, on a virtual thread of its own, so that the loop never waits for a slow
/// reader. Thread-safe.
final class Outbox implements AutoCloseable {
    private static final int ROOM = 4_096;

    private final BlockingQueue<List<Message>> queue = new ArrayBlockingQueue<>(ROOM);
    private final Peer peer;
    private final PracticeAnswers answers;
    private final Thread thread;

    Outbox(Peer peer, PracticeAnswers answers) {
        this.peer = peer;
        this.answers = answers;
        this.thread =
                Thread.ofVirtual().name("practice relay " + peer.address()).start(this::run);
    }

    /// Queues announcements. A connection that has let thousands pile up is given up.
    void put(List<Message> announcements) {
        if (!queue.offer(announcements)) peer.close(new PeerFault.Deaf());
    }

    private void run() {
        try {
            while (true) {
                for (var message : answers.announce(queue.take())) peer.send(message);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the connection has ended
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
