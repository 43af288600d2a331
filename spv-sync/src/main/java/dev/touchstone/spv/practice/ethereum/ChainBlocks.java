package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The blocks of a practice chain in order, and where to find them. As each beacon block has an execution block, a
/// block's place is its execution block's number. Confined to the practice-ethereum loop.
final class ChainBlocks {
    private final List<BeaconBlock> blocks = new ArrayList<>();
    private final Map<Hash256, Integer> byRoot = new HashMap<>();
    private final Map<Hash256, Integer> byExecutionHash = new HashMap<>();
    private final Map<Hash256, Spot> transactions = new HashMap<>();

    /// Where a transaction lies.
    record Spot(ExecutionBlock block, int index) {
        SentTransaction transaction() {
            return block.transactions().get(index);
        }
    }

    void add(BeaconBlock block) {
        int place = blocks.size();
        blocks.add(block);
        byRoot.put(block.root(), place);
        var execution = block.execution();
        byExecutionHash.put(execution.hash(), place);
        for (int i = 0; i < execution.transactions().size(); i++) {
            transactions.put(execution.transactions().get(i).hash(), new Spot(execution, i));
        }
    }

    BeaconBlock removeLast() {
        var block = blocks.removeLast();
        byRoot.remove(block.root());
        byExecutionHash.remove(block.execution().hash());
        block.execution().transactions().forEach(sent -> transactions.remove(sent.hash()));
        return block;
    }

    int size() {
        return blocks.size();
    }

    BeaconBlock get(int place) {
        return blocks.get(place);
    }

    BeaconBlock head() {
        return blocks.getLast();
    }

    BeaconBlock genesis() {
        return blocks.getFirst();
    }

    Optional<BeaconBlock> byRoot(Hash256 root) {
        return Optional.ofNullable(byRoot.get(root)).map(blocks::get);
    }

    /// The newest block that is not after this slot.
    BeaconBlock atOrBefore(Slot slot) {
        return blocks.get(placeAtOrBefore(slot));
    }

    /// The place of that block.
    int placeAtOrBefore(Slot slot) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).slot().isAfter(slot)) high = middle - 1;
            else low = middle;
        }
        return low;
    }

    Optional<BeaconBlock> at(Slot slot) {
        var block = atOrBefore(slot);
        return block.slot().equals(slot) ? Optional.of(block) : Optional.empty();
    }

    /// The newest final block; the first where none is.
    BeaconBlock finalized() {
        return byRoot(head().finalizedRoot()).orElseGet(this::genesis);
    }

    Optional<ExecutionBlock> executionByHash(Hash256 hash) {
        return Optional.ofNullable(byExecutionHash.get(hash)).map(blocks::get).map(BeaconBlock::execution);
    }

    Optional<ExecutionBlock> executionByNumber(long number) {
        return number >= 0 && number < blocks.size()
                ? Optional.of(blocks.get((int) number).execution())
                : Optional.empty();
    }

    Optional<Spot> transaction(Hash256 hash) {
        return Optional.ofNullable(transactions.get(hash));
    }
}
