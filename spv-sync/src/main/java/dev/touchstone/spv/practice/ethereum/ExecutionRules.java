package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.evm.EvmFork;

/// What an execution block has under a fork, named by the fork of the beacon chain that brought it. Immutable.
record ExecutionRules(ConsensusFork fork) {
    static final long BLOCK_GAS = 60_000_000;

    /// The most gas of a transaction since Osaka (EIP-7825).
    private static final long MOST_GAS = 1 << 24;

    private static final int MOST_INIT_CODE = 49_152;
    private static final int MOST_INIT_CODE_AMSTERDAM = 131_072;

    private boolean since(ConsensusFork first) {
        return fork.isAtLeast(first);
    }

    /// The rules by which code runs.
    EvmFork machine() {
        return switch (fork) {
            case ALTAIR, BELLATRIX -> EvmFork.PARIS;
            case CAPELLA -> EvmFork.SHANGHAI;
            case DENEB -> EvmFork.CANCUN;
            case ELECTRA -> EvmFork.PRAGUE;
            case FULU -> EvmFork.OSAKA;
            case GLOAS -> EvmFork.AMSTERDAM;
        };
    }

    /// Shanghai (EIP-4895).
    boolean hasWithdrawals() {
        return since(ConsensusFork.CAPELLA);
    }

    /// Cancun: gas of blobs (EIP-4844), and the beacon block's root (EIP-4788).
    boolean hasBlobs() {
        return since(ConsensusFork.DENEB);
    }

    /// Prague: requests (EIP-7685), the ring of block hashes (EIP-2935), a floor for data (EIP-7623).
    boolean isPrague() {
        return since(ConsensusFork.ELECTRA);
    }

    /// Access lists of blocks (EIP-7928), the slot in the header (EIP-7843).
    boolean isAmsterdam() {
        return since(ConsensusFork.GLOAS);
    }

    /// The most gas that a transaction may ask for: in Amsterdam what is above the limit of Osaka pays for new state
    /// (EIP-8037).
    long mostGas() {
        return since(ConsensusFork.FULU) && !isAmsterdam() ? MOST_GAS : BLOCK_GAS;
    }

    /// The most bytes of the code that makes a contract (EIP-3860, EIP-7954).
    int mostInitCode() {
        if (isAmsterdam()) return MOST_INIT_CODE_AMSTERDAM;
        return hasWithdrawals() ? MOST_INIT_CODE : Integer.MAX_VALUE;
    }
}
