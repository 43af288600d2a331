package dev.touchstone.spv.ethereum.evm;

/// What code can ask of the block it runs in, of which nobody knows all before there is the block.
public enum BlockFact {
    /// Who makes the block (COINBASE), or what lies in that account.
    BENEFICIARY(true),
    /// PREVRANDAO (EIP-4399).
    RANDOMNESS(true),
    /// The root of the beacon block before (EIP-4788).
    BEACON_ROOT(true),
    GAS_LIMIT(true),
    TIME(false),
    NUMBER(false),
    BASE_FEE(false),
    BLOB_BASE_FEE(false),
    /// The hash of an older block, of which the newest belongs to the block.
    BLOCK_HASH(false);

    private final boolean isOpen;

    BlockFact(boolean isOpen) {
        this.isOpen = isOpen;
    }

    /// Whether it is open even for the very next block; the others follow for that one from its parent and its
    /// time.
    public boolean isOpen() {
        return isOpen;
    }
}
