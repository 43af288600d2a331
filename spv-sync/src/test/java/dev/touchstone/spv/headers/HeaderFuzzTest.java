package dev.touchstone.spv.headers;

import static dev.touchstone.spv.headers.Miner.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.node.Accepted;
import dev.touchstone.spv.bitcoin.node.HeaderRun;
import dev.touchstone.spv.bitcoin.node.HeaderRun.Verdict;
import dev.touchstone.spv.bitcoin.node.HeaderTree;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.proof.HeaderChain.Extension;
import dev.touchstone.spv.store.HeaderFile;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Headers from strangers who try anything: nothing throws, and nothing is believed past the first bad header.
class HeaderFuzzTest {
    private static final BitcoinParameters MAIN = Networks.of(Network.BITCOIN_MAIN);
    private static final BitcoinParameters REGTEST = Networks.of(Network.BITCOIN_REGTEST);
    private static final int RECORD = BlockHeader.BYTES;

    private final Random random = new Random(19);

    private static byte[] mainnet(int headers) {
        return Arrays.copyOf(Vectors.bytes("bitcoin/headers/mainnet-000000-049999.bin"), headers * RECORD);
    }

    @Test
    void aChainEndsBeforeTheFirstMutatedHeader() {
        var good = mainnet(400);
        for (int round = 0; round < 2_000; round++) {
            var bytes = good.clone();
            int first = mutate(bytes);
            var chain = HeaderChain.atGenesis(MAIN);
            var extension = chain.extend(bytes, RECORD, 399, NOW);
            assertThat(extension).isInstanceOf(Extension.Refused.class);
            assertThat(((Extension.Refused) extension).acceptedBefore()).isEqualTo(first - 1);
            assertThat(chain.tip().height()).isEqualTo(Height.of(first - 1));
        }
    }

