package dev.touchstone.spv.ethereum.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.testsupport.ExecutionChain;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// The small chain of execution-apis, run again from its first state through every fork up to the second with more
/// blobs: each block leads to the state, the receipts and the requests that its header states.
class ChainReplayTest {
    @Test
    void everyBlockLeadsToTheStateThatItStates() {
        var replay = ReplayedChain.start();
        var forks = new HashSet<EvmFork>();
        int transactions = 0;
        for (var block : ExecutionChain.blocks()) {
            transactions += block.transactions().size();
            forks.add(replay.append(block));
        }
        assertThat(forks).hasSize(16).doesNotContain(EvmFork.FRONTIER, EvmFork.AMSTERDAM);
        assertThat(replay.blocks()).isEqualTo(54);
        assertThat(transactions).isGreaterThan(100);
    }
}
