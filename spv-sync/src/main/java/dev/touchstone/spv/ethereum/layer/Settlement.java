package dev.touchstone.spv.ethereum.layer;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.ProofVerdict;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Settled;
import java.util.List;

/// Finds the block of a rollup that its contracts took as decided last. Thread-safe; blocks.
interface Settlement {
    Finding<Settled<ExecutionHeader>> newest(HeadKind at) throws InterruptedException;

    /// A word of the rollup's contract, of the network's head; pending while it is zero.
    static Finding<StorageSlot> word(ChainQuestions ethereum, Rollup rollup, StorageKey key, HeadKind at) {
        var found = ethereum.storage(rollup.contract(), List.of(key), at).getFirst();
        if (!(found instanceof Proven<StorageSlot> slot)) return ProofVerdict.instead(found);
        return slot.value().isZero() ? Pending.because(new Pending.Reason.NotSettledYet(rollup.title())) : slot;
    }
}
