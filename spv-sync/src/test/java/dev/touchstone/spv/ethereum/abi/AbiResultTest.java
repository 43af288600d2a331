package dev.touchstone.spv.ethereum.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AbiResultTest {
    private static final String WORD = "0000000000000000000000000000000000000000000000000000000000000020";

    private static ByteString hex(String digits) {
        return ByteString.fromHex(digits).orElseThrow();
    }

    private static String word(long number) {
        return "%064x".formatted(number);
    }

    private static <T> void isRefused(Parsed<T> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Malformed.class);
    }

    private static List<JsonNode> vectors(String types) {
        var found = new ArrayList<JsonNode>();
        for (var vector : Vectors.json("ethereum/abi/ethers-abi.json.gz")) {
            if (vector.path("type").asString().matches(types)) found.add(vector);
        }
        return found;
    }

    @Test
    void singleValuesOfEthersReadAsTheyAre() {
        var numbers = vectors("uint[0-9]*");
        assertThat(numbers).hasSizeGreaterThan(20);
        for (var vector : numbers) {
            assertThat(AbiResult.number(EthereumJson.bytes(vector.path("encoded")))
                            .orThrow())
                    .isEqualTo(new BigInteger(vector.path("value").asString()));
        }
        for (var vector : vectors("address")) {
            assertThat(AbiResult.address(EthereumJson.bytes(vector.path("encoded")))
                            .orThrow())
                    .isEqualTo(EthereumJson.address(vector.path("value")));
        }
        var texts = vectors("string");
        assertThat(texts).isNotEmpty();
        for (var vector : texts) {
            assertThat(AbiResult.text(EthereumJson.bytes(vector.path("encoded")))
                            .orThrow())
                    .isEqualTo(vector.path("value").asString());
        }
    }

    @Test
    void callsOfTheBasicVectorsAreWrittenAsTheyAre() {
        var vectors = Vectors.json("ethereum/abi/basic_abi_tests.json");
        var single = vectors.path("SingleInteger");
        var both = vectors.path("IntegerAndAddress");
        var call = AbiCall.of("f(uint256)").number(single.path("args").get(0).bigIntegerValue());
        assertThat(call.data().hex()).endsWith(single.path("result").asString());
        var other = AbiCall.of("f(uint256,address)")
                .number(both.path("args").get(0).bigIntegerValue())
                .address(EthereumJson.address(both.path("args").get(1)));
        assertThat(other.data().hex()).endsWith(both.path("result").asString());
        var read = new AbiArguments(other.data());
        assertThat(read.number()).isEqualTo(both.path("args").get(0).bigIntegerValue());
        assertThat(read.address())
                .isEqualTo(EthereumJson.address(both.path("args").get(1)));
        assertThat(read.number()).isEqualTo(BigInteger.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", WORD + "00", WORD + WORD})
    void anotherNumberOfBytesIsNoWord(String bytes) {
        isRefused(AbiResult.number(hex(bytes)));
        isRefused(AbiResult.octet(hex(bytes)));
        isRefused(AbiResult.truth(hex(bytes)));
        isRefused(AbiResult.address(hex(bytes)));
    }

    @Test
    void wordsThatHoldMoreThanTheirTypeAreRefused() {
        assertThat(AbiResult.octet(hex(word(255))).orThrow()).isEqualTo(255);
        isRefused(AbiResult.octet(hex(word(256))));
        assertThat(AbiResult.truth(hex(word(1))).orThrow()).isTrue();
        assertThat(AbiResult.truth(hex(word(0))).orThrow()).isFalse();
        isRefused(AbiResult.truth(hex(word(2))));
        assertThat(AbiResult.address(hex(word(1))).orThrow().value().hex()).endsWith("01");
        isRefused(AbiResult.address(hex("01" + word(0).substring(2))));
        isRefused(AbiResult.address(hex("000000000000000000000001" + "00".repeat(EthereumAddress.BYTES))));
    }

    private static String text(long offset, long length, String bytes) {
        return word(offset) + word(length) + bytes;
    }

    @Test
    void textsHaveOneForm() {
        var abc = "616263";
        var padding = "00".repeat(29);
        assertThat(AbiResult.text(hex(text(32, 3, abc + padding))).orThrow()).isEqualTo("abc");
        assertThat(AbiResult.text(hex(text(32, 3, abc))).orThrow()).isEqualTo("abc");
        assertThat(AbiResult.text(hex(text(32, 0, ""))).orThrow()).isEmpty();
        for (var bad : List.of(
                "",
                word(32),
                text(0, 3, abc + padding),
                text(64, 3, abc + padding),
                text(32, 33, abc + padding),
                text(32, 4, abc),
                text(32, 3, abc + "00"),
                text(32, 3, abc + padding + word(0)),
                text(32, 3, abc + "01" + padding.substring(2)),
                text(32, 3, "ff6263" + padding),
                text(32, Long.MAX_VALUE, abc + padding),
                text(32, 1L << 31, abc + padding),
                text(32, 0xffff_ffffL, abc + padding),
                word(32) + "f".repeat(64) + abc + padding)) {
            isRefused(AbiResult.text(hex(bad)));
        }
    }

    @Test
    void theFirstTokensTextsStandInOneWord() {
        var mkr = "4d4b52" + "00".repeat(29);
        assertThat(AbiResult.textOrWord(hex(mkr)).orThrow()).isEqualTo("MKR");
        assertThat(AbiResult.textOrWord(hex(word(0))).orThrow()).isEmpty();
        assertThat(AbiResult.textOrWord(hex(text(32, 3, mkr))).orThrow()).isEqualTo("MKR");
        isRefused(AbiResult.textOrWord(hex("4d004b" + "00".repeat(29))));
        isRefused(AbiResult.textOrWord(hex("ff" + "00".repeat(31))));
    }

    /// Whatever a contract returns is read or refused; what is read as a text is short and was in there.
    @Test
    void anyBytesAreReadOrRefused() {
        var random = new Random(11);
        var readers = List.<Function<ByteString, Parsed<?>>>of(
                AbiResult::number, AbiResult::octet, AbiResult::truth, AbiResult::address, AbiResult::textOrWord);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(4) * 32 + (random.nextInt(3) == 0 ? random.nextInt(32) : 0)];
            if (random.nextBoolean()) random.nextBytes(bytes);
            if (bytes.length > 31) bytes[31] = 32;
            if (bytes.length > 63) bytes[63] = (byte) random.nextInt(40);
            for (var reader : readers) {
                switch (reader.apply(ByteString.of(bytes))) {
                    case Parsed.Malformed<?>(var reason) -> assertThat(reason).isNotEmpty();
                    case Parsed.Ok<?>(String text) ->
                        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(bytes.length);
                    case Parsed.Ok<?> _ -> assertThat(bytes).hasSize(32);
                }
            }
        }
    }
}
