package dev.touchstone.spv.bitcoin.p2p;

/// What a [Peer] reports. All calls come one after the other from the peer's reader thread, which reads no further
/// before they return: to block here is to slow the other side down. They must not throw; an owner of state only
/// posts to its loop from here.
public interface PeerEvents {
    /// The handshake is done; messages may be sent. `version` is what the other side says of itself.
    void ready(Peer peer, Message.Version version);

    /// A message came, after [#ready]. Those of the handshake, pings, pongs and unknown ones are not reported.
    void received(Peer peer, Message message);

    /// The connection has ended, or never came about. The last call for a peer, and always made.
    void closed(Peer peer, PeerFault fault);
}