    /// Changes one to four bytes above the first header and returns the lowest header changed.
    private int mutate(byte[] bytes) {
        int lowest = bytes.length;
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = RECORD + random.nextInt(bytes.length - RECORD);
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            if (lowest / RECORD != at / RECORD) lowest = Math.min(lowest, at);
        }
        return lowest / RECORD;
    }

    @Test
    void aRunOfAnyBytesIsRefusedAndNeverFails() throws IOException {
        for (var network : Network.values()) {
            for (int round = 0; round < 300; round++) {
                var bytes = new byte[random.nextInt(5 * RECORD)];
                random.nextBytes(bytes);
                var verdict = HeaderRun.verify(
                        Networks.of(network), Height.of(random.nextInt(3_000)), new ByteArrayInputStream(bytes), NOW);
                if (network != Network.BITCOIN_REGTEST && network != Network.BITCOIN_PRACTICE) {
                    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
                }
            }
        }
    }

    @Test
    void aRunCutAnywhereIsGoodUpToThere() throws IOException {
        var good = mainnet(20);
        for (int length = 0; length < good.length; length++) {
            var verdict = HeaderRun.verify(MAIN, Height.GENESIS, new ByteArrayInputStream(good, 0, length), NOW);
            if (length > 0 && length % RECORD == 0) {
                assertThat(verdict).isInstanceOf(Verdict.Verified.class);
            } else {
                assertThat(verdict).isInstanceOf(Verdict.Refused.class);
                assertThat(((Verdict.Refused) verdict).good()).isEqualTo(length / RECORD);
            }
        }
    }

    @Test
    void aFileOfAnyBytesIsOpenedOrLeftAlone(@TempDir Path folder) throws IOException {
        var whole = fileOfHeaders(folder.resolve("good"));
        for (int round = 0; round < 300; round++) {
            var own = Files.createDirectories(folder.resolve("r" + round));
            var path = own.resolve(HeaderFile.NAME);
            var bytes = Arrays.copyOf(whole, random.nextInt(whole.length));
            if (bytes.length > 0) bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(path, bytes);
            switch (HeaderTree.open(REGTEST, own)) {
                case HeaderTree.Opening.Opened opened -> {
                    assertThat(opened.tree().chain().tip().height().value()).isLessThan(30);
                    opened.tree().close();
                }
                case HeaderTree.Opening.Unusable _ -> assertThat(path).hasBinaryContent(bytes);
                case HeaderTree.Opening.InUse _ -> throw new AssertionError("not in use");
            }
        }
    }

    private static byte[] fileOfHeaders(Path folder) throws IOException {
        try (var tree = open(folder)) {
            tree.accept(ByteString.of(Miner.atGenesis(REGTEST).mine(30)), NOW);
        }
        return Files.readAllBytes(folder.resolve(HeaderFile.NAME));
    }

    private static HeaderTree open(Path folder) throws IOException {
        return ((HeaderTree.Opening.Opened) HeaderTree.open(REGTEST, folder)).tree();
    }

    /// A block tree as simple as it can be: every header ever accepted, and the first of the most work.
    private static final class Oracle {
        private final Map<BlockHash, BlockHeader> headers = new HashMap<>();
        private final Map<BlockHash, Integer> heights = new HashMap<>();
        private BlockHeader best = REGTEST.genesis();

        Oracle() {
            headers.put(best.hash(), best);
            heights.put(best.hash(), 0);
        }

        void add(List<BlockHeader> branch) {
            for (var header : branch) {
                headers.put(header.hash(), header);
                heights.put(header.hash(), height(header.previous()) + 1);
            }
            if (height(branch.getLast().hash()) > height(best.hash())) best = branch.getLast();
        }

        private int height(BlockHash hash) {
            var height = heights.get(hash);
            if (height == null) throw new AssertionError("no such header: " + hash);
            return height;
        }

        private BlockHeader header(BlockHash hash) {
            var header = headers.get(hash);
            if (header == null) throw new AssertionError("no such header: " + hash);
            return header;
        }

        /// What a peer with this tip answers to a locator.
        List<BlockHeader> after(List<BlockHash> locator, BlockHeader tip) {
            var path = new ArrayList<BlockHeader>();
            for (var header = tip; !locator.contains(header.hash()); header = header(header.previous())) {
                path.addFirst(header);
            }
            return path;
        }
    }

    @Test
    void whateverTheOrderOfMessagesTheFirstChainWithTheMostWorkWins(@TempDir Path folder) throws IOException {
        for (int game = 0; game < 25; game++) {
            var oracle = new Oracle();
            var tips = new ArrayList<>(List.of(REGTEST.genesis()));
            try (var tree = open(folder.resolve("game" + game))) {
                for (int round = 1; round <= 60; round++) {
                    var miner =
                            Miner.above(tips.get(random.nextInt(tips.size()))).fork(round);
                    var branch = new ArrayList<BlockHeader>();
                    for (int i = random.nextInt(8); i >= 0; i--) branch.add(miner.mine());
                    tips.add(branch.get(random.nextInt(branch.size())));
                    tips.add(branch.getLast());
                    oracle.add(branch);
                    send(tree, oracle, branch);
                    assertThat(tree.chain().tip().hash())
                            .isEqualTo(oracle.best.hash().value());
                }
                assertThatTheFileHoldsTheChain(tree);
            }
        }
    }

    /// Sends a branch as a node would: if it does not connect, all that the tree's locator asks for.
    private void send(HeaderTree tree, Oracle oracle, List<BlockHeader> branch) throws IOException {
        var bytes = Miner.pack(branch);
        if (random.nextInt(4) == 0) sendMutated(tree, bytes.clone());
        var answer = tree.accept(ByteString.of(bytes), NOW);
        if (answer instanceof Accepted.Unconnected) {
            answer = tree.accept(ByteString.of(Miner.pack(oracle.after(tree.locator(), branch.getLast()))), NOW);
        }
        assertThat(answer).isNotInstanceOfAny(Accepted.Rejected.class, Accepted.Unconnected.class);
    }

    private void sendMutated(HeaderTree tree, byte[] bytes) throws IOException {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        var last = DoubleSha256.of(bytes, bytes.length - RECORD, RECORD);
        if (REGTEST.powLimit().isMetBy(last)) return;
        assertThat(tree.accept(ByteString.of(bytes), NOW))
                .isInstanceOfAny(Accepted.Rejected.class, Accepted.Unconnected.class);
    }

    private static void assertThatTheFileHoldsTheChain(HeaderTree tree) throws IOException {
        var chain = HeaderChain.atGenesis(REGTEST);
        int count = tree.chain().tip().height().value();
        var bytes = tree.headersFrom(Height.of(1), count).toArray();
        assertThat(chain.extend(bytes, 0, count, NOW)).isEqualTo(new Extension.Extended(count));
        assertThat(chain.tip()).isEqualTo(tree.chain().tip());
        assertThat(chain.work()).isEqualTo(tree.chain().work());
    }
}
