package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.p2p.Inventory;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.Peer;
import dev.touchstone.spv.bitcoin.p2p.PeerEvents;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import dev.touchstone.spv.chain.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Carries one conversation between a peer and the loop: each message is put to the loop, and the reply is sent from
/// the peer's own reader thread, which so reads no faster than the other side takes answers. Called on that thread,
/// but for [#attach(Peer)] and [#close()].
final class Connection implements PeerEvents, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PracticeServer server;
    private final Loop loop;
    private final PracticeAnswers answers;
    private @Nullable Session session;
    private @Nullable Outbox outbox;
    private volatile @Nullable Peer peer;
    private volatile boolean closing;

    Connection(PracticeServer server, Loop loop, PracticeAnswers answers) {
        this.server = server;
        this.loop = loop;
        this.answers = answers;
    }

    /// Tells which peer this is the conversation with.
    void attach(Peer itsPeer) {
        peer = itsPeer;
        if (closing) itsPeer.close();
    }

    /// Ends the connection; from any thread.
    @Override
    public void close() {
        closing = true;
        var open = peer;
        if (open != null) open.close();
    }

    @Override
    public void ready(Peer peer, Message.Version version) {
        var relay = new Outbox(peer, answers);
        outbox = relay;
        var taste = new Announcements.Taste(version.relay(), peer.relaysByWtxid());
        perform(peer, ask(() -> {
            session = server.open(taste, relay);
            return session.opening(version.services());
        }));
    }

    @Override
    public void received(Peer peer, Message message) {
        var notFound = new ArrayList<Inventory>();
        for (var piece : pieces(message)) {
            var reply = ask(() -> server.reply(session(), piece));
            perform(peer, isRequest(piece) ? answered(piece, reply, notFound) : reply);
        }
        if (!notFound.isEmpty()) perform(peer, Reply.say(new Message.NotFound(notFound)));
    }

    private Session session() {
        if (session == null) throw new IllegalStateException("a message before the handshake was done");
        return session;
    }

    /// A request for many things is answered thing by thing, so that the answers need not all lie in memory.
    private static List<? extends Message> pieces(Message message) {
        return message instanceof Message.GetData(var items)
                ? items.stream().map(item -> new Message.GetData(List.of(item))).toList()
                : List.of(message);
    }

    private static boolean isRequest(Message message) {
        return message instanceof Message.GetHeaders
                || message instanceof Message.GetBlocks
                || message instanceof Message.GetData
                || message instanceof Message.GetCFilters
                || message instanceof Message.GetCFHeaders
                || message instanceof Message.GetCFCheckpt;
    }

    /// What is said in the end. Things not found are kept, to be named together after all that was found.
    private Reply answered(Message request, Reply honest, List<Inventory> notFound) {
        return switch (honest) {
            case Reply.Say(var messages) -> said(answers.answer(request, messages), notFound);
            case Reply.HangUp hangUp -> {
                var instead = answers.answer(request, List.of());
                yield instead.isEmpty() ? hangUp : said(instead, notFound);
            }
        };
    }

    private static Reply said(List<Message> messages, List<Inventory> notFound) {
        var said = new ArrayList<Message>();
        for (var message : messages) {
            if (message instanceof Message.NotFound(var items)) notFound.addAll(items);
            else said.add(message);
        }
        return new Reply.Say(said);
    }

    private void perform(Peer peer, Reply reply) {
        switch (reply) {
            case Reply.HangUp(var why) -> peer.close(why);
            case Reply.Say(var messages) -> {
                try {
                    for (var message : messages) peer.send(message);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    peer.close();
                }
            }
        }
    }

    private Reply ask(Callable<Reply> question) {
        try {
            return loop.ask(question, PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | RejectedExecutionException _) {
            // the node is closing: so is this connection
        }
        return new Reply.HangUp(new PeerFault.LocalClose());
    }

    @Override
    public void closed(Peer peer, PeerFault fault) {
        var relay = outbox;
        if (relay != null) {
            relay.close();
            server.forget(relay);
        }
        server.closed(this);
    }
}
