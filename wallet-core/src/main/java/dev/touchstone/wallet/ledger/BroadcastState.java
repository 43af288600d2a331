package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Settlement;

/// How far a payment of this wallet has come. Immutable.
public sealed interface BroadcastState {
    /// Signed and safely on disk; no peer has it yet.
    record Saved() implements BroadcastState {}

    /// Peers were told of it; `fetched` of them asked for it.
    record Offered(int announced, int fetched) implements BroadcastState {}

    /// Peers that did not get it from us announce it: it spreads.
    record Relayed(int peers) implements BroadcastState {}

    record InBlock(Finding<ConfirmedTransaction> proof, Settlement settlement) implements BroadcastState {}

    record Settled(Finding<ConfirmedTransaction> proof) implements BroadcastState {}

    /// Peers refuse it. The coins have not moved.
    record Rejected(String reason) implements BroadcastState {}

    /// Another transaction took its coins.
    record Replaced(TxId by) implements BroadcastState {}

    /// The user gave it up.
    record Abandoned() implements BroadcastState {}
}
