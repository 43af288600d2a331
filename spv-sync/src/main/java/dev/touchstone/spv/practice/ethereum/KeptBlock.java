package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.bls.Bls;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.util.List;

/// What has to be known of a block to make it again. Immutable.
record KeptBlock(
        Slot slot,
        ByteString extra,
        Hash256 stateRoot,
        SyncAggregate aggregate,
        List<StateSeed> seeds,
        List<ByteString> transactions) {
    private static final int MOST_EXTRA = 32;
    private static final int MOST_BITS = 64;
    private static final int MOST_ITEMS = 100_000;

    static KeptBlock of(BeaconBlock block) {
        var execution = block.execution();
        return new KeptBlock(
                block.slot(),
                execution.header().extraData(),
                execution.header().stateRoot(),
                block.aggregate(),
                execution.seeds(),
                execution.transactionBytes());
    }

    ByteString bytes() {
        return ByteString.of(RlpWriter.listOf(out -> out.u64(slot.value())
                .string(extra)
                .hash(stateRoot)
                .string(aggregate.bits())
                .string(aggregate.signature())
                .list(seeds, (o, seed) -> seed.writeTo(o))
                .list(transactions, RlpWriter::string)));
    }

    static KeptBlock read(RlpReader in) throws MalformedException {
        var block = new KeptBlock(
                Slot.of(in.u63()),
                in.string(MOST_EXTRA),
                in.hash(),
                new SyncAggregate(in.string(MOST_BITS), in.fixed(Bls.SIGNATURE_BYTES)),
                in.listOf(MOST_ITEMS, StateSeed::read),
                in.listOf(MOST_ITEMS, one -> one.string(EthereumTransaction.MOST_BYTES)));
        in.expectEnd();
        return block;
    }
}
