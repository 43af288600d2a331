package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.ChainEvent;
import dev.touchstone.spv.proof.BlockContents;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StoredCoverage;
import java.util.Optional;

/// Hears what a scan finds. Called on the bitcoin-chain loop, in the order of the chain; implementations only post to
/// their own loop.
public interface ScanListener {
    /// A block that matched, read whole. May hold nothing of interest: filters have false positives.
    void matched(Proven<BlockContents> block);

    /// How far the scan has come, and a record to resume from.
    void covered(Finding<Coverage> coverage, Optional<StoredCoverage> record);

    /// The best chain changed; blocks of `event.removed()` no longer count.
    void reorganized(ChainEvent.Reorganized event);

    /// A transaction that a peer relayed and that touches the scripts. It is in no block: nothing is proven about
    /// it.
    void relayed(Transaction transaction);
}
