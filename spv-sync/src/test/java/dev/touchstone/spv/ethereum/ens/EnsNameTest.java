package dev.touchstone.spv.ethereum.ens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.Normalization.Normalized;
import dev.touchstone.spv.ethereum.ens.Normalization.Refused;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnsNameTest {
    private static final int OFFICIAL_TESTS = 30_891;
    private static final int NAMEHASH_TESTS = 4_000;
    private static final Set<Integer> REFUSED_SINCE =
            Set.of(0x1396, 0x27a0, 0x2b0b, 0x2b61, 0x2b8c, 0x2b93, 0x2cfa, 0x2cfb);
    private static final Set<String> VALID_SINCE = Set.of("🤼🏼", "👯🏿");

    static EnsName name(String text) {
        return switch (EnsName.normalize(text)) {
            case Normalized normalized -> normalized.name();
            case Refused refused -> throw new AssertionError(text + ": " + refused);
        };
    }

    private static NameFault fault(String text) {
        return switch (EnsName.normalize(text)) {
            case Normalized(var name, var _, var _) -> throw new AssertionError(text + " is " + name);
            case Refused(var fault, var _, var _) -> fault;
        };
    }

    @Test
    void everyOfficialTestPasses() {
        var tests = Vectors.json("ethereum/ens/ensip15-tests.json.gz");
        assertThat(tests.path(0).path("name").asString()).isEqualTo("version");
        int passed = 0;
        for (int i = 1; i < tests.size(); i++) {
            var test = tests.path(i);
            var text = test.path("name").asString();
            if (test.path("error").asBoolean(false)) {
                assertThat(EnsName.normalize(text)).as(text).isInstanceOf(Refused.class);
            } else {
                var name = name(text);
                assertThat(name.text()).as(text).isEqualTo(test.path("norm").asString(text));
                assertThat(name(name.text())).isEqualTo(name);
                assertThat(name(name.beautified())).as("shown: " + text).isEqualTo(name);
            }
            passed++;
        }
        assertThat(passed).isEqualTo(OFFICIAL_TESTS);
    }

    /// Ethers' names are of an older version of ENSIP-15. Where the two differ the official tests of ours decide:
    /// eight characters were taken out since, and Unicode 17 has two emoji more.
    @Test
    void everyNameHasTheHashThatEthersTells() {
        var tests = Vectors.json("ethereum/ens/namehash.json.gz");
        assertThat(tests).hasSize(NAMEHASH_TESTS);
        int agreed = 0;
        for (var test : tests) {
            var text = test.path("ensName").asString();
            if (test.has("namehash") && text.codePoints().noneMatch(REFUSED_SINCE::contains)) {
                assertThat("0x" + name(text).namehash().hex())
                        .as(text)
                        .isEqualTo(test.path("namehash").asString());
                agreed++;
            } else if (VALID_SINCE.stream().anyMatch(text::startsWith)) {
                assertThat(EnsName.normalize(text)).as(text).isInstanceOf(Normalized.class);
            } else {
                assertThat(EnsName.normalize(text)).as(text).isInstanceOf(Refused.class);
                if (!test.has("namehash")) agreed++;
            }
        }
        assertThat(agreed).isEqualTo(NAMEHASH_TESTS - REFUSED_SINCE.size() - VALID_SINCE.size());
    }

    /// The tables are what the writer makes of the data files, byte for byte.
    @Test
    void theTablesAreMadeOfTheSpecification() throws IOException {
        var made = EnsTablesWriter.write();
        try (var in = Objects.requireNonNull(EnsTables.class.getResourceAsStream("ensip15.bin"))) {
            assertThat(in.readAllBytes()).isEqualTo(made);
        }
        assertThat(EnsTables.load().source()).contains("Unicode 17.0.0").contains("2025-09-14");
    }

    @Test
    void namesAreShownWithTheirEmojiAndTheSignOfEther() {
        assertThat(name("‐Ξ1️⃣").text()).isEqualTo("-ξ1⃣");
        assertThat(name("-ξ1⃣").beautified()).isEqualTo("-Ξ1️⃣");
        assertThat(name("ξενος.eth").beautified()).isEqualTo("ξενος.eth");
    }

    @Test
    void faultsAreNamed() {
        assertThat(fault("a..b")).isEqualTo(new NameFault.EmptyLabel());
        assertThat(fault("a b")).isEqualTo(new NameFault.DisallowedCharacter(' '));
        assertThat(fault("a_b")).isEqualTo(new NameFault.MisplacedUnderscore());
        assertThat(fault("xn--ls8h")).isEqualTo(new NameFault.ReservedHyphens());
        assertThat(fault("\u0303a")).isEqualTo(new NameFault.LooseMark(0x303));
        assertThat(fault("a’’b")).isEqualTo(new NameFault.MisplacedPunctuation(0x2019));
        assertThat(fault("bahrainمصر")).isEqualTo(new NameFault.MixedScripts("Latin", 0x645));
        assertThat(fault("إؐؑؒؓؔ")).isInstanceOf(NameFault.StackedMarks.class);
        assertThat(fault("0х")).isEqualTo(new NameFault.LooksLikeAnother("Cyrillic", "Latin"));
        assertThat(fault("a\ud800")).isEqualTo(new NameFault.BrokenText());
        assertThat(fault("a".repeat(EnsName.MOST_CHARACTERS + 1))).isInstanceOf(NameFault.TooLong.class);
        assertThat(EnsName.normalize("ok.a b.eth"))
                .isEqualTo(new Refused(new NameFault.DisallowedCharacter(' '), 1, "a b"));
    }

    @Test
    void whatAPersonShouldKnowIsTold() {
        assertThat(EnsName.normalize("Vitalik.eth")).isInstanceOfSatisfying(Normalized.class, it -> {
            assertThat(it.isAscii()).isTrue();
            assertThat(it.warnings()).isEmpty();
        });
        assertThat(EnsName.normalize("ñandú.مصر.🐸.eth")).isInstanceOfSatisfying(Normalized.class, it -> {
            assertThat(it.isAscii()).isFalse();
            assertThat(it.warnings())
                    .contains(
                            new NameWarning.NotAscii("ñandú", "Latin"),
                            new NameWarning.HasEmoji("🐸"),
                            new NameWarning.SeveralScripts(List.of("Latin", "Arabic", "Emoji")));
        });
        assertThat(EnsName.normalize("𓆏🐸"))
                .isInstanceOfSatisfying(
                        Normalized.class,
                        it -> assertThat(it.warnings()).contains(new NameWarning.UncommonScript("𓆏🐸", "Egyp")));
    }

    @Test
    void namesAreEncodedForResolvers() {
        var name = name("Vitalik.eth");
        assertThat(name.dnsEncoded().orElseThrow().hex()).isEqualTo("07766974616c696b0365746800");
        assertThat(name("").dnsEncoded().orElseThrow().hex()).isEqualTo("00");
        assertThat(name("").namehash()).isEqualTo(Hash256.ZERO);
        assertThat(name("a".repeat(255) + ".eth").dnsEncoded()).isPresent();
        assertThat(name("a".repeat(256) + ".eth").dnsEncoded()).isEmpty();
        assertThat(name.parent()).contains(name("eth"));
        assertThat(name("eth").parent().flatMap(EnsName::parent)).isEmpty();
        assertThat(name("eth").labelhash().orElseThrow().hex())
                .isEqualTo("4f5b812789fc606be1b3b16908db13fc7a9adf7ca72641f84d75b47069d3d7f0");
    }

    @Test
    void coinTypesFollowFromChains() {
        assertThat(CoinType.ofChain(1)).isEqualTo(CoinType.ETHER);
        assertThat(CoinType.ofChain(10).number()).isEqualTo(2_147_483_658L);
        assertThat(CoinType.ofChain(8453).number()).isEqualTo(2_147_492_101L);
        assertThat(CoinType.ofChain(42161).chainId()).hasValue(42161);
        assertThat(CoinType.BITCOIN.chainId()).isEmpty();
        assertThatThrownBy(() -> CoinType.ofChain(1L << 31)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressHasANameOfItsOwn() {
        var address = new EthereumAddress(
                ByteString.fromHex("b8c2c29ee19d8307cb7255e1cd9cbde883a267d5").orElseThrow());
        assertThat(EnsName.reverseOf(address, CoinType.ETHER).text())
                .isEqualTo("b8c2c29ee19d8307cb7255e1cd9cbde883a267d5.addr.reverse");
        assertThat(EnsName.reverseOf(address, CoinType.ofChain(10)).text())
                .isEqualTo("b8c2c29ee19d8307cb7255e1cd9cbde883a267d5.8000000a.reverse");
        assertThat(name(EnsName.reverseOf(address, CoinType.ETHER).text()))
                .isEqualTo(EnsName.reverseOf(address, CoinType.ETHER));
    }

    /// Whatever text is given, it is refused, or it is a name whose own text is that name again.
    @Test
    void anyTextIsANameOrRefused() {
        var random = new Random(31);
        var pieces = List.of(
                "a",
                "Z",
                "-",
                "_",
                ".",
                "’",
                "é",
                "e\u0301",
                "ß",
                "х",
                "ا",
                "\u064f",
                "가",
                "ᄀ",
                "ᅡ",
                "👨\u200d💻",
                "❤",
                "\ufe0f",
                "\u200d",
                "1️⃣",
                "漢",
                "カ",
                "・",
                "0",
                "ξ",
                "\ud83d",
                "🇺",
                "🇸");
        int names = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(6); n >= 0; n--) {
                if (random.nextInt(8) == 0) text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                else text.append(pieces.get(random.nextInt(pieces.size())));
            }
            if (EnsName.normalize(text.toString()) instanceof Normalized(var name, var isAscii, var _)) {
                assertThat(name(name.text())).isEqualTo(name);
                assertThat(name(name.beautified())).isEqualTo(name);
                assertThat(isAscii).isEqualTo(name.text().chars().allMatch(each -> each < 128));
                names++;
            }
        }
        assertThat(names).isPositive();
    }
}
