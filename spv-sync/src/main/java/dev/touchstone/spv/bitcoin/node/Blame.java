package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.proof.Refutation;

/// Takes note of a peer that was caught lying, and ends the connection. Called on the bitcoin-chain loop.
@FunctionalInterface
interface Blame {
    void lied(Session session, Refutation what);
}
