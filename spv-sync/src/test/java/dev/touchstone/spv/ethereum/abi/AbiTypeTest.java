package dev.touchstone.spv.ethereum.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Values with parts, against those that ethers wrote.
class AbiTypeTest {
    private static final Pattern LIST = Pattern.compile("(.*)\\[([0-9]*)]");
    private static final BigInteger WORDS = BigInteger.TWO.pow(256);

    private static AbiType type(String text) {
        var list = LIST.matcher(text);
        if (list.matches()) {
            var of = type(list.group(1));
            return list.group(2).isEmpty()
                    ? AbiType.list(of)
                    : new AbiType.Fields(Collections.nCopies(Integer.parseInt(list.group(2)), of));
        }
        if (text.startsWith("("))
            return new AbiType.Fields(
                    parts(text).stream().map(AbiTypeTest::type).toList());
        return text.equals("string") || text.equals("bytes") ? AbiType.bytes() : AbiType.word();
    }

    /// The types between brackets.
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int from = 1;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isEnd = depth == 0 && (c == ',' || i == text.length() - 1);
            if (isEnd && i > from) parts.add(text.substring(from, i));
            if (isEnd) from = i + 1;
            if (c == '(') depth++;
            if (c == ')') depth--;
        }
        return parts;
    }

    private static AbiValue value(String type, JsonNode json) {
        var list = LIST.matcher(type);
        if (list.matches()) {
            var items = new ArrayList<AbiValue>();
            json.forEach(item -> items.add(value(list.group(1), item)));
            return list.group(2).isEmpty() ? new AbiValue.Items(items) : new AbiValue.Fields(items);
        }
        if (type.startsWith("(")) {
            var parts = parts(type);
            var fields = new ArrayList<AbiValue>();
            for (int i = 0; i < parts.size(); i++) fields.add(value(parts.get(i), json.get(i)));
            return new AbiValue.Fields(fields);
        }
        return plain(type, json);
    }

    private static AbiValue plain(String type, JsonNode json) {
        return switch (type) {
            case "string" -> AbiValue.text(json.asString());
            case "bytes" -> new AbiValue.Bytes(EthereumJson.bytes(json));
            case "bool" -> AbiValue.of(json.asBoolean());
            case "address" -> AbiValue.of(EthereumJson.address(json));
            default ->
                type.startsWith("bytes")
                        ? AbiValue.left(EthereumJson.bytes(json))
                        : AbiValue.word(new BigInteger(json.asString()).mod(WORDS));
        };
    }

    @Test
    void readsAndWritesWhatEthersWrites() {
        int count = 0;
        for (var vector : Vectors.json("ethereum/abi/ethers-abi.json.gz")) {
            var type = vector.path("type").asString();
            var encoded = EthereumJson.bytes(vector.path("encoded"));
            var value = value(type, vector.path("value"));
            assertThat(AbiValue.encode(List.of(value))).as(type).isEqualTo(encoded);
            assertThat(AbiType.read(encoded, type(type))).as(type).isEqualTo(Parsed.ok(List.of(value)));
            count++;
        }
        assertThat(count).isGreaterThan(400);
    }

    private static String word(long number) {
        return "%064x".formatted(number);
    }

    private static void isRefused(String hex, AbiType... types) {
        assertThat(AbiType.read(ByteString.fromHex(hex).orElseThrow(), types)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void anotherFormOfTheSameValueIsRefused() {
        var one = word(0x20) + word(1) + "61" + "00".repeat(31);
        assertThat(AbiType.read(ByteString.fromHex(one).orElseThrow(), AbiType.bytes()))
                .isInstanceOf(Parsed.Ok.class);
        isRefused(word(0x40) + word(0) + word(1) + "61" + "00".repeat(31), AbiType.bytes());
        isRefused(one + "00", AbiType.bytes());
        isRefused(one + word(0), AbiType.bytes());
        isRefused(word(0x20) + word(1) + "61" + "00".repeat(30) + "01", AbiType.bytes());
        isRefused(word(0x20) + word(1) + "61", AbiType.bytes());
        isRefused(word(0x20) + word(0x7fff_ffff), AbiType.bytes());
        isRefused("ff".repeat(32) + word(1), AbiType.bytes());
        isRefused("", AbiType.word());
        isRefused(word(0x40) + word(0x40) + word(0), AbiType.bytes(), AbiType.bytes());
    }

    @Test
    void listsCannotBeMadeToTakeLongerThanTheyAre() {
        isRefused(word(0x20) + word(0x1000) + word(0).repeat(0x80), AbiType.list(AbiType.word()));
        var deep = AbiType.bytes();
        for (int i = 0; i < 20; i++) deep = AbiType.list(deep);
        isRefused((word(0x20) + word(1)).repeat(20) + word(0x20) + word(0), deep);
    }

    @Test
    void whateverIsReadIsWrittenTheSame() {
        var dice = new Random(5);
        var type = AbiType.fields(AbiType.word(), AbiType.list(AbiType.bytes()), AbiType.bytes());
        var value = new AbiValue.Fields(List.of(
                AbiValue.word(BigInteger.TEN),
                new AbiValue.Items(List.of(AbiValue.text("a"), AbiValue.text("b".repeat(40)))),
                AbiValue.text("c")));
        var honest = AbiValue.encode(List.of(new AbiValue.Items(List.of(value, value))))
                .toArray();
        for (int i = 0; i < 20_000; i++) {
            var bytes = honest.clone();
            for (int j = dice.nextInt(4); j >= 0; j--) {
                int word = Hash256.BYTES * dice.nextInt(bytes.length / Hash256.BYTES);
                bytes[word + (dice.nextBoolean() ? Hash256.BYTES - 1 : dice.nextInt(Hash256.BYTES))] =
                        (byte) (dice.nextBoolean() ? 32 * dice.nextInt(8) : dice.nextInt());
            }
            int length = dice.nextInt(8) == 0 ? dice.nextInt(bytes.length) : bytes.length;
            var input = ByteString.copyOf(bytes, 0, length);
            if (AbiType.read(input, AbiType.list(type)) instanceof Parsed.Ok<List<AbiValue>>(var read)) {
                assertThat(AbiValue.encode(read)).isEqualTo(input);
            }
        }
    }
}
