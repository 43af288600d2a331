package dev.touchstone.spv.headers;

import static dev.touchstone.spv.headers.Miner.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.bitcoin.node.Accepted;
import dev.touchstone.spv.bitcoin.node.HeaderTree;
import dev.touchstone.spv.bitcoin.node.HeaderTree.Opening;
import dev.touchstone.spv.bitcoin.node.HeaderTree.Recovery;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.store.HeaderFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderTreeTest {
    private static final BitcoinParameters REGTEST = Networks.of(Network.BITCOIN_REGTEST);
    private static final int PREAMBLE = 16;
    private static final int RECORD = BlockHeader.BYTES;

    @TempDir
    Path folder;

    private HeaderTree tree;
    private final Miner miner = Miner.atGenesis(REGTEST);

    @BeforeEach
    void open() throws IOException {
        var opened = opened();
        assertThat(opened.recovery()).isEqualTo(new Recovery.Whole());
        tree = opened.tree();
    }

    private Opening.Opened opened() throws IOException {
        var opening = HeaderTree.open(REGTEST, folder);
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return (Opening.Opened) opening;
    }

    private Recovery reopened() throws IOException {
        var opened = opened();
        tree = opened.tree();
        return opened.recovery();
    }

    @AfterEach
    void close() throws IOException {
        tree.close();
    }

    private Accepted accept(byte[] headers) throws IOException {
        return tree.accept(ByteString.of(headers), NOW);
    }

    private Accepted accept(BlockHeader header) throws IOException {
        return accept(header.bytes());
    }

    private ChainPoint point(int height) {
        var at = Height.of(height);
        return new ChainPoint(at, tree.chain().hashAt(at).value());
    }

    private static ChainPoint point(int height, BlockHeader header) {
        return new ChainPoint(Height.of(height), header.hash().value());
    }

    private Miner minerAt(int height, int branch) throws IOException {
        return Miner.above(tree.headerAt(Height.of(height))).fork(branch);
    }

    @Test
    void growsByTheHeadersThatFollowItsTip() throws IOException {
        var first = miner.mine();
        var second = miner.mine();
        assertThat(accept(Miner.pack(List.of(first, second))))
                .isEqualTo(new Accepted.Extended(List.of(point(1, first), point(2, second))));
        assertThat(tree.headerAt(Height.of(2))).isEqualTo(second);
        assertThat(tree.chain().tip()).isEqualTo(point(2, second));
    }

    @Test
    void isTheSameAfterItWasClosedAndOpened() throws IOException {
        accept(miner.mine(3_000));
        tree.close();
        assertThat(reopened()).isEqualTo(new Recovery.Whole());
        assertThat(tree.chain().tip()).isEqualTo(point(3_000, miner.tip()));
        assertThat(accept(miner.mine())).isInstanceOf(Accepted.Extended.class);
    }

    @Test
    void knowsHeadersAgainAndTakesThoseThatAreNew() throws IOException {
        var headers = miner.mine(20);
        accept(Arrays.copyOf(headers, 15 * RECORD));
        assertThat(accept(Arrays.copyOfRange(headers, 3 * RECORD, 9 * RECORD))).isEqualTo(new Accepted.Known());
        assertThat(accept(new byte[0])).isEqualTo(new Accepted.Known());
        assertThat(accept(Arrays.copyOfRange(headers, 10 * RECORD, 17 * RECORD)))
                .isEqualTo(new Accepted.Extended(List.of(point(16), point(17))));
    }

    @Test
    void refusesAllHeadersOfAMessageWithABadOne() throws IOException {
        var headers = miner.mine(4);
        var bad = Miner.spoil(miner.mine());
        assertThat(accept(Arrays.copyOf(concat(headers, bad.bytes()), 5 * RECORD)))
                .isEqualTo(new Accepted.Rejected(new Refutation.HashAboveTarget(Height.of(5))));
        assertThat(tree.chain().tip().height()).isEqualTo(Height.GENESIS);
        assertThat(accept(headers)).isInstanceOf(Accepted.Extended.class);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        var both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @Test
    void saysWhenHeadersDoNotConnect() throws IOException {
        miner.mine();
        assertThat(accept(miner.mine())).isEqualTo(new Accepted.Unconnected());
    }

    @Test
    void ofEqualBranchesTheOneSeenFirstStays() throws IOException {
        accept(miner.mine(10));
        var rival = minerAt(9, 1).mine();
        assertThat(accept(rival)).isEqualTo(new Accepted.SideBranch(point(10, rival)));
        assertThat(tree.chain().tip()).isEqualTo(point(10, miner.tip()));
    }

    @Test
    void changesToABranchWithMoreWork() throws IOException {
        accept(miner.mine(10));
        var old = List.of(point(10), point(9), point(8));
        var rival = minerAt(7, 1);
        var added = new ArrayList<ChainPoint>();
        for (int height = 8; height <= 10; height++) {
            added.add(point(height, rival.mine()));
            assertThat(accept(rival.tip())).isEqualTo(new Accepted.SideBranch(added.getLast()));
        }
        added.add(point(11, rival.mine()));
        var accepted = accept(rival.tip());
        assertThat(accepted).isInstanceOf(Accepted.Reorganized.class);
        var event = ((Accepted.Reorganized) accepted).event();
        assertThat(event.fork()).isEqualTo(point(7));
        assertThat(event.removed()).isEqualTo(old);
        assertThat(event.added()).isEqualTo(added);
        assertThat(tree.chain().heightOf(miner.tip().hash())).isEmpty();
        assertThat(tree.headerAt(Height.of(11))).isEqualTo(rival.tip());
        tree.close();
        assertThat(reopened()).isEqualTo(new Recovery.Whole());
        assertThat(tree.chain().tip()).isEqualTo(point(11, rival.tip()));
    }

    @Test
    void changesBackWhenTheOldBranchOvertakes() throws IOException {
        accept(miner.mine(10));
        var rival = minerAt(5, 1);
        assertThat(accept(rival.mine(6))).isInstanceOf(Accepted.Reorganized.class);
        assertThat(accept(miner.mine())).isEqualTo(new Accepted.SideBranch(point(11, miner.tip())));
        assertThat(accept(miner.mine())).isInstanceOf(Accepted.Reorganized.class);
        assertThat(tree.chain().tip()).isEqualTo(point(12, miner.tip()));
    }

    @Test
    void followsABranchOfABranchAndHeadersSentAgain() throws IOException {
        accept(miner.mine(10));
        var rival = minerAt(7, 1);
        var three = rival.mine(3);
        accept(three);
        assertThat(accept(three)).isEqualTo(new Accepted.SideBranch(point(10, rival.tip())));
        var second =
                BlockHeader.parse(Arrays.copyOfRange(three, RECORD, 2 * RECORD)).orThrow();
        var third = Miner.above(second).fork(2);
        var tip = third.mine();
        assertThat(accept(tip)).isEqualTo(new Accepted.SideBranch(point(10, tip)));
        var both = Miner.pack(List.of(tip, third.mine()));
        assertThat(accept(both)).isInstanceOf(Accepted.Reorganized.class);
        assertThat(tree.chain().tip()).isEqualTo(point(11, third.tip()));
        assertThat(tree.chain().hashAt(Height.of(9))).isEqualTo(second.hash());
    }

    @Test
    void judgesABranchByTheRulesOfItsOwnPast() throws IOException {
        accept(miner.mine(20));
        var rival = minerAt(10, 1);
        accept(rival.mine(2));
        long genesis = REGTEST.genesis().time();
        assertThat(accept(Miner.solve(rival.draft(genesis, Miner.EASIEST_BITS))))
                .isInstanceOf(Accepted.Rejected.class);
        assertThat(accept(rival.mine())).isInstanceOf(Accepted.SideBranch.class);
    }

    @Test
    void reorganizesAsDeepAsItMust() throws IOException {
        accept(miner.mine(5_000));
        var rival = minerAt(0, 1);
        var headers = rival.mine(5_001);
        assertThat(accept(Arrays.copyOf(headers, 2_000 * RECORD))).isInstanceOf(Accepted.SideBranch.class);
        assertThat(accept(Arrays.copyOfRange(headers, 2_000 * RECORD, 4_000 * RECORD)))
                .isInstanceOf(Accepted.SideBranch.class);
        assertThat(accept(Arrays.copyOfRange(headers, 4_000 * RECORD, 5_001 * RECORD)))
                .isEqualTo(new Accepted.Heavier(point(0)));
        assertThat(tree.chain().tip()).isEqualTo(point(5_000, miner.tip()));
        for (int from = 0; from < 4_000; from += 2_000) {
            assertThat(accept(Arrays.copyOfRange(headers, from * RECORD, (from + 2_000) * RECORD)))
                    .isInstanceOf(Accepted.SideBranch.class);
        }
        assertThat(accept(Arrays.copyOfRange(headers, 4_000 * RECORD, 5_001 * RECORD)))
                .isInstanceOf(Accepted.Reorganized.class);
        assertThat(tree.chain().tip()).isEqualTo(point(5_001, rival.tip()));
        assertThat(tree.chain().work())
                .isEqualTo(Work.ofBits(Miner.EASIEST_BITS).times(5_002));
    }

    @Test
    void aFloodOfCheapHeadersIsNotKept() throws IOException {
        accept(miner.mine(400));
        for (int branch = 1; branch <= 300; branch++) {
            assertThat(accept(minerAt(branch % 150, branch).mine(100))).isInstanceOf(Accepted.SideBranch.class);
            assertThat(tree.branchesBeside()).isLessThanOrEqualTo(64);
            assertThat(tree.headersBeside()).isZero();
        }
        assertThat(tree.chain().tip()).isEqualTo(point(400, miner.tip()));
    }

    @Test
    void evenBranchesThatCouldWinAreKeptWithinBounds() throws IOException {
        accept(miner.mine(2_000));
        for (int branch = 1; branch <= 30; branch++) {
            assertThat(accept(minerAt(0, branch).mine(1_900))).isInstanceOf(Accepted.SideBranch.class);
            assertThat(tree.headersBeside()).isLessThanOrEqualTo(1 << 15);
        }
        assertThat(tree.headersBeside()).isEqualTo(17 * 1_900);
    }

    @Test
    void namesItsHashesAsBitcoinCoreDoes() throws IOException {
        accept(miner.mine(100));
        var heights = List.of(100, 99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 88, 84, 76, 60, 28, 0);
        assertThat(tree.locator())
                .isEqualTo(heights.stream()
                        .map(h -> tree.chain().hashAt(Height.of(h)))
                        .toList());
        assertThat(tree.locatorFrom(point(7)))
                .startsWith(tree.chain().hashAt(Height.of(7)))
                .hasSize(18);
    }

    @Test
    void opensWhereverItsFileWasCut() throws IOException {
        accept(miner.mine(6));
        tree.close();
        var path = folder.resolve(HeaderFile.NAME);
        var whole = Files.readAllBytes(path);
        for (int length = whole.length - 3 * RECORD; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            int torn = (length - PREAMBLE) % RECORD;
            assertThat(reopened()).isEqualTo(torn == 0 ? new Recovery.Whole() : new Recovery.Torn(torn));
            assertThat(tree.chain().tip().height()).isEqualTo(Height.of((length - PREAMBLE) / RECORD - 1));
            tree.close();
        }
        open();
    }

    @Test
    void noticesAnAlteredFileAndKeepsWhatIsBeforeTheFirstBadHeader() throws IOException {
        accept(miner.mine(50));
        var before = point(29);
        tree.close();
        var path = folder.resolve(HeaderFile.NAME);
        var bytes = Files.readAllBytes(path);
        bytes[PREAMBLE + 30 * RECORD + 4] ^= 1;
        Files.write(path, bytes);
        assertThat(reopened()).isEqualTo(new Recovery.Altered(before, 21, new Refutation.BrokenLink(Height.of(30))));
        assertThat(Files.size(path)).isEqualTo(PREAMBLE + 30 * RECORD);
        tree.close();
        open();
    }

    @Test
    void aFileWithAForeignFirstBlockBeginsAnew() throws IOException {
        tree.close();
        var path = folder.resolve(HeaderFile.NAME);
        var bytes = Files.readAllBytes(path);
        bytes[PREAMBLE + 79] ^= 1;
        Files.write(path, bytes);
        assertThat(reopened()).isInstanceOf(Recovery.Altered.class);
        assertThat(accept(miner.mine())).isInstanceOf(Accepted.Extended.class);
    }

    @Test
    void anotherProgramMayNotOpenItMeanwhile() throws IOException {
        assertThat(HeaderTree.open(REGTEST, folder)).isEqualTo(new Opening.InUse());
    }

    @Test
    void aClockSetBackDoesNotCostTheChain() throws IOException {
        accept(miner.mine());
        accept(miner.mine(NOW.getEpochSecond() + 7_000, Miner.EASIEST_BITS));
        tree.close();
        assertThat(reopened()).isEqualTo(new Recovery.Whole());
        assertThat(tree.chain().tip().height()).isEqualTo(Height.of(2));
    }
}
