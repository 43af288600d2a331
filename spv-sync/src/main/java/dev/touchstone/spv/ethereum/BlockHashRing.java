package dev.touchstone.spv.ethereum;

import java.util.HexFormat;

/// The system contract that keeps the hashes of the last 8191 blocks in its storage (EIP-2935).
public final class BlockHashRing {
    public static final EthereumAddress CONTRACT =
            EthereumAddress.of(HexFormat.of().parseHex("0000f90827f1c53a10cb7a02335b175320002935"));

    /// How many blocks back it reaches.
    public static final int WINDOW = 8191;

    private BlockHashRing() {}

    /// Where it keeps the hash of the block with this number.
    public static StorageKey key(BlockNumber number) {
        return StorageKey.of(number.value() % WINDOW);
    }

    /// Whether the state after block `newer` holds the hash of block `older`.
    public static boolean holds(BlockNumber newer, BlockNumber older) {
        long back = newer.value() - older.value();
        return back >= 1 && back <= WINDOW;
    }
}
