package dev.touchstone.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.spv.testsupport.Vectors;
import dev.touchstone.wallet.key.Mnemonic.Outcome;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MnemonicTest {
    private static final String ABANDON =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

    private static Mnemonic whole(String text) {
        var outcome = Mnemonic.parse(text);
        assertThat(outcome).as(text).isInstanceOf(Outcome.Whole.class);
        return ((Outcome.Whole) outcome).mnemonic();
    }

    private static String seed(Mnemonic mnemonic, String passphrase) {
        try (var words = Passphrase.of(passphrase);
                var seed = mnemonic.seed(words)) {
            return seed.use(HexFormat.of()::formatHex);
        }
    }

    @Test
    void makesTheSeedsOfBip39() {
        var vectors =
                Vectors.json("bitcoin/bip/bip-0039/trezor-vectors-english.json").get("english");
        assertThat(vectors.size()).isEqualTo(24);
        for (var vector : vectors) {
            try (var mnemonic =
                    Mnemonic.ofEntropy(HexFormat.of().parseHex(vector.get(0).asString()))) {
                assertThat(String.join(" ", mnemonic.words()))
                        .isEqualTo(vector.get(1).asString());
                assertThat(seed(mnemonic, "TREZOR")).isEqualTo(vector.get(2).asString());
            }
        }
    }

    @Test
    void readsThePhrasesOfBip39AndMakesTheirMasterKeys() {
        var curve = Secp256k1.best().curve();
        for (var vector : Vectors.json("bitcoin/bip/bip-0039/bcoin-english.json")) {
            try (var mnemonic = whole(vector.get(1).asString());
                    var passphrase = Passphrase.of(vector.get(2).asString());
                    var entropy = mnemonic.entropy();
                    var seed = mnemonic.seed(passphrase);
                    var master = ExtendedPrivateKey.master(curve, seed)) {
                assertThat(entropy.<String>use(HexFormat.of()::formatHex))
                        .isEqualTo(vector.get(0).asString());
                assertThat(master.write(KeyVersion.XPRV))
                        .isEqualTo(vector.get(4).asString());
            }
        }
    }

    /// The only vectors with a passphrase outside ASCII; their phrases are Japanese.
    @Test
    void bringsPassphrasesToOneUnicodeForm() {
        var text = new String(Vectors.bytes("bitcoin/bip/bip-0039/japanese.json"), StandardCharsets.UTF_8);
        var vectors = JsonMapper.builder().build().readTree(text.substring(text.indexOf('[')));
        assertThat(vectors.size()).isEqualTo(24);
        for (var vector : vectors) {
            var sentence = Normalizer.normalize(vector.get("mnemonic").asString(), Normalizer.Form.NFKD);
            try (var passphrase = Passphrase.of(vector.get("passphrase").asString())) {
                assertThat(Bip39Seed.of(sentence.toCharArray(), passphrase))
                        .isEqualTo(HexFormat.of().parseHex(vector.get("seed").asString()));
            }
        }
    }

    @Test
    void hasTheWordsOfTheStandard() {
        var list = new String(Vectors.bytes("bitcoin/bip/bip-0039/english.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(list).hasSize(WordList.SIZE).allMatch(Mnemonic::isWord);
        for (int i = 0; i < list.size(); i++)
            assertThat(WordList.ENGLISH.word(i)).isEqualTo(list.get(i));
    }

    @Test
    void readsAPhraseHoweverItIsTyped() {
        var spread = "  " + ABANDON.replace(" ", " \t\n\u3000\u00a0 ").replace("about", "ABOUT") + "\r\n";
        try (var mnemonic = whole(spread)) {
            assertThat(String.join(" ", mnemonic.words())).isEqualTo(ABANDON);
        }
        try (var mnemonic = whole(ABANDON.replace("abandon", "\uff41bandon"))) {
            assertThat(mnemonic.words()).hasSize(12);
        }
    }

    @Test
    void namesTheWordsItDoesNotKnow() {
        var outcome = Mnemonic.parse(ABANDON.replaceFirst("abandon", "abandom").replace("about", "xqz"));
        assertThat(outcome).isInstanceOf(Outcome.UnknownWords.class);
        var words = ((Outcome.UnknownWords) outcome).words();
        assertThat(words).extracting(Mnemonic.UnknownWord::position).containsExactly(1, 12);
        assertThat(words.get(0).suggestions()).containsExactly("abandon");
        assertThat(words.get(0).toString()).doesNotContain("abandom");
        assertThat(words.get(1).word()).isEqualTo("xqz");
        assertThat(words.get(1).suggestions()).isEmpty();
    }

    @Test
    void tellsAWrongLengthFromAWrongChecksum() {
        assertThat(Mnemonic.parse("")).isEqualTo(new Outcome.WrongLength(0));
        assertThat(Mnemonic.parse("abandon about")).isEqualTo(new Outcome.WrongLength(2));
        assertThat(Mnemonic.parse(ABANDON + " abandon")).isEqualTo(new Outcome.WrongLength(13));
        assertThat(Mnemonic.parse("a ".repeat(1_000_000))).isInstanceOf(Outcome.WrongLength.class);
        assertThat(Mnemonic.parse(ABANDON.replace("about", "abandon"))).isEqualTo(new Outcome.WrongChecksum());
    }

    @Test
    void completesWhatIsBeingTyped() {
        assertThat(Mnemonic.completions("aban")).containsExactly("abandon");
        assertThat(Mnemonic.completions("Z")).containsExactly("zebra", "zero", "zone", "zoo");
        assertThat(Mnemonic.completions("act")).containsExactly("act", "action", "actor", "actress", "actual");
        assertThat(Mnemonic.completions("")).isEmpty();
        assertThat(Mnemonic.completions("zzz")).isEmpty();
    }

    @Test
    void throwsTheDiceForEachPhrase() {
        var seen = new HashSet<List<String>>();
        for (var size : Mnemonic.Size.values()) {
            try (var one = Mnemonic.create(size, Dice.secure());
                    var other = Mnemonic.create(size, Dice.secure());
                    var read = whole(String.join(" ", one.words()))) {
                assertThat(one.words()).hasSize(size.words()).isEqualTo(read.words());
                assertThat(seen.add(one.words()) && seen.add(other.words())).isTrue();
            }
        }
        try (var fixed = Mnemonic.create(Mnemonic.Size.WORDS_12, bytes -> {})) {
            assertThat(String.join(" ", fixed.words())).isEqualTo(ABANDON);
        }
    }

    @Test
    void readsAnyTextWithoutAFault() {
        var random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int word = random.nextInt(30); word > 0; word--) {
                text.append(
                        random.nextInt(9) == 0
                                ? (char) random.nextInt(0x10000)
                                : WordList.ENGLISH.word(random.nextInt(2048)));
                text.append(' ');
            }
            assertThat(Mnemonic.parse(text)).isNotNull();
        }
    }

    @Test
    void forgetsItsWordsWhenClosed() {
        var mnemonic = Mnemonic.ofEntropy(HexFormat.of().parseHex("ff".repeat(16)));
        assertThat(mnemonic.toString()).isEqualTo("Mnemonic of 12 words");
        mnemonic.close();
        assertThat(mnemonic.words()).startsWith("abandon");
        assertThatIllegalArgumentException().isThrownBy(() -> Mnemonic.ofEntropy(new byte[17]));
    }
}
