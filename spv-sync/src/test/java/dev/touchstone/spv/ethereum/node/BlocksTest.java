package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.testsupport.SmallState;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Older blocks: by their hashes, in ranges, and what accounts had in them.
class BlocksTest extends AskedNode {
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
