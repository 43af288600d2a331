package dev.touchstone.spv.bitcoin.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.store.FilterHeaderFile;
import dev.touchstone.spv.testsupport.RecordedSession;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterHeaderChainTest {
    private static final int BLOCKS = 5004;

    @TempDir
    Path folder;

    private final RecordedSession session = RecordedSession.open("core28-regtest/session.bin.gz");
    /// Of the first block and all others, from the filters that Bitcoin Core sent.
    private final List<Hash256> filterHashes = session.fromNode(Message.CFilter.class).stream()
            .map(m -> DoubleSha256.of(m.filter().toArray()))
            .toList();

    private final HeaderChain blocks = chain(Network.BITCOIN_REGTEST, BLOCKS - 1);

    private static HeaderChain chain(Network network, int headers) {
        var chain = HeaderChain.atGenesis(Networks.of(network));
        var bytes = Vectors.bytes("bitcoin/recorded/core28-regtest/headers.bin");
        chain.extend(bytes, 0, headers, Instant.MAX);
        return chain;
    }

    private FilterHeaderChain open() throws IOException {
        return open(blocks);
    }

    private FilterHeaderChain open(HeaderChain blocks) throws IOException {
        return switch (FilterHeaderChain.open(folder, blocks)) {
            case FilterHeaderChain.Opening.Opened(var chain) -> chain;
            case FilterHeaderChain.Opening.Unusable(var why) -> throw new AssertionError(why);
        };
    }

    private void fill() throws IOException {
        fill(BLOCKS);
    }

    private void fill(int filters) throws IOException {
        try (var chain = open()) {
            chain.append(filterHashes.subList(0, filters));
        }
    }

    @Test
    void growsByFilterHashesToTheCheckpointsOfBitcoinCore() throws IOException {
        try (var chain = open()) {
            assertThat(chain.tip()).isEqualTo(FilterHeader.BEFORE_GENESIS);
            chain.append(filterHashes);
            assertThat(chain.size()).isEqualTo(BLOCKS);
            var checkpoints =
                    session.fromNode(Message.CFCheckpt.class).getFirst().filterHeaders();
            for (int i = 0; i < checkpoints.size(); i++) {
                assertThat(chain.at(Height.of((i + 1) * 1000))).isEqualTo(checkpoints.get(i));
            }
            for (var range : session.fromNode(Message.CFHeaders.class)) {
                var stop = blocks.heightOf(range.stop()).orElseThrow();
                var first = Height.of(stop.value() - range.filterHashes().size() + 1);
                assertThat(chain.before(first)).isEqualTo(range.previous());
            }
        }
    }

    @Test
    void isTheSameAfterARestart() throws IOException {
        fill();
        try (var chain = open()) {
            assertThat(chain.size()).isEqualTo(BLOCKS);
            chain.truncate(Height.of(2000));
            assertThat(chain.size()).isEqualTo(2001);
            chain.truncate(Height.of(3000));
            chain.append(filterHashes.subList(2001, 2010));
        }
        try (var chain = open()) {
            assertThat(chain.size()).isEqualTo(2010);
            chain.append(filterHashes.subList(2010, BLOCKS));
            var checkpoints =
                    session.fromNode(Message.CFCheckpt.class).getFirst().filterHeaders();
            assertThat(chain.at(Height.of(5000))).isEqualTo(checkpoints.getLast());
        }
    }

    @Test
    void dropsWhatBelongsToBlocksThatAreNoLongerOnTheChain() throws IOException {
        fill();
        try (var chain = open(chain(Network.BITCOIN_REGTEST, 3000))) {
            assertThat(chain.size()).isEqualTo(3001);
        }
        try (var chain = open()) {
            assertThat(chain.size()).isEqualTo(3001);
        }
    }

    @Test
    void dropsARecordThatIsCutShortAndTheRestOfAZeroedEnd() throws IOException {
        fill(60);
        var file = folder.resolve(FilterHeaderFile.NAME);
        for (int cut = 1; cut <= 3 * 40; cut++) {
            var whole = Files.size(file);
            try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
                raw.setLength(whole - cut);
            }
            int expected = (int) ((whole - 16 - cut) / 40);
            try (var chain = open()) {
                assertThat(chain.size()).isEqualTo(expected);
                chain.append(filterHashes.subList(expected, 60));
            }
        }
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(16 + 56 * 40L);
            raw.write(new byte[4 * 40]);
        }
        try (var chain = open()) {
            assertThat(chain.size()).isEqualTo(56);
        }
    }

    @Test
    void leavesAFileOfAnotherNetworkAsItIs() throws IOException {
        fill();
        var before = Files.readAllBytes(folder.resolve(FilterHeaderFile.NAME));
        var other = HeaderChain.atGenesis(Networks.of(Network.BITCOIN_PRACTICE));
        assertThat(FilterHeaderChain.open(folder, other)).isInstanceOf(FilterHeaderChain.Opening.Unusable.class);
        assertThat(Files.readAllBytes(folder.resolve(FilterHeaderFile.NAME))).isEqualTo(before);
    }

    @Test
    void takesNoFilterOfABlockThatIsNotOnTheChain() throws IOException {
        var few = chain(Network.BITCOIN_REGTEST, 1);
        try (var chain = open(few)) {
            assertThatThrownBy(() -> chain.append(filterHashes.subList(0, 3)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(chain.size()).isZero();
        }
    }
}
