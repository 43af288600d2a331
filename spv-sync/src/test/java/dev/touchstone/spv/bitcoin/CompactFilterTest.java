package dev.touchstone.spv.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CompactFilterTest {
    private static final BlockHash BLOCK = new BlockHash(Hash256.ZERO);

    private static List<JsonNode> bip158() {
        return Vectors.json("bitcoin/filters/bip158-testnet-19.json")
                .valueStream()
                .skip(1)
                .toList();
    }

    private static Block block(JsonNode vector) {
        return Block.parse(HexFormat.of().parseHex(vector.get(2).asString())).orThrow();
    }

    private static Script script(JsonNode hex) {
        return new Script(ByteString.fromHex(hex.asString()).orElseThrow());
    }

    @Test
    void buildsTheFilterAndHeaderOfEachBip158Vector() {
        for (var vector : bip158()) {
            var block = block(vector);
            var spent =
                    vector.get(3).valueStream().map(CompactFilterTest::script).toList();
            var filter = CompactFilter.build(
                            block.header().hash(), block.transactions(), FilterVectors.spent(block, spent))
                    .orElseThrow();
            assertThat(filter.bytes().hex()).isEqualTo(vector.get(5).asString());
            var previous = new FilterHeader(
                    Hash256.fromDisplay(vector.get(4).asString()).orElseThrow());
            assertThat(previous.next(filter.hash()).toString())
                    .isEqualTo(vector.get(6).asString());
            assertThat(CompactFilter.parse(filter.bytes(), filter.block()).orThrow())
                    .isEqualTo(filter);
        }
    }

    @Test
    void buildsTheFilterHeadersOfTheFirstBlocksOfMainnet() {
        var blocks = FilterVectors.firstBlocks();
        var outputs = FilterVectors.outputs(blocks);
        var headers = FilterVectors.mainnetHeaders();
        var header = FilterHeader.BEFORE_GENESIS;
        for (int height = 0; height < blocks.size(); height++) {
            var block = blocks.get(height);
            var filter = CompactFilter.build(
                            block.header().hash(),
                            block.transactions(),
                            outPoint -> Optional.ofNullable(outputs.get(outPoint)))
                    .orElseThrow();
            header = header.next(filter.hash());
            assertThat(header).as("height " + height).isEqualTo(headers.get(height));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mainnet-300025", "testnet3-1087400", "testnet3-928828"})
    void buildsTheFilterOfALargeBlockAndFindsEachOfItsScripts(String name) throws MalformedException {
        var block = FilterVectors.block(name);
        var spent = FilterVectors.spentScripts(name);
        var hash = block.header().hash();
        var filter = CompactFilter.parse(FilterVectors.filter(name), hash).orThrow();
        assertThat(CompactFilter.build(hash, block.transactions(), FilterVectors.spent(block, spent)))
                .contains(filter);
        var scripts = new HashSet<>(CompactFilter.outputScripts(block.transactions()));
        spent.stream().filter(s -> !s.isEmpty()).forEach(scripts::add);
        assertThat(filter.elements()).isEqualTo(scripts.size());
        assertThat(filter.missing(scripts)).isEmpty();
        for (var script : scripts)
            assertThat(filter.matchesAny(FilterQuery.of(WatchSet.of(script)))).isTrue();
    }

    @Test
    void buildsNothingWhereAnOutputThatIsSpentIsNotKnown() {
        var block = FilterVectors.block("mainnet-300025");
        assertThat(CompactFilter.build(block.header().hash(), block.transactions(), _ -> Optional.empty()))
                .isEmpty();
    }

    @Test
    void affirmsAWrongScriptAboutOnceIn784931Times() {
        var filter = CompactFilter.of(BLOCK, scripts(new Random(1), 2000));
        var others = scripts(new Random(2), 300_000);
        assertThat(others.size() - filter.missing(others).size()).isBetween(0, 10);
    }

    @Test
    void findsOneAmongManyWatchedScripts() {
        var dice = new Random(3);
        var held = scripts(dice, 5000);
        var filter = CompactFilter.of(BLOCK, held);
        var watched = new HashSet<>(filter.missing(scripts(dice, 10_000)));
        assertThat(filter.matchesAny(FilterQuery.of(new WatchSet(watched)))).isFalse();
        watched.add(held.iterator().next());
        assertThat(filter.matchesAny(FilterQuery.of(new WatchSet(watched)))).isTrue();
        assertThat(filter.matchesAny(FilterQuery.of(WatchSet.EMPTY))).isFalse();
    }

    private static Set<Script> scripts(Random dice, int count) {
        var scripts = new HashSet<Script>();
        while (scripts.size() < count) {
            var hash = new byte[20];
            dice.nextBytes(hash);
            scripts.add(Script.p2wpkh(hash));
        }
        return scripts;
    }

    @Test
    void holdsNothingInAnEmptyFilter() {
        var filter = CompactFilter.parse(ByteString.of((byte) 0), BLOCK).orThrow();
        var script = Script.p2wpkh(new byte[20]);
        assertThat(filter.matchesAny(FilterQuery.of(WatchSet.of(script)))).isFalse();
        assertThat(filter.missing(List.of(script))).containsExactly(script);
        assertThat(filter.bytes().hex()).isEqualTo("00");
    }

    @Test
    void refusesACountThatItsBitsCannotHold() {
        assertThat(refusal("")).contains("too early");
        assertThat(refusal("01")).contains("fewer bits");
        assertThat(refusal("feffffffff")).contains("4294967295 elements");
        assertThat(refusal("ffffffffffffffff7f")).contains("elements");
        assertThat(refusal("00" + "00")).contains("after the last");
    }

    @Test
    void refusesAUnaryRunPastTheEnd() {
        assertThat(refusal("01" + "ff".repeat(20))).contains("ends before its 1 elements");
        assertThat(refusal("02" + "00000f" + "ff".repeat(4000))).contains("ends before its 2 elements");
    }

    /// Of few elements one may stand so far from the last that its quotient takes more bits than a machine word.
    @Test
    void readsANumberOfAnyLength() {
        var code = new GolombRice.Writer();
        long[] numbers = {5, (70L << GolombRice.P) | 77, 0, (37L << GolombRice.P) | 1, (300L << GolombRice.P), 1};
        for (long number : numbers) code.write(number);
        var bytes = code.toArray();
        var read = new long[numbers.length];
        var reader = new GolombRice.Reader(Arrays.copyOf(bytes, bytes.length + GolombRice.SLACK), 0);
        assertThat(reader.read(read, read.length)).isTrue();
        assertThat(read).isEqualTo(numbers);
        assertThat(reader.isAtPadding()).isTrue();
    }

    @Test
    void refusesAnElementBeyondTheRange() {
        assertThat(refusal("01" + "fffffc" + "000000")).contains("range");
    }

    @Test
    void refusesPaddingThatIsNotZeroAndBytesAfterIt() {
        var bytes = CompactFilter.of(BLOCK, scripts(new Random(4), 3)).bytes().toArray();
        var longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThat(refusal(HexFormat.of().formatHex(longer))).contains("after the last");
        bytes[bytes.length - 1] |= 1;
        assertThat(refusal(HexFormat.of().formatHex(bytes))).contains("after the last");
    }

    private static String refusal(String hex) {
        return switch (CompactFilter.parse(ByteString.fromHex(hex).orElseThrow(), BLOCK)) {
            case Parsed.Ok<CompactFilter>(var filter) -> throw new AssertionError("read " + filter);
            case Parsed.Malformed<CompactFilter>(var reason) -> reason;
        };
    }

    @Test
    void neverThrowsOnBytesOfStrangers() {
        var dice = new Random(5);
        var query = FilterQuery.of(new WatchSet(scripts(dice, 20)));
        for (int round = 0; round < 20_000; round++) {
            var bytes = CompactFilter.of(BLOCK, scripts(dice, 1 + dice.nextInt(8)))
                    .bytes()
                    .toArray();
            if (dice.nextBoolean()) bytes = Arrays.copyOf(bytes, dice.nextInt(bytes.length + 4));
            for (int flips = dice.nextInt(3); bytes.length > 0 && flips > 0; flips--) {
                bytes[dice.nextInt(bytes.length)] ^= (byte) (1 << dice.nextInt(8));
            }
            var given = ByteString.of(bytes);
            CompactFilter.parse(given, BLOCK).toOptional().ifPresent(filter -> {
                filter.matchesAny(query);
                assertThat(filter.bytes()).isEqualTo(given);
            });
        }
    }
}
