package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.BaseFee;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.source.FeeHistory;
import dev.touchstone.spv.ethereum.source.FeeHistory.Tips;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What others pay for gas is a server's word, and is taken only of one that knows the proven blocks.
class TipsTest {
    private static final long HEAD = 299;

    private final FakeClock clock = new FakeClock(SmallChain.during(HEAD + 1));
    private final World world = new World(SmallChain.fulu(), clock);
    private final FakeExecution server = new FakeExecution("server", world);
    private TestNode test;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        test = new TestNode.Setup(world, clock, folder)
                .from(world.root(256))
                .with(new FakeBeacon("beacon", world))
                .with(server)
                .startTo(HEAD);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static Tips tips(long low, long middle, long high) {
        return new Tips(Wei.of(low), Wei.of(middle), Wei.of(high));
    }

    /// Base fees of one wei up to the block, and what follows from it.
    private static Reply<FeeHistory> history(SmallState.Block newest, Wei baseFee, List<Tips> tips) {
        var fees = new ArrayList<Wei>();
        for (int i = 0; i < tips.size(); i++) fees.add(baseFee);
        fees.add(BaseFee.after(newest.header()).orElseThrow());
        long oldest = newest.header().number().value() - tips.size() + 1;
        return Reply.said(new FeeHistory(BlockNumber.of(oldest), fees, tips));
    }

    @Test
    void theMiddleOfTheBlocksInWhichAnybodyPaidIsClaimed() {
        server.onFees = block ->
                history(block, Wei.of(1), List.of(tips(1, 5, 9), tips(0, 0, 0), tips(3, 4, 30), tips(2, 6, 20)));
        assertThat(test.node().tips())
                .isEqualTo(new Claimed<>(
                        new TipStatistics(Wei.of(2), Wei.of(5), Wei.of(20), 4), "server", clock.instant()));
        long proofs = test.now().checked().proofs();
        test.node().tips();
        assertThat(test.now().checked().proofs()).isEqualTo(proofs);
    }

    @Test
    void whoHasOtherBaseFeesThanTheProvenBlocksIsNotListenedTo() {
        server.onFees = block -> history(block, Wei.of(2), List.of(tips(1, 5, 9)));
        assertThat(test.node().tips()).isInstanceOf(Pending.class);
    }

    @Test
    void whereNobodyKeepsThemThereAreNone() {
        assertThat(test.node().tips()).isInstanceOf(Pending.class);
    }
}
