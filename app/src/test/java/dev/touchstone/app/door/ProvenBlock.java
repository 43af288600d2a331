package dev.touchstone.app.door;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallState;
import java.util.concurrent.locks.ReentrantLock;

/// A block of a small chain, or a rival with the same contents, each proven as a final one. Immutable.
public record ProvenBlock(Proven<ExecutionHeader> header) {
    private static final long SLOT = 8;
    private static final SmallChain CHAIN = SmallChain.fulu();
    private static final ReentrantLock MAKING = new ReentrantLock();

    /// The block of a slot.
    public static ProvenBlock at(long slot) {
        return proven(contents(slot).header());
    }

    /// Another with the same number and contents, made at another time.
    public static ProvenBlock rivalAt(long slot) {
        var header = contents(slot).header();
        return proven(
                header.toBuilder().set(HeaderField.TIMESTAMP, header.time() + 1).build());
    }

    private static SmallState.Block contents(long slot) {
        MAKING.lock();
        try {
            return CHAIN.at(slot).execution();
        } finally {
            MAKING.unlock();
        }
    }

    private static ProvenBlock proven(ExecutionHeader header) {
        var naming = SmallChain.naming(header);
        var start = LightClientStore.start(naming.chain(), new BlstBls(), naming.root(SLOT), naming.bootstrap(SLOT));
        if (start instanceof LightClientStore.Start.Started(var store)
                && BeaconKernel.finalHead(store, header.bytes()) instanceof Proven<ExecutionHeader> proven) {
            return new ProvenBlock(proven);
        }
        throw new AssertionError("the block is not proven: " + start);
    }

    public Hash256 hash() {
        return header.asOf().hash();
    }

    public long number() {
        return header.value().number().value();
    }

    private static SmallState.Block contents(Proven<ExecutionHeader> block) {
        return contents(block.value().number().value() - SmallState.FIRST);
    }

    static Finding<BlockTransactions> transactions(Proven<ExecutionHeader> block) {
        return BlockKernel.transactions(
                block,
                contents(block).transactions().stream()
                        .map(EthereumTransaction::bytes)
                        .toList());
    }

    static Finding<BlockReceipts> receipts(Proven<ExecutionHeader> block) {
        return BlockKernel.receipts(
                block, contents(block).receipts().stream().map(Receipt::bytes).toList());
    }
}
