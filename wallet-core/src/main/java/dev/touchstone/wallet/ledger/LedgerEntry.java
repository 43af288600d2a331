package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Settlement;
import java.time.Instant;
import java.util.Optional;

/// One line of a wallet's history: a transaction that pays it or spends from it. Immutable. An entry never vanishes;
/// when its block leaves the best chain or another transaction takes its coins, `state` says so.
///
/// @param net what it changed for the wallet, fee included
/// @param fee known when every input was the wallet's own
/// @param time when it was first seen here, or else the time its block names
/// @param broadcast how far a payment of this wallet has come; empty for the payments of others
public record LedgerEntry(
        Transaction transaction,
        Direction direction,
        Satoshis net,
        Optional<Satoshis> fee,
        Finding<ConfirmedTransaction> finding,
        EntryState state,
        Instant time,
        String label,
        Optional<BroadcastState> broadcast) {

    public TxId txid() {
        return transaction.txid();
    }

    public Settlement settlement() {
        return switch (state) {
            case EntryState.InBlock in -> Settlement.ofDepth(in.depth());
            case EntryState.Waiting _,
                    EntryState.LeftBestChain _,
                    EntryState.RewardLost _,
                    EntryState.Replaced _,
                    EntryState.DoubleSpent _,
                    EntryState.ParentLost _,
                    EntryState.Abandoned _ -> new Settlement.Unsettled();
        };
    }
}
