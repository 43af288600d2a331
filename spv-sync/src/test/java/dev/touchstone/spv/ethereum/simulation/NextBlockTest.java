package dev.touchstone.spv.ethereum.simulation;

import static dev.touchstone.spv.ethereum.simulation.Stage.BOB;
import static dev.touchstone.spv.ethereum.simulation.Stage.CONTRACT;
import static dev.touchstone.spv.ethereum.simulation.Stage.call;
import static dev.touchstone.spv.ethereum.simulation.Stage.simulated;
import static dev.touchstone.spv.ethereum.simulation.Stage.transaction;
import static dev.touchstone.spv.ethereum.simulation.Stage.tried;
import static dev.touchstone.spv.ethereum.simulation.Stage.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.evm.BlockFact;
import dev.touchstone.spv.testsupport.OddContracts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What of the next block is known, and that code which asks for the rest is told of.
class NextBlockTest {
    @ParameterizedTest
    @CsvSource({
        "41, BENEFICIARY",
        "44, RANDOMNESS",
        "45, GAS_LIMIT",
        "42, TIME",
        "43, NUMBER",
        "48, BASE_FEE",
        "3a, BASE_FEE",
        "4a, BLOB_BASE_FEE",
        "6103e840, BLOCK_HASH"
    })
    void whatCodeAsksOfTheBlockIsTold(String instruction, BlockFact fact) {
        var tx = tried(with(OddContracts.keeping(instruction)), call(ByteString.EMPTY));
        assertThat(tx.reads()).containsExactly(fact);
        assertThat(tx.dependsOnTheBlock()).isEqualTo(fact.isOpen());
    }

    @Test
    void theNextBlockKnowsItsNumberItsTimeAndItsParentsHash() {
        assertThat(kept("43")).isEqualTo(StorageKey.of(1001).value());
        assertThat(kept("42")).isEqualTo(StorageKey.of(Stage.TIME).value());
        assertThat(kept("48")).isEqualTo(StorageKey.of(7).value());
        assertThat(kept("6103e840")).isEqualTo(Stage.parent().hash());
    }

    /// What such code returns of the block.
    private static Hash256 kept(String instruction) {
        var code = ByteString.fromHex(instruction + "60005260206000f3").orElseThrow();
        return Hash256.of(
                ((Ending.Succeeds) tried(with(code), call(ByteString.EMPTY)).ending())
                        .output()
                        .toArray());
    }

    @Test
    void theParentsHashStandsInItsRingAlready() {
        // asks the ring's storage for place 1000
        var ring = ByteString.fromHex("6103e8546000526020" + "6000f3").orElseThrow();
        var state = Stage.contract(
                with(ByteString.EMPTY),
                BlockHashRing.CONTRACT,
                ring,
                Map.of(StorageKey.of(1), StorageKey.of(1).value()));
        var tx = tried(state, transaction(0, BlockHashRing.CONTRACT, 0, ByteString.EMPTY));
        assertThat(Hash256.of(((Ending.Succeeds) tx.ending()).output().toArray()))
                .isEqualTo(Stage.parent().hash());
    }

    /// Code cannot find out that it is only tried by looking at who is to make the block without asking who
    /// that is.
    @Test
    void whoLooksAtTheStandInIsTold() {
        var looks = ByteString.fromHex("73" + NextBlock.SOMEBODY.value().hex() + "31600055")
                .orElseThrow();
        assertThat(tried(with(looks), call(ByteString.EMPTY)).reads()).containsExactly(BlockFact.BENEFICIARY);
        assertThat(tried(with(looks), transaction(0, NextBlock.SOMEBODY, 1, ByteString.EMPTY))
                        .reads())
                .containsExactly(BlockFact.BENEFICIARY);
        var twice = new SimulationInput(
                List.of(transaction(0, BOB, 1, ByteString.EMPTY), transaction(1, CONTRACT, 0, ByteString.EMPTY)),
                0,
                List.of(),
                List.of());
        assertThat(simulated(with(looks), twice).transactions().getLast().reads())
                .containsExactly(BlockFact.BENEFICIARY);
    }
}
