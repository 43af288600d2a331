package dev.touchstone.spv.ethereum.rlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RlpFuzzTest {
    private static RlpReader reader(String hex) {
        return new RlpReader(HexFormat.of().parseHex(hex));
    }

    /// Whatever is read is written again as the same bytes: there is one encoding of everything.
    private static void isCanonicalOrRefused(byte[] bytes) {
        switch (RlpTree.parse(bytes)) {
            case Parsed.Ok<RlpTree>(var tree) -> assertThat(tree.encoded()).isEqualTo(bytes);
            case Parsed.Malformed<RlpTree>(var reason) -> assertThat(reason).isNotEmpty();
        }
    }

    @Test
    void anyBytesAreCanonicalOrRefused() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && i % 2 == 0) bytes[0] = (byte) (0xb6 + random.nextInt(4) + 64 * random.nextInt(2));
            isCanonicalOrRefused(bytes);
        }
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) isCanonicalOrRefused(new byte[] {(byte) first, (byte) second});
        }
    }

    @Test
    void truncatedAndMutatedTreesAreCanonicalOrRefused() {
        var random = new Random(8);
        for (int round = 0; round < 150; round++) {
            var bytes = randomTree(random, 0).encoded();
            isCanonicalOrRefused(bytes);
            for (int cut = 0; cut < bytes.length; cut += 1 + bytes.length / 40) {
                assertThat(RlpTree.parse(Arrays.copyOf(bytes, cut))).isInstanceOf(Parsed.Malformed.class);
                var changed = bytes.clone();
                changed[cut] ^= (byte) (1 << random.nextInt(8));
                isCanonicalOrRefused(changed);
            }
            assertThat(RlpTree.parse(Arrays.copyOf(bytes, bytes.length + 1))).isInstanceOf(Parsed.Malformed.class);
        }
    }

    private static RlpTree randomTree(Random random, int depth) {
        if (depth > 4 || random.nextInt(3) == 0) {
            var bytes = new byte[random.nextInt(8) == 0 ? random.nextInt(400) : random.nextInt(4)];
            random.nextBytes(bytes);
            return new RlpTree.Text(ByteString.of(bytes));
        }
        return new RlpTree.Items(IntStream.range(0, random.nextInt(6))
                .mapToObj(_ -> randomTree(random, depth + 1))
                .toList());
    }

    @Test
    void aLengthIsNotBelievedBeforeTheBytesAreThere() {
        for (var hex :
                new String[] {"bb7fffffff", "bbffffffff", "fb7fffffff", "ffffffffffffffffff", "bf7fffffffffffffff"}) {
            assertThat(RlpTree.parse(HexFormat.of().parseHex(hex))).isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void listsNestToADepthAndNoFurther() {
        var deepest = nested(RlpReader.MOST_DEPTH);
        assertThat(RlpTree.parse(deepest)).isInstanceOf(Parsed.Ok.class);
        assertThat(RlpTree.parse(nested(RlpReader.MOST_DEPTH + 1))).isInstanceOf(Parsed.Malformed.class);
        assertThat(RlpTree.parse(nested(2_000))).isInstanceOf(Parsed.Malformed.class);
    }

    private static byte[] nested(int depth) {
        var bytes = RlpWriter.listOf(_ -> {});
        for (int i = 1; i < depth; i++) {
            var inner = bytes;
            bytes = RlpWriter.listOf(out -> out.raw(inner));
        }
        return bytes;
    }

    @Test
    void numbersHaveNoLeadingZerosAndFitTheirSize() throws MalformedException {
        assertThat(reader("80").u64()).isZero();
        assertThat(reader("7f").u64()).isEqualTo(127);
        assertThat(reader("88ffffffffffffffff").u64()).isEqualTo(-1);
        assertThat(reader("887fffffffffffffff").u63()).isEqualTo(Long.MAX_VALUE);
        assertThat(reader("a0" + "ff".repeat(32)).u256())
                .isEqualTo(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
        for (var bad : new String[] {"00", "820001", "89010000000000000000", "c0", "8100"}) {
            assertThatThrownBy(() -> reader(bad).u64()).as(bad).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> reader("888000000000000000").u63()).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader("a1" + "01".repeat(33)).u256()).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader("00").u256()).isInstanceOf(MalformedException.class);
    }

    @Test
    void numbersAreWrittenAsTheyAreRead() throws MalformedException {
        var random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            long value = random.nextLong() >>> random.nextInt(64);
            assertThat(new RlpReader(new RlpWriter().u64(value).toArray()).u64())
                    .isEqualTo(value);
            var wide = new BigInteger(random.nextInt(257), random);
            assertThat(new RlpReader(new RlpWriter().integer(wide).toArray()).u256())
                    .isEqualTo(wide);
        }
    }

    @Test
    void anItemIsTakenWholeAndWhatIsLeftOverIsTold() throws MalformedException {
        var in = reader("83646f67c20102");
        assertThat(in.itemsLeft()).isEqualTo(2);
        assertThat(in.item().hex()).isEqualTo("83646f67");
        assertThat(in.isList()).isTrue();
        var list = in.list();
        assertThat(list.u64()).isEqualTo(1);
        assertThatThrownBy(list::expectEnd).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader("83646f67").fixed(4)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader("83646f67").string(2)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader("83646f67").list()).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader("c3010203").listOf(2, RlpReader::u64)).isInstanceOf(MalformedException.class);
    }
}
