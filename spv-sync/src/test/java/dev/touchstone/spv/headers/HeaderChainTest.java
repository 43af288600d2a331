package dev.touchstone.spv.headers;

import static dev.touchstone.spv.headers.Miner.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.proof.HeaderChain.Extension;
import dev.touchstone.spv.proof.HeaderRules;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeaderChainTest {
    private static final BitcoinParameters TESTNET3 = Networks.of(Network.BITCOIN_TESTNET3);
    private static final BitcoinParameters REGTEST = Networks.of(Network.BITCOIN_REGTEST);
    private static final int RECORD = BlockHeader.BYTES;

    private static void extend(HeaderChain chain, byte[] headers, int from, int to) {
        assertThat(chain.extend(headers, from * RECORD, to - from, NOW)).isEqualTo(new Extension.Extended(to - from));
    }

    @Test
    void beginsWithTheFirstBlock() {
        var chain = HeaderChain.atGenesis(REGTEST);
        assertThat(chain.tip().height()).isEqualTo(Height.GENESIS);
        assertThat(chain.hashAt(Height.GENESIS)).isEqualTo(REGTEST.genesis().hash());
        assertThat(chain.timeAt(Height.GENESIS)).isEqualTo(REGTEST.genesis().time());
        assertThat(chain.bitsAt(Height.GENESIS)).isEqualTo(Miner.EASIEST_BITS);
        assertThat(chain.work()).isEqualTo(Work.ofBits(Miner.EASIEST_BITS));
        assertThat(chain.parameters()).isEqualTo(REGTEST);
    }

    @Test
    void cutAtAnyHeightItIsAsIfItHadNeverBeenLonger() {
        var headers = Vectors.bytes("bitcoin/headers/testnet3-000000-035141.bin");
        var random = new Random(7);
        var chain = HeaderChain.atGenesis(TESTNET3);
        extend(chain, headers, 1, 35_142);
        var work = chain.work();
        for (int round = 0; round < 40; round++) {
            var cut = Height.of(random.nextInt(33_000));
            var expected = chain.workAt(cut);
            var lost = chain.hashAt(cut.next());
            chain.truncate(cut);
            assertThat(chain.tip().height()).isEqualTo(cut);
            assertThat(chain.work()).isEqualTo(expected);
            assertThat(chain.heightOf(lost)).isEmpty();
            int to = cut.value() + 1 + random.nextInt(2_100);
            extend(chain, headers, cut.value() + 1, to);
            assertThat(chain.heightOf(lost).isPresent()).isEqualTo(to > cut.value() + 1);
            extend(chain, headers, to, 35_142);
            assertThat(chain.work()).isEqualTo(work);
        }
    }

    @Test
    void aJudgeOfABranchKnowsAllThatTheChainKnows() {
        var headers = Vectors.bytes("bitcoin/headers/testnet3-000000-035141.bin");
        var chain = HeaderChain.atGenesis(TESTNET3);
        extend(chain, headers, 1, 35_142);
        for (int fork = 0; fork < 30_000; fork += 1_009) {
            var judge = chain.rulesAfter(Height.of(fork));
            assertThat(judge.knowsMedianTime() && judge.knowsTarget()).isTrue();
            for (int h = fork + 1; h <= fork + 2_020; h++) {
                assertThat(judge.next(headers, h * RECORD, HeaderRules.latest(NOW)))
                        .isEmpty();
            }
            assertThat(judge.work()).isEqualTo(chain.workAt(Height.of(fork + 2_020)));
        }
    }

    @Test
    void findsEveryHashAndNoOther() {
        var miner = Miner.atGenesis(REGTEST);
        var chain = HeaderChain.atGenesis(REGTEST);
        extend(chain, miner.mine(20_000), 0, 20_000);
        for (int height = 0; height <= 20_000; height++) {
            assertThat(chain.heightOf(chain.hashAt(Height.of(height)))).contains(Height.of(height));
        }
        assertThat(chain.heightOf(miner.mine().hash())).isEmpty();
    }

    @Test
    void findsTheHashesOfABranchInTheirNewPlaces() {
        var chain = HeaderChain.atGenesis(REGTEST);
        var trunk = Miner.atGenesis(REGTEST);
        extend(chain, trunk.mine(100), 0, 100);
        for (int round = 1; round <= 200; round++) {
            var branch = trunk.fork(round);
            extend(chain, branch.mine(30), 0, 30);
            assertThat(chain.heightOf(branch.tip().hash())).contains(Height.of(130));
            chain.truncate(Height.of(100));
            assertThat(chain.heightOf(branch.tip().hash())).isEmpty();
        }
        assertThat(chain.heightOf(trunk.tip().hash())).contains(Height.of(100));
    }

    @Test
    void keepsTheHeadersBeforeABadOne() {
        var miner = Miner.atGenesis(REGTEST);
        var good = miner.mine(3);
        var bytes = new byte[5 * RECORD];
        System.arraycopy(good, 0, bytes, 0, good.length);
        System.arraycopy(Miner.spoil(miner.mine()).bytes(), 0, bytes, 3 * RECORD, RECORD);
        var chain = HeaderChain.atGenesis(REGTEST);
        assertThat(chain.extend(bytes, 0, 5, NOW))
                .isEqualTo(new Extension.Refused(3, new Refutation.HashAboveTarget(Height.of(4))));
        assertThat(chain.tip().height()).isEqualTo(Height.of(3));
    }

    @Test
    void toAskForWhatIsAboveTheTipIsABug() {
        var chain = HeaderChain.atGenesis(REGTEST);
        assertThatThrownBy(() -> chain.hashAt(Height.of(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> chain.truncate(Height.of(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> chain.extend(new byte[79], 0, 1, NOW)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
