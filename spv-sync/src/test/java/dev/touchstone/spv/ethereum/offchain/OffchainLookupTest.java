package dev.touchstone.spv.ethereum.offchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What contracts want looked up outside the chain (EIP-3668), and who is asked for it.
class OffchainLookupTest {
    private static final EthereumAddress SENDER = EthereumAddress.of(new byte[] {
        (byte) 0xaa, (byte) 0xbb, (byte) 0xcc, (byte) 0xdd, (byte) 0xee, (byte) 0xaa, (byte) 0xbb, (byte) 0xcc,
        (byte) 0xdd, (byte) 0xee, (byte) 0xaa, (byte) 0xbb, (byte) 0xcc, (byte) 0xdd, (byte) 0xee, (byte) 0xaa,
        (byte) 0xbb, (byte) 0xcc, (byte) 0xdd, (byte) 0xee
    });
    private static final ByteString DATA = ByteString.fromHex("00112233").orElseThrow();
    private static final ByteString CALLBACK = ByteString.fromHex("deadbeef").orElseThrow();
    private static final String HERE = "x-batch-gateway:true";

    private static OffchainLookup lookup(ByteString data, String... urls) {
        return new OffchainLookup(SENDER, List.of(urls), data, CALLBACK, DATA);
    }

    private static ByteString written(OffchainLookup lookup) {
        var urls = new ArrayList<AbiValue>();
        lookup.urls().forEach(url -> urls.add(AbiValue.text(url)));
        return AbiCall.of("OffchainLookup(address,string[],bytes,bytes4,bytes)")
                .address(lookup.sender())
                .with(new AbiValue.Items(urls))
                .blob(lookup.data())
                .bytes(lookup.callback())
                .blob(lookup.extra())
                .data();
    }

    private static OffchainLookup batch(String... urls) {
        var texts = new ArrayList<AbiValue>();
        for (var url : urls) texts.add(AbiValue.text(url));
        var request =
                new AbiValue.Fields(List.of(AbiValue.of(SENDER), new AbiValue.Items(texts), new AbiValue.Bytes(DATA)));
        var query = AbiCall.of("query((address,string[],bytes)[])")
                .with(new AbiValue.Items(List.of(request, request)))
                .data();
        return lookup(query, "https://batch.example.com", HERE);
    }

    @Test
    void aRequestReadsAsItWasWritten() {
        var lookup = lookup(DATA, "https://a.example/{sender}/{data}.json", "https://b.example/");
        assertThat(OffchainLookup.isOne(written(lookup))).isTrue();
        assertThat(OffchainLookup.parse(written(lookup))).isEqualTo(Parsed.ok(lookup));
        assertThat(OffchainLookup.parse(written(batch("https://c.example/{data}"))))
                .isEqualTo(Parsed.ok(batch("https://c.example/{data}")));
    }

    @Test
    void theCallbackBringsTheAnswerAndWhatTheContractKept() {
        var input = lookup(DATA, "https://a.example/").calledBack(CALLBACK);
        assertThat(input.to()).isEqualTo(SENDER);
        assertThat(input.data())
                .isEqualTo(AbiCall.of(CALLBACK).blob(CALLBACK).blob(DATA).data());
    }

