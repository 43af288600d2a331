package dev.touchstone.wallet;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.proof.BlockContents;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Kernel;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.ledger.Ledger;
import dev.touchstone.wallet.ledger.StoredProof;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Picks the wallet's transactions out of the blocks that a scan reads, proves them, and holds them until they are on
/// disk together with the progress of the scan. Confined to the wallet-ledger loop.
final class Intake {
    private final Ledger ledger;
    private final List<Found> found = new ArrayList<>();
    private final Set<OutPoint> owned = new HashSet<>();

    Intake(Ledger ledger) {
        this.ledger = ledger;
    }

    private record Found(StoredProof proof, Proven<ConfirmedTransaction> proven, Instant at) {}

    void take(Proven<BlockContents> block, Instant now) {
        var transactions = block.value().transactions();
        for (int i = 0; i < transactions.size(); i++) {
            var tx = transactions.get(i);
            if (!touches(tx)) continue;
            var proven = Kernel.inclusion(block, i);
            var proof = StoredProof.of(proven, tx);
            if (ledger.holds(proof)) ledger.checked(proof, proven);
            else hold(new Found(proof, proven, now));
        }
    }

    private boolean touches(Transaction tx) {
        return ledger.touches(tx) || tx.inputs().stream().anyMatch(input -> owned.contains(input.outPoint()));
    }

    private void hold(Found fresh) {
        found.add(fresh);
        var tx = fresh.proof().transaction();
        for (int i = 0; i < tx.outputs().size(); i++) {
            if (ledger.book().pathOf(tx.outputs().get(i).script()).isPresent()) owned.add(tx.outPoint(i));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int size() {
        return found.size();
    }

    /// What has to be written.
    List<WalletEvent> events() {
        return found.stream()
                .<WalletEvent>map(each -> new WalletEvent.TransactionProven(each.proof(), each.at()))
                .toList();
    }

    /// Forgets what was found in blocks above this one.
    void dropAbove(ChainPoint fork) {
        found.removeIf(each -> fork.height().isBelow(each.proof().block().height()));
    }

    /// The events are on disk and in the ledger: their proofs, which were checked when they were found, count from
    /// now.
    void settled() {
        found.forEach(each -> ledger.checked(each.proof(), each.proven()));
        found.clear();
        owned.clear();
    }
}
