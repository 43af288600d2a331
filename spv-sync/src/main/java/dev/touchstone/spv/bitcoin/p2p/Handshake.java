package dev.touchstone.spv.bitcoin.p2p;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The first messages of a connection, until both sides know and accept each other. Confined to one thread; no I/O.
///
/// Whoever dialled speaks first. Between version and verack each side says which extensions it wants (BIP155,
/// BIP339); a node older than these extensions is not told of them.
final class Handshake {
    private final LocalNode self;
    private final boolean inbound;
    private final Message.Version introduction;
    private Message.@Nullable Version version;
    private boolean wtxidRelay;
    private boolean addrV2;

    /// What a message led to.
    sealed interface Step {
        /// These are to be sent.
        record Say(List<Message> messages) implements Step {}

        /// Both sides are ready.
        record Done(Message.Version version) implements Step {}

        record Failed(PeerFault fault) implements Step {}
    }

    private static final Step NOTHING = new Step.Say(List.of());

    Handshake(LocalNode self, boolean inbound) {
        this.self = self;
        this.inbound = inbound;
        this.introduction = self.introduce();
    }

    /// What to say before anything came.
    List<Message> opening() {
        return inbound ? List.of() : List.of(introduction);
    }

    /// Anything but an opening is passed over until the handshake is done.
    Step accept(Message message) {
        if (!(message instanceof Message.Opening opening)) return NOTHING;
        return switch (opening) {
            case Message.Version theirs -> introduced(theirs);
            case Message.Verack _ -> acknowledged();
            case Message.WtxidRelay _ -> {
                wtxidRelay = true;
                yield NOTHING;
            }
            case Message.SendAddrV2 _ -> {
                addrV2 = true;
                yield NOTHING;
            }
        };
    }

    private Step introduced(Message.Version theirs) {
        if (version != null) return new Step.Failed(new PeerFault.Malformed("a second version"));
        if (self.isOwn(theirs)) return new Step.Failed(new PeerFault.SelfConnection());
        if (theirs.protocol() < LocalNode.LEAST_PROTOCOL) {
            return new Step.Failed(new PeerFault.TooOld(theirs.protocol()));
        }
        version = theirs;
        boolean extensions = theirs.protocol() >= LocalNode.PROTOCOL;
        List<Message> agreement = extensions
                ? List.of(new Message.WtxidRelay(), new Message.SendAddrV2(), new Message.Verack())
                : List.of(new Message.Verack());
        if (!inbound) return new Step.Say(agreement);
        return new Step.Say(
                Stream.concat(Stream.of(introduction), agreement.stream()).toList());
    }

    private Step acknowledged() {
        var theirs = version;
        return theirs == null
                ? new Step.Failed(new PeerFault.Malformed("verack before version"))
                : new Step.Done(theirs);
    }

    /// Whether transactions are announced by wtxid: both sides have said so.
    boolean wtxidRelay() {
        return wtxidRelay;
    }

    /// Whether the other side takes addresses in the form of BIP155.
    boolean addrV2() {
        return addrV2;
    }

    void end() {
        self.forget(introduction);
    }
}
