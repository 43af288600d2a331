package dev.touchstone.spv.ethereum.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RollupFormsTest {
    private static final Hash256 ONE = hash("11".repeat(32));
    private static final Hash256 TWO = hash("22".repeat(32));
    private static final Hash256 THREE = hash("33".repeat(32));
    private static final OutputRoot OUTPUT = new OutputRoot(ONE, TWO, THREE);
    private static final SuperRoot SUPER = new SuperRoot(
            0x0102030405060708L, List.of(new SuperRoot.Output(hash(word(10)), ONE), new SuperRoot.Output(TWO, THREE)));
    private static final Assertion ASSERTION =
            new Assertion(ONE, TWO, THREE, 5, -1, Assertion.Status.FINISHED, ONE, TWO);
    private static final DisputeGame GAME = new DisputeGame(
            EthereumAddress.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}),
            EthereumAddress.ZERO,
            THREE);

    private static final CheckpointedBlock BLOCK =
            new CheckpointedBlock(BlockNumber.of(70_000_000), 1_790_000_000, TWO, THREE);

    /// What the contract reports of [#ASSERTION]: what held before it, the state after it, and the rest.
    private static final LogEntry REPORT = new LogEntry(
            EthereumAddress.ZERO,
            List.of(AssertionLog.TOPIC, ASSERTION.hash(), ONE),
            ByteString.fromHex("0".repeat(13 * 64) + ASSERTION.words().hex().substring(64) + "0".repeat(5 * 64))
                    .orElseThrow());

    private static Hash256 hash(String hex) {
        return Hash256.fromHex(hex).orElseThrow();
    }

    private static String word(long number) {
        return "%064x".formatted(number);
    }

    private static Hash256 keccak(String hex) {
        return Keccak256.of(HexFormat.of().parseHex(hex));
    }

    @Test
    void anOutputRootIsTheHashOfAVersionAndThreeWords() {
        var hex = word(0) + ONE.hex() + TWO.hex() + THREE.hex();
        assertThat(OUTPUT.preimage().hex()).isEqualTo(hex);
        assertThat(OUTPUT.hash()).isEqualTo(keccak(hex));
        assertThat(OutputRoot.parse(OUTPUT.preimage())).isEqualTo(Parsed.ok(OUTPUT));
        var otherVersion = ByteString.fromHex(word(1) + hex.substring(64)).orElseThrow();
        assertThat(OutputRoot.parse(otherVersion)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void aSuperRootIsTheHashOfItsTimeAndOfEachChainsRoot() {
        var hex = "01" + "0102030405060708" + word(10) + ONE.hex() + TWO.hex() + THREE.hex();
        assertThat(SUPER.preimage().hex()).isEqualTo(hex);
        assertThat(SUPER.hash()).isEqualTo(keccak(hex));
        assertThat(SuperRoot.parse(SUPER.preimage())).isEqualTo(Parsed.ok(SUPER));
        assertThat(SUPER.of(10)).contains(ONE);
        assertThat(SUPER.of(11)).isEmpty();
    }

    @Test
    void anAssertionIsTheHashOfItsParentItsStatesHashAndItsInbox() {
        var state = TWO.hex() + THREE.hex() + word(5) + "0".repeat(48) + "f".repeat(16) + word(1) + ONE.hex();
        assertThat(ASSERTION.words().hex()).isEqualTo(ONE.hex() + state + TWO.hex());
        assertThat(ASSERTION.hash()).isEqualTo(keccak(ONE.hex() + keccak(state).hex() + TWO.hex()));
        assertThat(Assertion.parse(ASSERTION.words())).isEqualTo(Parsed.ok(ASSERTION));
        var wide = ASSERTION.words().toArray();
        wide[3 * 32] = 1;
        assertThat(Assertion.parse(ByteString.of(wide))).isInstanceOf(Parsed.Malformed.class);
        var status = ASSERTION.words().toArray();
        status[6 * 32 - 1] = 3;
        assertThat(Assertion.parse(ByteString.of(status))).isInstanceOf(Parsed.Malformed.class);
    }

    /// A clone by solady's first `LibClone` with arguments: they begin at 0x62, and their length with its own two
    /// bytes ends the code.
    @Test
    void aGamesCodeHoldsItsClaimBehindItsCreator() {
        var rest = ByteString.of(new byte[64]);
        var code = GAME.code(rest);
        int behind = 20 + 32 + 64 + 2;
        assertThat(code.length()).isEqualTo(0x62 + behind);
        assertThat(code.hex().substring(2 * (0x62 + 20), 2 * (0x62 + 52))).isEqualTo(THREE.hex());
        assertThat(code.hex()).endsWith("%04x".formatted(behind));
        assertThat(DisputeGame.parse(code)).isEqualTo(Parsed.ok(GAME));
    }

    @Test
    void otherCodeIsNoGame() {
        var code = GAME.code(ByteString.of(new byte[64])).toArray();
        int arguments = 0x62;
        for (int at = 0; at < arguments; at++) {
            var changed = code.clone();
            changed[at] ^= 1;
            boolean isAddress = at >= arguments - 33 && at < arguments - 13;
            assertThat(DisputeGame.parse(ByteString.of(changed)) instanceof Parsed.Ok)
                    .as("byte %d", at)
                    .isEqualTo(isAddress);
        }
        for (int length = 0; length < code.length; length++) {
            assertThat(DisputeGame.parse(ByteString.of(Arrays.copyOf(code, length))))
                    .isInstanceOf(Parsed.Malformed.class);
        }
        assertThat(DisputeGame.parse(ByteString.of(Arrays.copyOf(code, code.length + 1))))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void aCheckpointsLeafIsTheHashOfFourWords() {
        var hex = word(70_000_000) + word(1_790_000_000) + TWO.hex() + THREE.hex();
        assertThat(BLOCK.words().hex()).isEqualTo(hex);
        assertThat(BLOCK.leaf()).isEqualTo(keccak(hex));
        assertThat(CheckpointedBlock.parse(BLOCK.words())).isEqualTo(Parsed.ok(BLOCK));
        var wide = BLOCK.words().toArray();
        wide[0] = 1;
        assertThat(CheckpointedBlock.parse(ByteString.of(wide))).isInstanceOf(Parsed.Malformed.class);
    }

    /// The first node of a tree of two, three and four leaves, filled up with zeros (bor, `GetRootHash`).
    @Test
    void aCheckpointsTreeIsFilledUpWithZeros() {
        var zero = "0".repeat(64);
        var two = keccak(ONE.hex() + TWO.hex());
        var three = keccak(two.hex() + keccak(THREE.hex() + zero).hex());
        assertThat(root(List.of(ONE))).isEqualTo(ONE);
        assertThat(root(List.of(ONE, TWO))).isEqualTo(two);
        assertThat(root(List.of(ONE, TWO, THREE))).isEqualTo(three);
        assertThat(CheckpointTree.grown(two, 1, 2))
                .isEqualTo(keccak(two.hex() + keccak(zero + zero).hex()));
        assertThat(List.of(0L, 1L, 2L, 3L, 4L, 5L, 1L << 15).stream().map(CheckpointTree::levels))
                .containsExactly(0, 0, 1, 2, 2, 3, 15);
    }

    private static Hash256 root(List<Hash256> leaves) {
        return CheckpointTree.root(leaves.getFirst(), 0, CheckpointTree.branch(leaves, 0));
    }

    @Test
    void aReportOfAnAssertionTellsIt() {
        assertThat(AssertionLog.parse(REPORT)).isEqualTo(Parsed.ok(ASSERTION));
        var other = new LogEntry(EthereumAddress.ZERO, List.of(ONE, TWO, THREE), REPORT.data());
        assertThat(AssertionLog.parse(other)).isInstanceOf(Parsed.Malformed.class);
        var shorter = new LogEntry(EthereumAddress.ZERO, REPORT.topics(), ByteString.EMPTY);
        assertThat(AssertionLog.parse(shorter)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void aGameTellsWhichBlockItIsAbout() {
        var rest = ByteString.fromHex(ONE.hex() + word(130_000_000)).orElseThrow();
        assertThat(DisputeGame.sequenceNumber(GAME.code(rest))).hasValue(130_000_000);
        var far = ByteString.fromHex(ONE.hex() + TWO.hex()).orElseThrow();
        assertThat(DisputeGame.sequenceNumber(GAME.code(far))).isEmpty();
        assertThat(DisputeGame.sequenceNumber(
                        GAME.code(ByteString.fromHex(ONE.hex()).orElseThrow())))
                .isEmpty();
    }

    @Test
    void eachChainIsNamedOnceSaysWhereItWasLookedUpAndWhyItsAmountsAreOnlyClaimed() {
        for (var layer : Layers.builtIn().all()) {
            assertThat(Layers.builtIn().find(layer.beside(), layer.id())).contains(layer);
            for (var name : layer.also()) {
                assertThat(Layers.builtIn().find(layer.beside(), name)).contains(layer);
            }
            assertThat(layer.source()).isNotBlank();
            assertThat(layer.reason().isEmpty()).as(layer.id()).isEqualTo(layer.settlesState());
            assertThat(layer.chainId()).isPositive();
        }
        assertThat(Layers.builtIn().find("mainnet", "nowhere")).isEmpty();
    }

    @Test
    void anyBytesAreReadOrRefused() {
        var random = new Random(12);
        var forms = List.of(
                OUTPUT.preimage(),
                SUPER.preimage(),
                ASSERTION.words(),
                GAME.code(ByteString.of(new byte[64])),
                BLOCK.words(),
                REPORT.data());
        for (int i = 0; i < 20_000; i++) {
            var form = forms.get(i % forms.size()).toArray();
            var bytes = Arrays.copyOf(form, Math.max(0, form.length + random.nextInt(4) - 2));
            if (i % 5 == 0) bytes = new byte[random.nextInt(300)];
            if (bytes.length > 0) bytes[random.nextInt(bytes.length)] ^= (byte) random.nextInt(256);
            var text = ByteString.of(bytes);
            isReadBackOrRefused(text, OutputRoot.parse(text), OutputRoot::preimage);
            isReadBackOrRefused(text, SuperRoot.parse(text), SuperRoot::preimage);
            isReadBackOrRefused(text, Assertion.parse(text), Assertion::words);
            isReadBackOrRefused(text, CheckpointedBlock.parse(text), CheckpointedBlock::words);
            assertThat(DisputeGame.parse(text)).isNotNull();
            assertThat(DisputeGame.sequenceNumber(text)).isNotNull();
            assertThat(AssertionLog.parse(new LogEntry(EthereumAddress.ZERO, REPORT.topics(), text)))
                    .isNotNull();
            assertThat(RootClaim.parse(List.of(text, OUTPUT.preimage()))).isNotNull();
        }
    }

    private static <T> void isReadBackOrRefused(ByteString bytes, Parsed<T> read, Function<T, ByteString> write) {
        if (read instanceof Parsed.Ok<T>(var value))
            assertThat(write.apply(value)).isEqualTo(bytes);
    }

    @Test
    void theKnownRollupsAreNamedOnceAndSayWhereTheyWereLookedUp() {
        var names = new HashSet<String>();
        for (var rollup : Rollups.builtIn()) {
            assertThat(names.add(rollup.settlesOn() + " " + rollup.id())).isTrue();
            assertThat(Rollups.find(rollup.settlesOn(), rollup.id())).contains(rollup);
            if (rollup.settlesOn().equals("mainnet"))
                assertThat(rollup.source()).contains("address: ", "slot: ", "looked up 20");
        }
        assertThat(names).contains("mainnet op-mainnet", "mainnet arbitrum-one");
        assertThat(Rollups.find("sepolia", "op-mainnet")).isEmpty();
    }
}
