package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.Peer;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import dev.touchstone.spv.bitcoin.p2p.Services;
import dev.touchstone.spv.chain.Height;
import java.time.Instant;
import java.util.Optional;

/// A connected peer as the node sees it: what it offers and how far it says it is. Confined to the bitcoin-chain loop.
final class Session {
    private static final Services BLOCKS = Services.NETWORK.with(Services.WITNESS);
    private static final Services RECENT_BLOCKS = Services.NETWORK_LIMITED.with(Services.WITNESS);

    private final Peer peer;
    private final Message.Version version;
    private final Instant since;
    private Height height;
    private Instant delivered = Instant.MIN;
    private boolean caught;
    private Optional<Satoshis> feeFloor = Optional.empty();

    Session(Peer peer, Message.Version version, Instant since) {
        this.peer = peer;
        this.version = version;
        this.since = since;
        this.height = Height.of(Math.max(0, version.startHeight()));
    }

    Peer peer() {
        return peer;
    }

    /// Queues a message. A peer that does not take what it is sent is given up.
    void send(Message message) {
        if (!peer.offer(message)) peer.close(new PeerFault.Deaf());
    }

    void close(PeerFault why) {
        peer.close(why);
    }

    /// Whether it was caught lying: it is being hung up on, and nothing more that it said counts.
    boolean isCaught() {
        return caught;
    }

    /// It was caught, for the first time.
    void caught() {
        caught = true;
    }

    boolean servesFilters() {
        return version.services().offer(Services.COMPACT_FILTERS);
    }

    /// Whether it has all blocks, or at least those of the last two days.
    boolean servesBlock(Height wanted, Height tip) {
        return version.services().offer(BLOCKS)
                || (version.services().offer(RECENT_BLOCKS) && tip.value() - wanted.value() < 280);
    }

    Height height() {
        return height;
    }

    void reaches(Height reached) {
        if (height.isBelow(reached)) height = reached;
    }

    /// It has sent something large that it was asked for. Whatever else it owes had to wait for that.
    void delivered(Instant now) {
        delivered = now;
    }

    /// When it last delivered something, or else this time.
    Instant lastDelivery(Instant since) {
        return delivered.isAfter(since) ? delivered : since;
    }

    Optional<Satoshis> feeFloor() {
        return feeFloor;
    }

    void feeFloor(Satoshis perKilobyte) {
        feeFloor = Optional.of(perKilobyte);
    }

    boolean relaysByWtxid() {
        return peer.relaysByWtxid();
    }

    String name() {
        return peer.address().toString();
    }

    BitcoinSnapshot.PeerRow row() {
        return new BitcoinSnapshot.PeerRow(
                name(),
                version.userAgent(),
                height,
                servesFilters(),
                version.services().offer(Services.WITNESS),
                since,
                peer.latency().map(latency -> latency.toMillis()));
    }

    @Override
    public String toString() {
        return name();
    }
}
