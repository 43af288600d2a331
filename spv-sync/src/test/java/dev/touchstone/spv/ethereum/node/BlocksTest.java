package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.node.Checkpoint.Origin;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallState;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Older blocks: by their hashes, in ranges, and what accounts had in them.
class BlocksTest {
    private static final long HEAD = 299;

    private final FakeClock clock = new FakeClock(SmallChain.during(HEAD + 1));
    private final World world = new World(SmallChain.fulu(), clock);
    private final FakeBeacon beacon = new FakeBeacon("beacon", world);
    private final FakeExecution honest = new FakeExecution("honest", world);
    private final FakeExecution other = new FakeExecution("another", world);
    private TestNode test;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        var checkpoint = new Checkpoint(world.root(256), new Origin.Pasted(), Instant.ofEpochSecond(1));
        test = new TestNode.Setup(world.chain().chain(), clock, folder)
                .from(checkpoint)
                .with(beacon)
                .with(other)
                .with(honest)
                .start();
        test.awaitsHead(HEAD);
        test.awaits(
                "final head",
                now -> now.finalized()
                        .filter(head -> head.slot().value() == SmallChain.finalFor(HEAD))
                        .isPresent());
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static <T> Proven<T> proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<T>) finding;
    }

    private static Pending.Reason pending(Finding<?> finding) {
        assertThat(finding).isInstanceOf(Pending.class);
        return ((Pending<?>) finding).reason();
    }

    private static Refutation refuted(Finding<?> finding) {
        assertThat(finding).isInstanceOf(Refuted.class);
        return ((Refuted<?>) finding).refutation();
    }

    private Hash256 hashAt(long slot) {
        return world.at(slot).execution().header().hash();
    }

    private List<String> liars() {
        return test.node().snapshot().get().caughtLies().stream()
                .map(EthereumSnapshot.CaughtLie::source)
                .distinct()
                .toList();
    }

    /// The snapshot is published at the loop's pace.
    private void isCaught(String liar) throws InterruptedException {
        test.awaits(
                "caught lie",
                now -> now.caughtLies().stream().anyMatch(lie -> lie.source().equals(liar)));
    }

    @Test
    void anyBlockOfTheChainIsProvenByItsHash() {
        for (long slot : new long[] {0, 150, HEAD - 1, HEAD}) {
            var found = proven(test.node().block(hashAt(slot)));
            assertThat(found.value()).isEqualTo(world.at(slot).execution().header());
            assertThat(found.asOf().hash()).isEqualTo(hashAt(slot));
        }
    }

    @Test
    void aHashThatNobodyKnowsIsProvenByNobody() {
        assertThat(pending(test.node().block(Hash256.ZERO))).isEqualTo(new Pending.Reason.NobodyProves());
    }

    @Test
    void aHeaderThatHasAnotherHashThanWasAskedForIsCaught() throws Exception {
        honest.onHeader = reply -> Reply.said(world.at(7).execution().header().bytes());
        other.onHeader = honest.onHeader;
        assertThat(refuted(test.node().block(hashAt(100)))).isInstanceOf(Refutation.HeaderHashMismatch.class);
        isCaught("honest");
    }

    @Test
    void aBlockBesideTheChainIsSaidToHaveLeftIt() {
        var beside = world.at(150).execution().header().toBuilder()
                .set(HeaderField.TIMESTAMP, 1)
                .build();
        honest.beside = Optional.of(beside.bytes());
        other.beside = honest.beside;
        assertThat(pending(test.node().block(beside.hash()))).isInstanceOf(Pending.Reason.LeftBestChain.class);
        assertThat(liars()).isEmpty();
    }

    @Test
    void aRangeIsProvenWithFewQuestions() {
        var found = test.node().range(BlockNumber.of(SmallState.FIRST + 20), BlockNumber.of(SmallState.FIRST + HEAD));
        assertThat(found).isInstanceOf(BlockRange.Read.class);
        var blocks = ((BlockRange.Read) found).blocks();
        assertThat(blocks).extracting(block -> block.asOf().hash()).isEqualTo(hashes(20, HEAD));
        assertThat(honest.asked("header") + other.asked("header")).isLessThan(8);
        assertThat(honest.asked("headersAt") + other.asked("headersAt")).isLessThan(10);
    }

    private List<Hash256> hashes(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(this::hashAt).toList();
    }

    @Test
    void headersThatDoNotLinkUpAreNotKeptAndFetchedOneByOne() {
        honest.onHeadersAt = reply -> reply.map(List::reversed);
        other.onHeadersAt = honest.onHeadersAt;
        var found =
                test.node().range(BlockNumber.of(SmallState.FIRST + HEAD - 9), BlockNumber.of(SmallState.FIRST + HEAD));
        assertThat(((BlockRange.Read) found).blocks())
                .extracting(block -> block.asOf().hash())
                .isEqualTo(hashes(HEAD - 9, HEAD));
        assertThat(honest.asked("header") + other.asked("header")).isGreaterThan(8);
    }

    @Test
    void aRangeThatBeginsOutOfReachIsNotReadAndSaysWhy() {
        var found =
                test.node().range(BlockNumber.of(SmallState.FIRST + HEAD), BlockNumber.of(SmallState.FIRST + HEAD + 1));
        assertThat(pending(((BlockRange.NotRead) found).why())).isInstanceOf(Pending.Reason.NotYetSigned.class);
    }

    @Test
    void whatAnOlderBlockHeldIsProvenOfExactlyThatBlock() {
        var block = proven(test.node().block(hashAt(150)));
        var account = proven(test.node().account(block, SmallState.ALICE));
        assertThat(account.asOf().hash()).isEqualTo(hashAt(150));
        var slot = test.node().storage(block, SmallState.CONTRACT, List.of(StorageKey.of(BigInteger.ONE)));
        assertThat(proven(slot.getFirst()).asOf().hash()).isEqualTo(hashAt(150));
        assertThat(proven(test.node().code(block, SmallState.CONTRACT)).asOf().hash())
                .isEqualTo(hashAt(150));
        assertThat(honest.stateBlocks).doesNotContain(hashAt(HEAD - 2));
    }
}
