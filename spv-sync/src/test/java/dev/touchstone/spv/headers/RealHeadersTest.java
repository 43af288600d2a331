package dev.touchstone.spv.headers;

import static dev.touchstone.spv.chain.Network.BITCOIN_MAIN;
import static dev.touchstone.spv.chain.Network.BITCOIN_REGTEST;
import static dev.touchstone.spv.chain.Network.BITCOIN_SIGNET;
import static dev.touchstone.spv.chain.Network.BITCOIN_TESTNET3;
import static dev.touchstone.spv.chain.Network.BITCOIN_TESTNET4;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.bitcoin.node.HeaderRun;
import dev.touchstone.spv.bitcoin.node.HeaderRun.Rule;
import dev.touchstone.spv.bitcoin.node.HeaderRun.Unasked;
import dev.touchstone.spv.bitcoin.node.HeaderRun.Verdict;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.proof.HeaderChain.Extension;
import dev.touchstone.spv.proof.HeaderRules;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Headers that miners made: every run of the vectors is accepted, and what is wrong in one is named.
class RealHeadersTest {
    private static final String HEADERS = "bitcoin/headers/";
    private static final int RECORD = BlockHeader.BYTES;
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

    private static Verdict verify(Network network, int from, byte[] headers) {
        try {
            return HeaderRun.verify(Networks.of(network), Height.of(from), new ByteArrayInputStream(headers), NOW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Hash256 hash(String display) {
        return Hash256.fromDisplay(display).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "BITCOIN_MAIN, 0, mainnet-000000-049999.bin, 000000000845517b31c6820d83f25cff46429bf136a7515fe504116427e60f8e",
        "BITCOIN_MAIN, 80001, mainnet-080001-100000.bin, 000000000003ba27aa200b1cecaad478d2b00432346c3f1f3986da1afd33e506",
        "BITCOIN_MAIN, 150001, mainnet-150001-270000.bin, 0000000000000002a775aec59dc6a9e4bb1c025cf1b8c2195dd9dc3998c827c5",
        "BITCOIN_MAIN, 576576, mainnet-576576-578692.bin, 00000000000000000016d22b7c1343f625dbbf14330c9d753f43c1c91594300d",
        "BITCOIN_MAIN, 822528, mainnet-822528-830592.bin, 00000000000000000000506183a8b30fa3224b85e82a70416e1d594bdb632fdb",
        "BITCOIN_MAIN, 864800, mainnet-864800-864850.bin,",
        "BITCOIN_MAIN, 864870, mainnet-864870-864980.bin,",
        "BITCOIN_TESTNET3, 0, testnet3-000000-035141.bin,",
        "BITCOIN_SIGNET, 0, signet-000000-002015.bin,",
        "BITCOIN_TESTNET4, 0, testnet4-000000-000100.bin,",
    })
    void acceptsEveryRun(Network network, int from, String file, String last) {
        var bytes = Vectors.bytes(HEADERS + file);
        var verdict = verify(network, from, bytes);
        assertThat(verdict).isInstanceOf(Verdict.Verified.class);
        var verified = (Verdict.Verified) verdict;
        assertThat(verified.count()).isEqualTo(bytes.length / RECORD);
        assertThat(verified.first().height()).isEqualTo(Height.of(from));
        assertThat(verified.last().height()).isEqualTo(Height.of(from + verified.count() - 1));
        if (last != null) assertThat(verified.last().hash()).isEqualTo(hash(last));
        assertThat(verified.unasked().isEmpty()).isEqualTo(from == 0);
    }

    @Test
    void acceptsTheChainThatBitcoinCoreMinedInRegtest() {
        var regtest = Networks.of(BITCOIN_REGTEST);
        var bytes = Vectors.bytes("bitcoin/recorded/core28-regtest/headers.bin");
        var chain = HeaderChain.atGenesis(regtest);
        assertThat(chain.extend(bytes, 0, 5_003, NOW)).isEqualTo(new Extension.Extended(5_003));
        assertThat(chain.tip().hash())
                .isEqualTo(hash("7e8f2481d8fed61646de02dd323712d8e26dc1a5f16f22562534d8f6956fa701"));
        assertThat(verify(BITCOIN_REGTEST, 1, bytes)).isInstanceOf(Verdict.Verified.class);
    }

    @Test
    void reckonsTheWorkOfMainnet() {
        var bytes = Vectors.bytes(HEADERS + "mainnet-000000-049999.bin");
        var chain = HeaderChain.atGenesis(Networks.of(BITCOIN_MAIN));
        assertThat(chain.extend(bytes, RECORD, 49_999, NOW)).isEqualTo(new Extension.Extended(49_999));
        for (var entry : Vectors.json(HEADERS + "mainnet-retarget-boundaries.json")) {
            var height = Height.of(entry.get("height").asInt());
            if (height.value() > 49_999) break;
            assertThat(chain.hashAt(height).value())
                    .isEqualTo(hash(entry.get("hash").asString()));
            assertThat(chain.heightOf(chain.hashAt(height))).contains(height);
            assertThat(chain.workAt(height))
                    .isEqualTo(Work.ofHex(entry.get("chainwork").asString()));
        }
        assertThat(chain.work()).isEqualTo(chain.workAt(Height.of(49_999)));
    }

    @Test
    void saysWhatARunCannotShow() {
        var bytes = Vectors.bytes(HEADERS + "mainnet-576576-578692.bin");
        assertThat(verify(BITCOIN_MAIN, 576_576, bytes))
                .extracting(verdict -> ((Verdict.Verified) verdict).unasked())
                .isEqualTo(List.of(
                        new Unasked(Rule.LINK, Height.of(576_577)),
                        new Unasked(Rule.TARGET, Height.of(576_577)),
                        new Unasked(Rule.MEDIAN_TIME, Height.of(576_587)),
                        new Unasked(Rule.RETARGET, Height.of(578_592))));
        var middle = Arrays.copyOfRange(bytes, RECORD, 100 * RECORD);
        assertThat(verify(BITCOIN_MAIN, 576_577, middle))
                .extracting(verdict -> ((Verdict.Verified) verdict).unasked().getLast())
                .isEqualTo(new Unasked(Rule.RETARGET, Height.of(580_608)));
    }

    @Test
    void acceptsAnyPieceOfARun() {
        var testnet3 = Vectors.bytes(HEADERS + "testnet3-000000-035141.bin");
        for (int from = 1; from < 35_000; from += 997) {
            var piece = Arrays.copyOfRange(testnet3, from * RECORD, Math.min(35_142, from + 5_000) * RECORD);
            assertThat(verify(BITCOIN_TESTNET3, from, piece)).isInstanceOf(Verdict.Verified.class);
        }
        var mainnet = Vectors.bytes(HEADERS + "mainnet-000000-049999.bin");
        for (int from = 1; from < 50_000; from += 2_999) {
            var piece = Arrays.copyOfRange(mainnet, from * RECORD, Math.min(50_000, from + 5_000) * RECORD);
            assertThat(verify(BITCOIN_MAIN, from, piece)).isInstanceOf(Verdict.Verified.class);
        }
    }

    @Test
    void refusesTheInvalidBranchOfJuly2015ByItsVersion() {
        var bytes = Vectors.bytes(HEADERS + "mainnet-fork-2015-07-04.bin");
        assertThat(verify(BITCOIN_MAIN, 363_731, bytes))
                .isEqualTo(
                        new Verdict.Refused(BITCOIN_MAIN, 0, new Refutation.RetiredVersion(Height.of(363_731), 2, 3)));
    }

    @Test
    void acceptsStaleBlocksOnTheirParents() {
        var lines = new String(Vectors.bytes(HEADERS + "mainnet-stale-connected.csv"), StandardCharsets.US_ASCII)
                .lines()
                .skip(1)
                .toList();
        assertThat(lines).hasSize(11);
        for (var line : lines) {
            var fields = line.split(",", -1);
            int height = Integer.parseInt(fields[0]);
            var stale = HexFormat.of().parseHex(fields[2]);
            var rules = rulesBelow(height, stale);
            assertThat(rules.next(stale, 0, HeaderRules.latest(NOW))).as(line).isEmpty();
            assertThat(rules.tip().hash()).isEqualTo(hash(fields[1]));
        }
    }

    /// A judge that has seen the run around this height up to the parent of this header.
    private static HeaderRules rulesBelow(int height, byte[] header) {
        int from = height < 500_000 ? height - 1 : height < 600_000 ? 576_576 : 822_528;
        var run = switch (from) {
            case 576_576 -> Vectors.bytes(HEADERS + "mainnet-576576-578692.bin");
            case 822_528 -> Vectors.bytes(HEADERS + "mainnet-822528-830592.bin");
            default -> boundary(from);
        };
        var rules = new HeaderRules(Networks.of(BITCOIN_MAIN), Height.of(from));
        for (int h = from; h < height; h++) {
            assertThat(rules.next(run, (h - from) * RECORD, Long.MAX_VALUE)).isEmpty();
        }
        assertThat(rules.tip().hash()).isEqualTo(Hash256.of(header, 4));
        return rules;
    }

    private static byte[] boundary(int height) {
        for (var entry : Vectors.json(HEADERS + "mainnet-retarget-boundaries.json")) {
            if (entry.get("height").asInt() == height) {
                return HexFormat.of().parseHex(entry.get("header").asString());
            }
        }
        throw new AssertionError("no header at " + height);
    }

    @Test
    void acceptsTheOldBranchOfTestnet3BesideItsChain() {
        var lines = new String(Vectors.bytes(HEADERS + "testnet3-fork.hex"), StandardCharsets.US_ASCII)
                .lines()
                .toList();
        var chain = HeaderChain.atGenesis(Networks.of(BITCOIN_TESTNET3));
        for (var line : lines) {
            if (line.startsWith("fork:")) continue;
            var header = HexFormat.of().parseHex(line);
            if (new BlockHash(Hash256.ZERO)
                    .equals(BlockHeader.parse(header).orThrow().previous())) continue;
            assertThat(chain.extend(header, 0, 1, NOW)).isEqualTo(new Extension.Extended(1));
        }
        assertThat(chain.tip().height()).isEqualTo(Height.of(546));
        var branch = lines.stream().filter(line -> line.startsWith("fork:")).toList();
        var rules = chain.rulesAfter(Height.GENESIS);
        for (var line : branch) {
            assertThat(rules.next(HexFormat.of().parseHex(line.substring(5)), 0, HeaderRules.latest(NOW)))
                    .isEmpty();
        }
        assertThat(rules.work().isLessThan(chain.work())).isTrue();
    }

    /// One change in a run of 2,117 headers of mainnet that begins with a period, and the name it must get.
    @ParameterizedTest
    @CsvSource({
        "a bit of the link,              1000, 10,   01, BrokenLink,       1000",
        "another difficulty,             1000, 72,   01, WrongDifficulty,  1000",
        "a negative difficulty,          1000, 74,   80, NonsenseTarget,   1000",
        "a difficulty above the limit,   1000, 75,   0a, TargetAboveLimit, 1000",
        "a retarget not followed,        2016, 73,   01, WrongDifficulty,  2016",
        "a time before the median,       1000, 70,   08, TimeTooEarly,     1000",
        "a time far in the future,       1000, 71,   80, TimeTooLate,      1000",
        "a time a second off,            1000, 68,   01, HashAboveTarget,  1000",
        "another nonce,                  1000, 76,   01, HashAboveTarget,  1000",
        "another Merkle root,            1000, 40,   01, HashAboveTarget,  1000",
        "a version below zero,           1000, 3,    80, RetiredVersion,   1000",
        "another version,                1000, 0,    01, HashAboveTarget,  1000",
        "the last header,                2116, 79,   80, HashAboveTarget,  2116",
        "the first header,                  0, 36,   01, HashAboveTarget,     0",
    })
    void namesEachSingleChange(String what, int header, int at, String flip, String name, int good) {
        var bytes = Vectors.bytes(HEADERS + "mainnet-576576-578692.bin");
        bytes[header * RECORD + at] ^= (byte) HexFormat.fromHexDigits(flip);
        var verdict = verify(BITCOIN_MAIN, 576_576, bytes);
        assertThat(verdict).as(what).isInstanceOf(Verdict.Refused.class);
        var refused = (Verdict.Refused) verdict;
        assertThat(refused.refutation().code()).as(what).isEqualTo(name);
        assertThat(refused.good()).as(what).isEqualTo(good);
    }

    @Test
    void namesAHeaderThatIsMissingTwiceThereOrInTheWrongPlace() {
        var bytes = Vectors.bytes(HEADERS + "mainnet-864800-864850.bin");
        var without = new byte[bytes.length - RECORD];
        System.arraycopy(bytes, 0, without, 0, 20 * RECORD);
        System.arraycopy(bytes, 21 * RECORD, without, 20 * RECORD, without.length - 20 * RECORD);
        var brokenLink = new Refutation.BrokenLink(Height.of(864_820));
        assertThat(verify(BITCOIN_MAIN, 864_800, without)).isEqualTo(new Verdict.Refused(BITCOIN_MAIN, 20, brokenLink));
        System.arraycopy(bytes, 19 * RECORD, bytes, 20 * RECORD, RECORD);
        assertThat(verify(BITCOIN_MAIN, 864_800, bytes)).isEqualTo(new Verdict.Refused(BITCOIN_MAIN, 20, brokenLink));
    }

    @Test
    void namesAFileThatWasCutAndOneThatIsEmpty() {
        var bytes = Vectors.bytes(HEADERS + "mainnet-864800-864850.bin");
        assertThat(verify(BITCOIN_MAIN, 864_800, Arrays.copyOf(bytes, bytes.length - 1)))
                .isEqualTo(new Verdict.Refused(
                        BITCOIN_MAIN, 50, new Refutation.Unreadable("the last header has 79 of 80 bytes")));
        assertThat(verify(BITCOIN_MAIN, 864_800, new byte[0]))
                .isEqualTo(new Verdict.Refused(BITCOIN_MAIN, 0, new Refutation.Unreadable("no headers")));
    }

    @Test
    void namesANetworkThatWasMistaken() {
        var mainnet = Vectors.bytes(HEADERS + "mainnet-000000-049999.bin");
        var genesis = Networks.of(BITCOIN_MAIN).genesis().hash();
        var foreign = new Refutation.ForeignChain(genesis);
        for (var other : List.of(BITCOIN_TESTNET3, BITCOIN_TESTNET4, BITCOIN_SIGNET, BITCOIN_REGTEST)) {
            assertThat(verify(other, 0, mainnet)).isEqualTo(new Verdict.Refused(other, 0, foreign));
        }
        var later = Vectors.bytes(HEADERS + "mainnet-822528-830592.bin");
        assertThat(verify(BITCOIN_REGTEST, 822_528, later))
                .extracting(verdict -> ((Verdict.Refused) verdict).refutation().code())
                .isEqualTo("WrongDifficulty");
        assertThat(verify(BITCOIN_TESTNET3, 822_528, later))
                .extracting(verdict -> ((Verdict.Refused) verdict).refutation().code())
                .isEqualTo("WrongDifficulty");
        var signet = Vectors.bytes(HEADERS + "signet-000000-002015.bin");
        assertThat(verify(BITCOIN_MAIN, 1, Arrays.copyOfRange(signet, RECORD, signet.length)))
                .isEqualTo(new Verdict.Refused(BITCOIN_MAIN, 0, new Refutation.TargetAboveLimit(Height.of(1))));
    }

    @Test
    void aHeightThatNoChainHasIsNoReasonToFail() {
        var bytes = Vectors.bytes(HEADERS + "mainnet-864800-864850.bin");
        assertThat(verify(BITCOIN_MAIN, Integer.MAX_VALUE, bytes))
                .isEqualTo(new Verdict.Refused(
                        BITCOIN_MAIN, 0, new Refutation.Unreadable("no chain is as long as 2147483647")));
    }
}
