package dev.touchstone.wallet.airgap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Vectors are those of the reference library of Blockchain Commons (bc-ur, its tests).
final class UrTest {
    private static ByteString hex(String hex) {
        return ByteString.fromHex(hex).orElseThrow();
    }

    private static byte[] wolf(int length) {
        var dice = new Xoshiro256("Wolf".getBytes(StandardCharsets.US_ASCII));
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) dice.nextBetween(0, 255);
        return bytes;
    }

    private static Ur message(int length) {
        return Ur.of("bytes", CborValue.bytes(wolf(length)));
    }

    @Test
    void writesAndReadsBytewords() {
        var bytes = ByteString.of((byte) 0, (byte) 1, (byte) 2, (byte) 128, (byte) 255);
        assertThat(Bytewords.write(bytes)).isEqualTo("aeadaolazmjendeoti");
        assertThat(Bytewords.read("AEadaolazmjendeoTI")).isEqualTo(Parsed.ok(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wf", "aeadaolazmjendeowf", "aeadaolazmjendeot", "aeadaolazmjendeo!!", "jendeoti"})
    void refusesBytewordsThatAreDamaged(String text) {
        assertThat(Bytewords.read(text)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void drawsTheSameNumbersAsOthers() {
        var wolf = new Xoshiro256("Wolf".getBytes(StandardCharsets.US_ASCII));
        assertThat(IntStream.range(0, 20).mapToObj(_ -> Long.remainderUnsigned(wolf.next(), 100)))
                .containsExactly(
                        42L, 81L, 85L, 8L, 82L, 84L, 76L, 73L, 70L, 88L, 2L, 74L, 40L, 48L, 77L, 54L, 88L, 7L, 5L, 88L);
        var again = new Xoshiro256("Wolf".getBytes(StandardCharsets.US_ASCII));
        assertThat(IntStream.range(0, 20).mapToObj(_ -> again.nextBetween(1, 10)))
                .containsExactly(6, 5, 8, 4, 10, 5, 7, 10, 4, 9, 10, 9, 7, 7, 1, 1, 2, 9, 9, 2);
    }

    @Test
    void choosesAsManyFragmentsAsOthers() {
        var degrees = IntStream.rangeClosed(1, 30)
                .map(i -> PartMix.degree(11, new Xoshiro256(("Wolf-" + i).getBytes(StandardCharsets.US_ASCII))));
        assertThat(degrees)
                .containsExactly(
                        11, 3, 6, 5, 2, 1, 2, 11, 1, 3, 9, 10, 10, 4, 2, 1, 1, 2, 1, 1, 5, 2, 4, 10, 3, 2, 1, 1, 3, 11);
    }

    @Test
    void choosesTheSameFragmentsAsOthers() {
        int checksum = Bytewords.checksum(wolf(1024));
        assertThat(IntStream.rangeClosed(11, 30)
                        .mapToObj(i -> PartMix.of(i, 11, checksum).toString()))
                .containsExactly(
                        "{10}",
                        "{9}",
                        "{2, 5, 6, 8, 9, 10}",
                        "{8}",
                        "{1, 5}",
                        "{1}",
                        "{0, 2, 4, 5, 8, 10}",
                        "{5}",
                        "{2}",
                        "{2}",
                        "{0, 1, 3, 4, 5, 7, 9, 10}",
                        "{0, 1, 2, 3, 5, 6, 8, 9, 10}",
                        "{0, 2, 4, 5, 7, 8, 9, 10}",
                        "{3, 5}",
                        "{4}",
                        "{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}",
                        "{0, 1, 3, 4, 5, 6, 7, 9, 10}",
                        "{6}",
                        "{5, 6}",
                        "{7}");
    }

    @ParameterizedTest
    @CsvSource({"12345,1005,1955,1764", "12345,1005,30000,12345", "5,10,100,5"})
    void cutsIntoFragmentsOfOneLength(int message, int least, int most, int length) {
        assertThat(UrParts.fragmentLength(message, least, most)).isEqualTo(length);
    }

    @Test
    void writesAShortMessageInOnePart() {
        var text = "ur:bytes/hdeymejtswhhylkepmykhhtsytsnoyoyaxaedsuttydmmhhpktpmsrjt"
                + "gwdpfnsboxgwlbaawzuefywkdplrsrjynbvygabwjldapfcsdwkbrkch";
        assertThat(message(50).text()).isEqualTo(text);
        assertThat(UrParts.of(message(50), 200).part(3)).isEqualTo(text);
        assertThat(Ur.parse(text)).isEqualTo(Parsed.ok(message(50)));
        assertThat(Ur.parse(" " + text.toUpperCase(Locale.ROOT))).isEqualTo(Parsed.ok(message(50)));
    }

    @Test
    void writesTheSamePartsAsOthers() {
        var parts = UrParts.of(message(256), 30);
        assertThat(parts.count()).isEqualTo(9);
        assertThat(parts.part(1))
                .isEqualTo("ur:bytes/1-9/lpadascfadaxcywenbpljkhdcahkadaemejtswhhylkepmykhhtsytsnoyoy"
                        + "axaedsuttydmmhhpktpmsrjtdkgslpgh");
        assertThat(parts.part(9))
                .isEqualTo("ur:bytes/9-9/lpasascfadaxcywenbpljkhdcajskecpmdckihdyhphfotjojtfmlnwmadsp"
                        + "axrkytbztpbauotbgtgtaeaevtgavtny");
        assertThat(parts.part(12))
                .isEqualTo("ur:bytes/12-9/lpbnascfadaxcywenbpljkhdcarllaluzmdmgstospeyiefmwejlwtpedam"
                        + "ktksrvlcygmzemovovllarodtmtbnptrs");
        assertThat(parts.part(20))
                .isEqualTo("ur:bytes/20-9/lpbbascfadaxcywenbpljkhdcayapmrleeleaxpasfrtrdkncffwjyjzgye"
                        + "tdmlewtkpktgllepfrltataztksmhkbot");
    }

    @Test
    void readsALongMessageFromMixedPartsAlone() {
        var ur = message(32_767);
        var parts = UrParts.of(ur, 1000);
        var reader = new UrReader();
        int number = 100;
        UrReader.Reading reading;
        do {
            reading = reader.take(parts.part(number++));
        } while (reading instanceof UrReader.Reading.Partly);
        assertThat(reading).isEqualTo(new UrReader.Reading.Complete(ur));
        assertThat(number - 100).isLessThan(parts.count() + 20);
    }

    @Test
    void readsPartsInAnyOrderWithSomeMissingAndSomeTwice() {
        var dice = new Random(2024);
        for (int round = 0; round < 200; round++) {
            var ur = message(20 + dice.nextInt(2000));
            var parts = UrParts.of(ur, 20 + dice.nextInt(100));
            var order = new ArrayList<Integer>();
            for (int i = 1; i <= 4 * parts.count() + 20; i++) if (dice.nextInt(3) > 0) order.add(i);
            Collections.shuffle(order, dice);
            var reader = new UrReader();
            UrReader.Reading last = new UrReader.Reading.Partly(0, 1);
            for (int number : order) {
                last = reader.take(parts.part(number));
                if (last instanceof UrReader.Reading.Complete) break;
                assertThat(reader.take(parts.part(number))).isEqualTo(last);
            }
            assertThat(last).isEqualTo(new UrReader.Reading.Complete(ur));
        }
    }

    @Test
    void refusesPartsOfAnotherMessageAndGoesOn() {
        var parts = UrParts.of(message(256), 30);
        var reader = new UrReader();
        assertThat(reader.take(parts.part(1))).isEqualTo(new UrReader.Reading.Partly(1, 9));
        assertThat(reader.take(UrParts.of(message(257), 30).part(2))).isInstanceOf(UrReader.Reading.Refused.class);
        assertThat(reader.take("https://example.com")).isInstanceOf(UrReader.Reading.Refused.class);
        assertThat(reader.take(parts.part(2))).isEqualTo(new UrReader.Reading.Partly(2, 9));
    }

    /// Parts can be made to fit by their numbers while their bytes do not: the checksum of the whole tells.
    @Test
    void refusesPartsWhoseWholeHasAnotherChecksum() {
        var parts = UrParts.of(message(256), 30);
        var reader = new UrReader();
        for (int i = 1; i < 9; i++) reader.take(parts.part(i));
        var last = parts.mixed(9);
        var bytes = last.fragment().toArray();
        bytes[0] ^= 1;
        var forged = new UrPart(last.type(), 9, last.count(), last.length(), last.checksum(), ByteString.of(bytes));
        assertThat(reader.take(forged.text())).isInstanceOf(UrReader.Reading.Refused.class);
        assertThat(reader.take(parts.part(1))).isEqualTo(new UrReader.Reading.Partly(1, 9));
    }

    @Test
    void refusesPartsThatAskForTooMuchRoom() {
        var part = new UrPart("bytes", 1, UrPart.MOST_FRAGMENTS + 1, 4002, 7, ByteString.of(new byte[2]));
        assertThat(UrPart.parse(part.text())).isInstanceOf(Parsed.Malformed.class);
        var large = new UrPart("bytes", 1, 2000, Cbor.MOST_BYTES + 1, 7, ByteString.of(new byte[1000]));
        assertThat(UrPart.parse(large.text())).isInstanceOf(Parsed.Malformed.class);
        var short1 = new UrPart("bytes", 1, 9, 256, 7, ByteString.of(new byte[20]));
        assertThat(UrPart.parse(short1.text())).isInstanceOf(Parsed.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1800",
                "1817",
                "190017",
                "1a0000ffff",
                "1b00000000ffffffff",
                "1bffffffffffffffff",
                "20",
                "3903e7",
                "5f",
                "9f",
                "bf",
                "ff",
                "f6",
                "f7",
                "f97e00",
                "fb3ff0000000000000",
                "41",
                "61ff",
                "82",
                "8201",
                "a1",
                "a101",
                "a2010101",
                "a20101",
                "a16101",
                "c1",
                "0101",
                "",
                "9affffffff",
                "5b7fffffffffffffff",
                "ba7fffffff"
            })
    void refusesCborThatIsNotInItsOneForm(String hex) {
        assertThat(Cbor.read(hex(hex))).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void refusesCborThatIsTooDeepOrTwiceUnderOneKey() {
        assertThat(Cbor.read(hex("81".repeat(40) + "01"))).isInstanceOf(Parsed.Malformed.class);
        assertThat(Cbor.read(hex("a201010102"))).isInstanceOf(Parsed.Malformed.class);
        assertThat(Cbor.read(hex("99ffff" + "80".repeat(65_535)))).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void readsBackWhatItWrites() {
        for (var hex : List.of(
                "00",
                "17",
                "1818",
                "18ff",
                "190100",
                "1a00010000",
                "1b0000000100000000",
                "f4",
                "f5",
                "40",
                "4401020304",
                "60",
                "63e6b0b4",
                "80",
                "83010203",
                "a201020304",
                "d82550" + "00".repeat(16))) {
            var value = Cbor.read(hex(hex)).orThrow();
            assertThat(Cbor.write(value)).isEqualTo(hex(hex));
        }
    }

    @Test
    void standsAnyTextAndAnyBytesAtAll() {
        var dice = new Random(4527);
        var parts = UrParts.of(message(256), 30);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[dice.nextInt(40)];
            dice.nextBytes(bytes);
            assertThat(Cbor.read(ByteString.of(bytes))).isNotNull();
            var text = new StringBuilder(parts.part(1 + dice.nextInt(30)));
            for (int j = dice.nextInt(3); j >= 0; j--)
                text.setCharAt(dice.nextInt(text.length()), (char) dice.nextInt(300));
            text.setLength(text.length() - dice.nextInt(4));
            var reader = new UrReader();
            assertThat(reader.take(text.toString())).isNotNull();
            assertThat(Ur.parse(text.toString())).isNotNull();
        }
    }
}
