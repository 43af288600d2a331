package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import java.util.Arrays;
import java.util.Optional;

/// The forks of the beacon chain that light clients know, with the places of what they prove. In order. Immutable.
///
/// Source: `*/light-client/sync-protocol.md`, "Constants" and "Helpers".
public enum ConsensusFork {
    ALTAIR(StateTree.ALTAIR, 0),
    BELLATRIX(StateTree.ALTAIR, 0),
    CAPELLA(StateTree.ALTAIR, 412),
    DENEB(StateTree.ALTAIR, 812),
    ELECTRA(StateTree.ELECTRA, 812),
    FULU(StateTree.ELECTRA, 812),
    GLOAS(StateTree.GLOAS, 2856);

    /// `EXECUTION_PAYLOAD_GINDEX`: the execution payload's header in a block body, from Capella to Fulu.
    public static final GeneralizedIndex EXECUTION_PAYLOAD = new GeneralizedIndex(25);

    private static final int UNKNOWN = 0;

    private final StateTree state;
    private final int executionBlockHash;

    ConsensusFork(StateTree state, int executionBlockHash) {
        this.state = state;
        this.executionBlockHash = executionBlockHash;
    }

    /// The places in a `BeaconState`, which change with its number of fields.
    private enum StateTree {
        ALTAIR(105, 54, 55, 37, 59),
        ELECTRA(169, 86, 87, 69, 91),
        GLOAS(735, 2945, 2946, 352, UNKNOWN);

        private final int finalizedRoot;
        private final int currentCommittee;
        private final int nextCommittee;
        private final int blockRoots;
        private final int historicalSummaries;

        StateTree(int finalizedRoot, int currentCommittee, int nextCommittee, int blockRoots, int historicalSummaries) {
            this.finalizedRoot = finalizedRoot;
            this.currentCommittee = currentCommittee;
            this.nextCommittee = nextCommittee;
            this.blockRoots = blockRoots;
            this.historicalSummaries = historicalSummaries;
        }
    }

    /// `finalized_checkpoint.root` in the state.
    public GeneralizedIndex finalizedRoot() {
        return new GeneralizedIndex(state.finalizedRoot);
    }

    public GeneralizedIndex currentSyncCommittee() {
        return new GeneralizedIndex(state.currentCommittee);
    }

    public GeneralizedIndex nextSyncCommittee() {
        return new GeneralizedIndex(state.nextCommittee);
    }

    /// `block_roots` in the state: the roots of the blocks of the last [Preset#slotsPerHistoricalRoot] slots.
    public GeneralizedIndex blockRoots() {
        return new GeneralizedIndex(state.blockRoots);
    }

    /// `historical_summaries` in the state. Empty before Capella, which began them; and for Gloas, where no source
    /// that this program was made from says for sure how that list is hashed.
    public Optional<GeneralizedIndex> historicalSummaries() {
        boolean isKnown = isAtLeast(CAPELLA) && state.historicalSummaries != UNKNOWN;
        return isKnown ? Optional.of(new GeneralizedIndex(state.historicalSummaries)) : Optional.empty();
    }

    /// The hash of an execution block in the beacon block's body; empty before Capella. From Gloas on it is that of
    /// the parent's payload.
    public Optional<GeneralizedIndex> executionBlockHash() {
        return executionBlockHash == 0 ? Optional.empty() : Optional.of(new GeneralizedIndex(executionBlockHash));
    }

    public boolean isAtLeast(ConsensusFork other) {
        return compareTo(other) >= 0;
    }

    /// The fork of this name, as `Eth-Consensus-Version` and the beacon API's `version` spell it.
    public static Optional<ConsensusFork> named(String name) {
        return Arrays.stream(values())
                .filter(fork -> fork.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