    @Test
    void tooMuchIsRefused() {
        var many = new String[17];
        Arrays.fill(many, "https://a.example/");
        assertThat(OffchainLookup.parse(written(lookup(DATA, many)))).isInstanceOf(Parsed.Malformed.class);
        assertThat(OffchainLookup.parse(written(lookup(DATA, "https://a.example/" + "a".repeat(2048)))))
                .isInstanceOf(Parsed.Malformed.class);
        assertThat(OffchainLookup.parse(written(lookup(ByteString.of(new byte[600_000])))))
                .isInstanceOf(Parsed.Malformed.class);
        assertThat(OffchainLookup.parse(DATA)).isInstanceOf(Parsed.Malformed.class);
        assertThat(OffchainLookup.parse(ByteString.EMPTY)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void whateverAContractSaysIsReadOrRefused() {
        var dice = new Random(9);
        for (var lookup : List.of(lookup(DATA, "https://a.example/{data}"), batch("https://c.example/{data}"))) {
            var honest = written(lookup).toArray();
            for (int i = 0; i < 5_000; i++) {
                var bytes = honest.clone();
                for (int j = dice.nextInt(3); j >= 0; j--) bytes[dice.nextInt(bytes.length)] = (byte) dice.nextInt();
                int length = dice.nextInt(8) == 0 ? dice.nextInt(bytes.length) : bytes.length;
                var read = OffchainLookup.parse(ByteString.copyOf(bytes, 0, length));
                if (read instanceof Parsed.Ok<OffchainLookup>(var ok)) {
                    assertThat(GatewayHosts.of(ok)).isNotNull();
                    assertThat(BatchLookup.parse(ok)).isNotNull();
                }
            }
        }
    }

    @Test
    void theQuestionStandsInTheAddressOrIsPosted() {
        assertThat(GatewayRequest.of("https://example.com/gateway/{sender}/{data}.json", SENDER, DATA)
                        .orThrow())
                .satisfies(get -> {
                    assertThat(get.uri())
                            .hasToString("https://example.com/gateway/0xaabbccddeeaabbccddeeaabbccddeeaabbccddee/"
                                    + "0x00112233.json");
                    assertThat(get.body()).isEmpty();
                    assertThat(get.host()).isEqualTo("example.com");
                });
        assertThat(GatewayRequest.of("https://example.com/{sender}.json", SENDER, DATA)
                        .orThrow()
                        .body())
                .isEqualTo(Optional.of(
                        "{\"data\":\"0x00112233\",\"sender\":\"0xaabbccddeeaabbccddeeaabbccddeeaabbccddee\"}"));
        assertThat(GatewayRequest.of("http://localhost:8080/{data}", SENDER, DATA))
                .isInstanceOf(Parsed.Ok.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/{data}",
                "http://localhost.example.com/{data}",
                "ftp://example.com/{data}",
                "file:///etc/passwd",
                "https://user:password@example.com/{data}",
                "https:///{data}",
                "https://example.com/{data}#{sender}",
                "https://exa mple.com/",
                HERE,
                "{data}",
                ""
            })
    void nothingButTheSafeWebIsAsked(String template) {
        assertThat(GatewayRequest.of(template, SENDER, DATA)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void thoseWhoWouldBeAskedAreNamed() {
        assertThat(GatewayHosts.of(lookup(DATA, "https://a.example/", "http://b.example/", "https://a.example/x")))
                .containsExactly("a.example");
        assertThat(GatewayHosts.of(batch("https://c.example/{data}", "https://d.example/")))
                .containsExactly("c.example", "d.example");
    }

    private static GatewayRound round(List<GatewayRequest> asked, GatewayAnswer... answers) {
        var left = new ArrayDeque<>(List.of(answers));
        return new GatewayRound(
                request -> {
                    asked.add(request);
                    return left.remove();
                },
                _ -> true);
    }

    @Test
    void theNextGatewayIsAskedWhereOneFailsButNotWhereItRefuses() throws InterruptedException {
        var asked = new ArrayList<GatewayRequest>();
        var two = lookup(DATA, "https://a.example/", "https://b.example/");
        var said = new GatewayAnswer.Said(DATA, "b.example");
        assertThat(round(asked, new GatewayAnswer.Failed(503, "down"), said).answer(two))
                .isEqualTo(said);
        assertThat(asked).hasSize(2);
        var refused = new GatewayAnswer.Failed(404, "no such name");
        assertThat(round(new ArrayList<>(), refused).answer(two)).isEqualTo(refused);
        assertThat(round(new ArrayList<>()).answer(lookup(DATA))).isInstanceOf(GatewayAnswer.Failed.class);
    }

    @Test
    void severalRequestsAreAnsweredHereAsOne() throws InterruptedException {
        var asked = new ArrayList<GatewayRequest>();
        var answer = round(
                        asked, new GatewayAnswer.Said(DATA, "c.example"), new GatewayAnswer.Failed(404, "no such name"))
                .answer(batch("https://c.example/{data}"));
        assertThat(asked).hasSize(2).allMatch(request -> request.host().equals("c.example"));
        var said = ((GatewayAnswer.Said) answer).data();
        var values = AbiType.read(said, AbiType.list(AbiType.word()), AbiType.list(AbiType.bytes()))
                .orThrow();
        assertThat(((AbiValue.Items) values.get(0)).items()).containsExactly(AbiValue.of(false), AbiValue.of(true));
        var error = AbiCall.of("HttpError(uint16,string)")
                .number(BigInteger.valueOf(404))
                .text("no such name")
                .data();
        assertThat(((AbiValue.Items) values.get(1)).items())
                .containsExactly(new AbiValue.Bytes(DATA), new AbiValue.Bytes(error));
    }

    @Test
    void anAnswerThatIsTooLongIsNone() throws InterruptedException {
        var tooLong = new GatewayAnswer.Said(ByteString.of(new byte[GatewayRound.MOST_ANSWER + 1]), "a.example");
        assertThat(round(new ArrayList<>(), tooLong).answer(lookup(DATA, "https://a.example/")))
                .isInstanceOf(GatewayAnswer.Failed.class);
    }

    @Test
    void textsThatAreNoTextsAreRefused() {
        var bad = written(lookup(DATA, "https://a.example/\u00e4"));
        var hex = bad.hex()
                .replace(
                        ByteString.of("\u00e4".getBytes(StandardCharsets.UTF_8)).hex(), "ffff");
        assertThat(OffchainLookup.parse(ByteString.fromHex(hex).orElseThrow())).isInstanceOf(Parsed.Malformed.class);
    }
}
