package dev.touchstone.spv.bitcoin.node;

/// Hears how a broadcast goes. Called on the bitcoin-chain loop; implementations only post to their own loop.
public interface BroadcastListener {
    /// So many peers have been told of the transaction and so many have fetched it from us.
    void offered(int announced, int fetched);

    /// So many peers that had not fetched it from us announced it: it spreads.
    void relayed(int peers);

    /// A peer refused it with this reason (only older peers give one).
    void rejected(String reason);
}
