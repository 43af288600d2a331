package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The basic filter of each block that was ever connected, and the chain of filter headers of its branch (BIP157,
/// BIP158). Confined to the practice-node loop.
final class FilterIndex {
    private final Map<BlockHash, Indexed> filters = new HashMap<>();

    /// A filter as it is served, and the filter header up to it.
    record Indexed(ByteString filter, Hash256 hash, FilterHeader header) {}

    /// Takes up a block whose spent coins are known.
    void connected(BlockEntry entry, Block block) {
        var spent = new HashMap<OutPoint, Script>();
        var coins = entry.spent().iterator();
        block.transactions().stream()
                .skip(1)
                .flatMap(tx -> tx.inputs().stream())
                .forEach(input ->
                        spent.put(input.outPoint(), coins.next().output().script()));
        var filter = CompactFilter.build(entry.hash(), block.transactions(), at -> Optional.ofNullable(spent.get(at)))
                .orElseThrow(() -> new IllegalStateException("a connected block whose coins are not known"));
        filters.put(
                entry.hash(),
                new Indexed(filter.bytes(), filter.hash(), before(entry).next(filter.hash())));
    }

    /// The filter header of the block before this one.
    FilterHeader before(BlockEntry entry) {
        return entry.parent()
                .flatMap(parent -> of(parent.hash()))
                .map(Indexed::header)
                .orElse(FilterHeader.BEFORE_GENESIS);
    }

    Optional<Indexed> of(BlockHash block) {
        return Optional.ofNullable(filters.get(block));
    }
}
