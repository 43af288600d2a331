package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import dev.touchstone.spv.ethereum.ssz.SszReader;
import dev.touchstone.spv.ethereum.ssz.SszWriter;

/// A `BeaconBlockHeader`. Immutable.
public record BeaconHeader(Slot slot, long proposerIndex, Hash256 parentRoot, Hash256 stateRoot, Hash256 bodyRoot) {
    public static final int BYTES = 112;

    /// A header with nothing in it, which stands for none.
    public static final BeaconHeader EMPTY =
            new BeaconHeader(Slot.GENESIS, 0, Hash256.ZERO, Hash256.ZERO, Hash256.ZERO);

    static BeaconHeader read(SszReader in) throws MalformedException {
        return new BeaconHeader(Slot.of(in.uint64()), in.uint64(), in.bytes32(), in.bytes32(), in.bytes32());
    }

    void writeTo(SszWriter out) {
        out.uint64(slot.value())
                .uint64(proposerIndex)
                .bytes32(parentRoot)
                .bytes32(stateRoot)
                .bytes32(bodyRoot);
    }

    /// The block's name: `hash_tree_root` of its header.
    public Hash256 root() {
        return HashTreeRoot.ofContainer(
                HashTreeRoot.ofUint64(slot.value()),
                HashTreeRoot.ofUint64(proposerIndex),
                parentRoot,
                stateRoot,
                bodyRoot);
    }
}
