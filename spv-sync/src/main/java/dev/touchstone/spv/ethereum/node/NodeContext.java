package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Verifiers;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.SourceBook;
import dev.touchstone.spv.proof.LightClientStore;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What the parts of a node need of the whole. Confined to the ethereum-chain loop.
interface NodeContext {
    EthereumChain chain();

    Instant now();

    /// The slot that it is now; the first where the network has not begun.
    Slot slotNow();

    RandomGenerator dice();

    SourceBook book();

    Inquiry inquiry();

    Errands errands();

    Verifiers verifiers();

    /// What the committees are followed with; empty before the checkpoint was fetched.
    Optional<LightClientStore> store();

    /// A beacon node speaks of rules that this program does not know, at this slot.
    void rulesUnknown(String source, Slot at);

    /// The committee signed a block of this slot, which has not begun by the clock of this computer.
    void signedAhead(Slot slot);

    /// What is known now is to be told at once, and not with the next tick.
    void publish();

    /// The store took something; `finalityMoved` says whether what is final moved, or which committees are
    /// known.
    void storeMoved(boolean finalityMoved);
}
