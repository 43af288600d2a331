package dev.touchstone.spv.ethereum.ens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Questions about names, what is sent for them, and how the answers and the errors of universal resolvers
/// read.
class NameQuestionsTest {
    private static final NameSystem MAINNET = NameSystems.of(1).orElseThrow();
    private static final EthereumAddress VITALIK =
            EthereumAddress.of(HexFormat.of().parseHex("d8da6bf26964af9d7eed9e03e53415d37aa96045"));
    private static final EthereumAddress RESOLVER =
            EthereumAddress.of(HexFormat.of().parseHex("f29100983e058b709f3d539b0c765937b804ac15"));
    private static final NameRecord ETHER = new NameRecord.Address(CoinType.ETHER);
    private static final NameRecord BITCOIN = new NameRecord.Address(CoinType.BITCOIN);

    private static EnsName name(String text) {
        return ((Normalization.Normalized) EnsName.normalize(text)).name();
    }

    private static Resolution asks(String name, NameRecord record) {
        return Resolution.of(MAINNET, name(name), record).orElseThrow();
    }

    private static ByteString hex(String digits) {
        return ByteString.fromHex(digits).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "eth, 93cdeb708b7545dc668eb9280176169d1c33cfd8ed6f04690a0bcc88a93fc4ae, 0365746800",
        "foo.eth, de9b09fd7c5f901e23a3f19fecc54828e9c848539801e86591bd9801b019f84f, 03666f6f0365746800",
        "alice.eth, 787192fc5378cc32aa956ddfdedbf26b24e8d78e40109add0eea2c1a012c3dec, 05616c6963650365746800",
        "sub.nick.eth, e3d81fd7b7e26b124642b4f160ea05f65a28ecfac48ab767c02530f7865e1c4c, 03737562046e69636b0365746800"
    })
    void namesHaveTheirNodeAndTheirDnsForm(String text, String node, String dns) {
        assertThat(name(text).namehash().hex()).isEqualTo(node);
        assertThat(name(text).dnsEncoded()).contains(hex(dns));
        assertThat(NameQuestions.name(hex(dns))).contains(name(text));
    }

    @Test
    void aDnsFormThatIsNotANamesOwnIsNone() {
        for (var dns :
                List.of("05416c6963650365746800", "05616c696365036574680000", "05616c69636503657468", "", "05")) {
            assertThat(NameQuestions.name(hex(dns))).as(dns).isEmpty();
        }
    }

    @Test
    void eachQuestionIsReadBackFromItsCall() {
        var questions = new ArrayList<NameQuestion<?>>();
        for (var record : List.of(
                ETHER,
                BITCOIN,
                new NameRecord.Address(CoinType.ofChain(8453)),
                new NameRecord.Text("avatar"),
                new NameRecord.ContentHash())) {
            questions.add(asks("vitalik.eth", record));
        }
        questions.add(new Reversal(MAINNET, VITALIK, CoinType.ETHER));
        questions.add(Expiration.of(MAINNET, name("vitalik.eth")).orElseThrow());
        for (var question : questions) {
            assertThat(NameQuestions.asked(MAINNET, question.title(), question.input()))
                    .as(question.toString())
                    .isEqualTo(Optional.of(question));
            assertThat(NameQuestions.asked(MAINNET, "ENS nothing", question.input()))
                    .isEmpty();
        }
        var other = NameSystems.of(1337).orElseThrow();
        assertThat(NameQuestions.asked(
                        other, Resolution.TITLE, questions.getFirst().input()))
                .isEmpty();
    }

    @Test
    void theCallIsThatOfTheUniversalResolver() {
        var data = asks("foo.eth", ETHER).call().data().hex();
        assertThat(data).startsWith("9061b923").contains("03666f6f0365746800", "3b3b57dede9b09fd7c5f901e");
        assertThat(asks("foo.eth", BITCOIN).call().data().hex()).contains("f1cb7e06de9b09fd");
        assertThat(new Reversal(MAINNET, VITALIK, CoinType.ETHER).call().data().hex())
                .startsWith(AbiCall.of("reverse(bytes,uint256)").data().hex());
        assertThat(Expiration.of(MAINNET, name("foo.eth"))
                        .orElseThrow()
                        .call()
                        .data()
                        .hex())
                .startsWith(AbiCall.of("nameExpires(uint256)").data().hex());
    }

    private static ByteString returned(AbiValue inner) {
        return AbiValue.encode(List.of(new AbiValue.Bytes(AbiValue.encode(List.of(inner))), AbiValue.of(RESOLVER)));
    }

    private static NameAnswer answer(NameRecord record, ByteString returned) {
        return asks("foo.eth", record).returned(returned).orThrow().answer();
    }

    @Test
    void answersRead() {
        assertThat(answer(ETHER, returned(AbiValue.of(VITALIK))))
                .isEqualTo(new NameAnswer.Found(VITALIK.value(), RESOLVER));
        assertThat(answer(ETHER, returned(AbiValue.of(EthereumAddress.ZERO))))
                .isEqualTo(new NameAnswer.NoRecord(RESOLVER));
        var script = hex("0014751e76e8199196d454941c45d1b3a323f1433bd6");
        assertThat(answer(BITCOIN, returned(new AbiValue.Bytes(script))))
                .isEqualTo(new NameAnswer.Found(script, RESOLVER));
        assertThat(answer(BITCOIN, returned(new AbiValue.Bytes(ByteString.EMPTY))))
                .isEqualTo(new NameAnswer.NoRecord(RESOLVER));
        assertThat(answer(new NameRecord.Text("url"), returned(AbiValue.text("https://example.com"))))
                .isInstanceOf(NameAnswer.Found.class);
        var base = new NameRecord.Address(CoinType.ofChain(8453));
        assertThat(asks("foo.eth", base).returned(returned(new AbiValue.Bytes(script))))
                .as("an account of 22 bytes")
                .isInstanceOf(Parsed.Malformed.class);
        assertThat(asks("foo.eth", ETHER).returned(ByteString.EMPTY)).isInstanceOf(Parsed.Malformed.class);
    }

    private static NameAnswer reverted(AbiCall error) {
        return asks("foo.eth", ETHER).reverted(error.data()).orThrow().answer();
    }

    @Test
    void theErrorsOfEnsip23AreOutcomes() {
        var dns = hex("03666f6f0365746800");
        assertThat(reverted(AbiCall.of("ResolverNotFound(bytes)").blob(dns))).isEqualTo(new NameAnswer.NoResolver());
        assertThat(reverted(AbiCall.of("ResolverNotContract(bytes,address)")
                        .blob(dns)
                        .address(RESOLVER)))
                .isEqualTo(new NameAnswer.NoContract(RESOLVER));
        assertThat(reverted(AbiCall.of("UnsupportedResolverProfile(bytes4)").bytes(hex("3b3b57de"))))
                .isEqualTo(new NameAnswer.Unsupported());
        assertThat(reverted(AbiCall.of("ResolverError(bytes)").blob(dns)))
                .isEqualTo(new NameAnswer.ResolverFailed(dns));
        assertThat(reverted(AbiCall.of("HttpError(uint16,string)")
                        .number(BigInteger.valueOf(404))
                        .text("gone")))
                .isEqualTo(new NameAnswer.GatewayFailed(404, "gone"));
        assertThat(asks("foo.eth", ETHER).reverted(AbiCall.of("Panic()").data()))
                .isInstanceOf(Parsed.Malformed.class);
        assertThat(asks("foo.eth", ETHER).reverted(ByteString.EMPTY)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void aReverseNameIsOneOnlyInItsNormalForm() {
        var question = new Reversal(MAINNET, VITALIK, CoinType.ETHER);
        assertThat(question.returned(primary("vitalik.eth")).orThrow())
                .isEqualTo(new PrimaryName.Named(name("vitalik.eth"), RESOLVER, RESOLVER));
        assertThat(question.returned(primary("Vitalik.eth")).orThrow())
                .isEqualTo(new PrimaryName.NotNormal("Vitalik.eth"));
        assertThat(question.returned(primary("")).orThrow()).isEqualTo(new PrimaryName.NoName());
        var mismatch = AbiCall.of("ReverseAddressMismatch(string,bytes)")
                .text("vitalik.eth")
                .blob(RESOLVER.value());
        assertThat(question.reverted(mismatch.data()).orThrow())
                .isEqualTo(new PrimaryName.OfAnother("vitalik.eth", RESOLVER.value()));
        assertThat(question.reverted(AbiCall.of("ResolverNotFound(bytes)")
                                .blob(RESOLVER.value())
                                .data())
                        .orThrow())
                .isEqualTo(new PrimaryName.Unanswered(new NameAnswer.NoResolver()));
    }

    private static ByteString primary(String name) {
        return AbiValue.encode(List.of(AbiValue.text(name), AbiValue.of(RESOLVER), AbiValue.of(RESOLVER)));
    }

    @Test
    void anExpiryIsATimeOrNever() {
        var question = Expiration.of(MAINNET, name("foo.eth")).orElseThrow();
        assertThat(question.returned(AbiValue.encode(List.of(AbiValue.word(BigInteger.ZERO))))
                        .orThrow())
                .isEqualTo(new NameExpiry.Never());
        assertThat(question.returned(AbiValue.encode(List.of(AbiValue.word(BigInteger.valueOf(1_800_000_000L)))))
                        .orThrow())
                .isEqualTo(new NameExpiry.Until(Instant.ofEpochSecond(1_800_000_000L)));
        assertThat(question.returned(hex("ff".repeat(32))).orThrow()).isEqualTo(new NameExpiry.Until(Instant.MAX));
        assertThat(question.says(new NameExpiry.Until(Instant.MAX))).isNotEmpty();
    }

    @Test
    void sentencesHoldNothingThatCouldSteerAReader() {
        var odd = ByteString.of("a\"b\\\n\u202e".getBytes(StandardCharsets.UTF_8));
        var record = new NameRecord.Text("odd\"key");
        var said = asks("\u043f\u0440\u0438\u0432\u0435\u0442.eth", record)
                .says(new ResolvedName(name("foo.eth"), record, new NameAnswer.Found(odd, RESOLVER)));
        assertThat(said).matches("[ -~&&[^\"\\\\]]+");
    }

    @Test
    void whateverIsReturnedOrAskedIsReadOrRefused() {
        var dice = new Random(3);
        var question = asks("foo.eth", new NameRecord.Text("url"));
        var reversal = new Reversal(MAINNET, VITALIK, CoinType.ETHER);
        for (var honest : List.of(
                returned(AbiValue.text("https://example.com")),
                primary("vitalik.eth"),
                AbiCall.of("HttpError(uint16,string)")
                        .number(BigInteger.TEN)
                        .text("gone")
                        .data(),
                question.call().data())) {
            for (int i = 0; i < 3_000; i++) {
                var bytes = honest.toArray();
                for (int j = dice.nextInt(3); j >= 0; j--) bytes[dice.nextInt(bytes.length)] = (byte) dice.nextInt();
                var input =
                        ByteString.copyOf(bytes, 0, dice.nextInt(6) == 0 ? dice.nextInt(bytes.length) : bytes.length);
                assertThat(question.returned(input)).isNotNull();
                assertThat(question.reverted(input)).isNotNull();
                assertThat(reversal.returned(input)).isNotNull();
                assertThat(reversal.reverted(input)).isNotNull();
                var call = CallInput.of(MAINNET.resolver(), input);
                NameQuestions.asked(MAINNET, Resolution.TITLE, call)
                        .ifPresent(asked -> assertThat(asked.input()).isEqualTo(call));
            }
        }
    }
}
