package dev.touchstone.spv.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.Height;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeBitcoinNodeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final TestKey ALICE = TestKey.of("alice");

    @TempDir
    private Path folder;

    @Test
    void beginsWithTheFirstBlockOfRegtest() throws IOException {
        try (var node = PracticeBitcoinNode.start(0, CLOCK)) {
            assertThat(node.tip().height()).isEqualTo(Height.GENESIS);
            assertThat(node.tip().hash().display())
                    .isEqualTo("0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206");
        }
    }

    @Test
    void minesBlocksThatEndNowAndNeverStandStill() throws IOException {
        try (var node = PracticeBitcoinNode.start(0, CLOCK)) {
            node.mine(200);
            node.mine(3);
            long before = 0;
            for (int height = 1; height <= 203; height++) {
                long time =
                        node.blockAt(Height.of(height)).orElseThrow().header().time();
                assertThat(time).isGreaterThan(before);
                before = time;
            }
            assertThat(node.blockAt(Height.of(200)).orElseThrow().header().time())
                    .isEqualTo(NOW.getEpochSecond());
            assertThat(before).isEqualTo(NOW.getEpochSecond() + 3);
        }
    }

    @Test
    void minesTheSameChainFromTheSameClock() throws IOException {
        try (var one = PracticeBitcoinNode.start(0, CLOCK);
                var other = PracticeBitcoinNode.start(0, CLOCK)) {
            assertThat(one.mine(120)).isEqualTo(other.mine(120));
        }
    }

    @Test
    void refusesToRunTwoHoursAheadOfTheClock() throws IOException {
        try (var node = PracticeBitcoinNode.start(0, CLOCK)) {
            node.mine(1);
            for (int i = 0; i < 72; i++) node.fork(0, 100);
            assertThatThrownBy(() -> node.mine(1)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void paysFromItsRewardsAndMinesThePayment() throws IOException {
        try (var node = PracticeBitcoinNode.start(0, CLOCK)) {
            node.mine(101);
            var payment = paid(node.pay(ALICE.p2wpkh(), Satoshis.of(123_456)));
            assertThat(node.unconfirmed()).containsExactly(payment);
            node.mine(1);
            assertThat(node.unconfirmed()).isEmpty();
            assertThat(node.blockAt(Height.of(102)).orElseThrow().transactions())
                    .contains(payment);
        }
    }

    @Test
    void paysManyTimesOutOfOneReward() throws IOException {
        try (var node = PracticeBitcoinNode.start(0, CLOCK)) {
            node.mine(101);
            for (int i = 0; i < 20; i++) paid(node.pay(ALICE.p2tr(), Satoshis.of(10_000)));
            assertThat(node.unconfirmed()).hasSize(20);
        }
    }

    @Test
    void saysHowMuchItCouldPayWhenItCannot() throws IOException {
        try (var node = PracticeBitcoinNode.start(0, CLOCK)) {
            node.mine(100);
            assertThat(node.pay(ALICE.p2wpkh(), Satoshis.of(5_000_000_000L)))
                    .isEqualTo(new FaucetResult.Empty(Satoshis.of(5_000_000_000L)));
        }
    }

    @Test
    void aLongerForkTakesOverAndItsVictimsWaitAgain() throws IOException {
        try (var node = PracticeBitcoinNode.start(0, CLOCK)) {
            node.mine(110);
            var payment = paid(node.pay(ALICE.p2wpkh(), Satoshis.of(50_000)));
            var stale = node.mine(3);
            var shorter = node.fork(3, 3);
            assertThat(node.tip()).isEqualTo(stale.getLast()).isNotEqualTo(shorter.getLast());
            var longer = node.fork(3, 4);
            assertThat(node.tip()).isEqualTo(longer.getLast());
            assertThat(node.unconfirmed()).containsExactly(payment);
        }
    }

    @Test
    void aForkMayContradictWhatWasConfirmed() throws IOException {
        try (var node = PracticeBitcoinNode.start(0, CLOCK)) {
            node.mine(101);
            var payment = paid(node.pay(ALICE.p2wpkh(), Satoshis.of(50_000)));
            var rival = Spending.free(node.blockAt(Height.of(1)).orElseThrow()).to(ALICE.p2pkh());
            assertThat(rival.inputs().getFirst().outPoint())
                    .isEqualTo(payment.inputs().getFirst().outPoint());
            node.mine(1);
            node.fork(1, 2, List.of(rival));
            assertThat(node.unconfirmed()).isEmpty();
            assertThat(node.blockAt(Height.of(102)).orElseThrow().transactions())
                    .contains(rival);
        }
    }

    @Test
    void refusesAForkDeeperThanTheChain() throws IOException {
        try (var node = PracticeBitcoinNode.start(0, CLOCK)) {
            node.mine(2);
            assertThatThrownBy(() -> node.fork(3, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void minesByTheClock() throws Exception {
        try (var node = PracticeBitcoinNode.start(0, CLOCK)) {
            var reached = new CountDownLatch(1);
            try (var _ = node.snapshot().observe(Runnable::run, now -> {
                if (now.tip().height().value() >= 3) reached.countDown();
            })) {
                node.mineEvery(Duration.ofMillis(5));
                assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
            }
            node.stopMining();
        }
    }

    @Test
    void aFolderKeepsTheChain() throws IOException {
        try (var node = PracticeBitcoinNode.open(folder, 0, CLOCK)) {
            node.mine(110);
            node.fork(2, 3);
        }
        try (var node = PracticeBitcoinNode.open(folder, 0, CLOCK)) {
            assertThat(node.tip().height()).isEqualTo(Height.of(111));
            paid(node.pay(ALICE.p2wpkh(), Satoshis.of(50_000)));
            node.mine(1);
        }
        try (var node = PracticeBitcoinNode.open(folder, 0, CLOCK)) {
            assertThat(node.tip().height()).isEqualTo(Height.of(112));
        }
    }

    @Test
    void aTornFileKeepsTheBlocksBeforeTheTear() throws IOException {
        var file = folder.resolve("blocks.dat");
        long whole;
        try (var node = PracticeBitcoinNode.open(folder, 0, CLOCK)) {
            node.mine(9);
            whole = Files.size(file);
            node.mine(1);
        }
        var bytes = Files.readAllBytes(file);
        for (int length = bytes.length - 1; length >= whole; length -= 7) {
            Files.write(file, Arrays.copyOf(bytes, length));
            try (var node = PracticeBitcoinNode.open(folder, 0, CLOCK)) {
                assertThat(node.tip().height()).as("%s bytes", length).isEqualTo(Height.of(9));
            }
            assertThat(Files.size(file)).isEqualTo(whole);
        }
    }

    @Test
    void aFlippedByteEndsTheFileThere() throws IOException {
        var file = folder.resolve("blocks.dat");
        try (var node = PracticeBitcoinNode.open(folder, 0, CLOCK)) {
            node.mine(10);
        }
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        try (var node = PracticeBitcoinNode.open(folder, 0, CLOCK)) {
            assertThat(node.tip().height().value()).isBetween(3, 6);
        }
    }

    @Test
    void aFolderIsOpenedOnceAtATime() throws IOException {
        try (var node = PracticeBitcoinNode.open(folder, 0, CLOCK)) {
            assertThat(node.port()).isPositive();
            assertThatThrownBy(() -> PracticeBitcoinNode.open(folder, 0, CLOCK)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void leavesAFileOfAnotherKindAlone() throws IOException {
        var file = folder.resolve("blocks.dat");
        Files.writeString(file, "this is not a chain");
        assertThatThrownBy(() -> PracticeBitcoinNode.open(folder, 0, CLOCK)).isInstanceOf(IOException.class);
        assertThat(file).hasContent("this is not a chain");
    }

    private static Transaction paid(FaucetResult result) {
        assertThat(result).isInstanceOf(FaucetResult.Paid.class);
        return ((FaucetResult.Paid) result).transaction();
    }
}
