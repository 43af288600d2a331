package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.token.TokenEvent;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallContracts;
import dev.touchstone.spv.testsupport.SmallState;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs are found in proven receipts, whatever servers say.
class LogsTest {
    private static final long HEAD = 299;
    private static final long NEWEST = SmallState.FIRST + HEAD;

    private final FakeClock clock = new FakeClock(SmallChain.during(HEAD + 1));
    private final World world = new World(SmallChain.fulu(), clock);
    private final FakeExecution honest = new FakeExecution("honest", world);
    private final FakeExecution other = new FakeExecution("another", world);
    private TestNode test;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        test = new TestNode.Setup(world, clock, folder)
                .from(world.root(256))
                .with(new FakeBeacon("beacon", world))
                .with(other)
                .with(honest)
                .startTo(HEAD);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private FoundLogs search(EthereumAddress account, TokenLogs.Kind kind, long from, long to) {
        var search = new LogSearch(List.of(account), kind, BlockNumber.of(from), BlockNumber.of(to));
        return test.node().logs(search, LogSearch.Progress.NONE);
    }

    /// The blocks of a range in which Bob gave Alice something.
    private static long givings(long from, long to) {
        return to / SmallState.WITH_LOGS - (from - 1) / SmallState.WITH_LOGS;
    }

    @Test
    void whatCameToAnAccountIsFoundAndOnlySuchBlocksAreRead() {
        var found = search(SmallState.ALICE, TokenLogs.Kind.MOVED, NEWEST - 99, NEWEST);
        assertThat(found.isWhole()).isTrue();
        assertThat(found.looked()).isEqualTo(100);
        assertThat(found.logs()).hasSize((int) givings(NEWEST - 99, NEWEST));
        assertThat(found.read()).isEqualTo(found.logs().size());
        assertThat(honest.asked("receipts") + other.asked("receipts")).isEqualTo(found.read());
        assertThat(found.logs())
                .extracting(FoundLogs.FoundLog::event)
                .containsOnly(new TokenEvent.Sent(
                        SmallContracts.TOKEN, SmallState.BOB, SmallState.ALICE, BigInteger.valueOf(5)));
        var oldest = found.logs().getLast().receipt();
        assertThat(oldest.value().index()).isEqualTo(1);
        assertThat(EthereumProofFile.of(oldest)).as("a proof that travels").isPresent();
    }

    @Test
    void whereNothingCameNoReceiptsAreAskedFor() {
        var found = search(SmallContracts.NFT, TokenLogs.Kind.MOVED, NEWEST - 20, NEWEST);
        assertThat(found.logs()).isEmpty();
        assertThat(found.isWhole()).isTrue();
        assertThat(search(SmallState.ALICE, TokenLogs.Kind.ALLOWED, NEWEST - 20, NEWEST)
                        .read())
                .isZero();
        assertThat(honest.asked("receipts") + other.asked("receipts")).isZero();
    }

    @Test
    void anOlderRangeIsReachedByTheRingOfHashes() {
        var found = search(SmallState.BOB, TokenLogs.Kind.MOVED, NEWEST - 150, NEWEST - 100);
        assertThat(found.isWhole()).isTrue();
        assertThat(found.logs()).hasSize((int) givings(NEWEST - 150, NEWEST - 100));
    }

    private static Reply<List<ByteString>> withoutTheSecond(Reply<List<ByteString>> reply) {
        return reply.map(receipts -> {
            var fewer = new ArrayList<>(receipts);
            fewer.remove(1);
            return fewer;
        });
    }

    @Test
    void aServerThatLeavesAReceiptOutIsCaughtAndAnotherIsAsked() throws Exception {
        other.onReceipts = LogsTest::withoutTheSecond;
        var found = search(SmallState.ALICE, TokenLogs.Kind.MOVED, NEWEST - 40, NEWEST);
        assertThat(found.logs()).hasSize((int) givings(NEWEST - 40, NEWEST));
        if (other.asked("receipts") == 0) return;
        test.awaits(
                "caught",
                now -> now.caughtLies().stream().anyMatch(lie -> lie.source().equals("another")));
    }

    @Test
    void whereEverybodyLiesTheSearchEndsThereAndSaysSo() {
        other.onReceipts = LogsTest::withoutTheSecond;
        honest.onReceipts = LogsTest::withoutTheSecond;
        var found = search(SmallState.ALICE, TokenLogs.Kind.MOVED, NEWEST - 40, NEWEST);
        assertThat(found.isWhole()).isFalse();
        assertThat(found.logs()).isEmpty();
        assertThat(found.unfinished().orElseThrow()).isInstanceOf(Refuted.class);
        assertThat(found.looked()).isLessThan(SmallState.WITH_LOGS);
    }

    @Test
    void blocksThatNobodySignedYetAreNotLookedThrough() {
        var found = search(SmallState.ALICE, TokenLogs.Kind.MOVED, NEWEST, NEWEST + 5);
        assertThat(found.looked()).isZero();
        assertThat(found.unfinished().orElseThrow()).isInstanceOf(Pending.class);
    }
}
