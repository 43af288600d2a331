package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Withdrawal;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.bls.Bls;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.util.List;

/// What has to be known of a block to make it again. Immutable.
///
/// @param withdrawals as the withdrawals trie holds them; files of earlier versions have none
record KeptBlock(
        Slot slot,
        ByteString extra,
        Hash256 stateRoot,
        SyncAggregate aggregate,
        List<StateSeed> seeds,
        List<ByteString> transactions,
        List<ByteString> withdrawals) {
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
                execution.transactionBytes(),
                execution.withdrawals().stream().map(Withdrawal::bytes).toList());
    }

    ByteString bytes() {
        return ByteString.of(RlpWriter.listOf(out -> {
            out.u64(slot.value())
                    .string(extra)
                    .hash(stateRoot)
                    .string(aggregate.bits())
                    .string(aggregate.signature())
                    .list(seeds, (o, seed) -> seed.writeTo(o))
                    .list(transactions, RlpWriter::string);
            if (!withdrawals.isEmpty()) out.list(withdrawals, RlpWriter::raw);
        }));
    }

    static KeptBlock read(RlpReader in) throws MalformedException {
        var block = new KeptBlock(
                Slot.of(in.u63()),
                in.string(MOST_EXTRA),
                in.hash(),
                new SyncAggregate(in.string(MOST_BITS), in.fixed(Bls.SIGNATURE_BYTES)),
                in.listOf(MOST_ITEMS, StateSeed::read),
                in.listOf(MOST_ITEMS, one -> one.string(EthereumTransaction.MOST_BYTES)),
                in.hasNext() ? in.listOf(Payloads.MOST_WITHDRAWALS, RlpReader::item) : List.of());
        in.expectEnd();
        return block;
    }
}
