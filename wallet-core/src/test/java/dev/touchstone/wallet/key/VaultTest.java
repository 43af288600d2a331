package dev.touchstone.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final KdfParameters CHEAP = new KdfParameters(64, 1, 1);
    private static final ByteString CONTEXT = ByteString.of((byte) 1, (byte) 2);

    private static KeyVault.Opened vault(String typed) {
        try (var mnemonic = Mnemonic.ofEntropy(HexFormat.of().parseHex("7f".repeat(32)));
                var passphrase = Passphrase.of("extra");
                var password = Password.of(typed)) {
            return KeyVault.create(mnemonic, passphrase, password, CHEAP, CONTEXT, Dice.secure());
        }
    }

    private static KeyVault.OpenOutcome open(SealedKeys sealed, String typed) {
        try (var password = Password.of(typed)) {
            return KeyVault.open(sealed, password, Dice.secure());
        }
    }

    @Test
    void opensTheJournalAndTheSeedWithOnePassword() {
        var created = vault("eight letters");
        var message = created.journal().seal(new byte[3], new byte[10]);
        var outcome = open(created.vault().sealed(), "eight letters");
        assertThat(outcome).isInstanceOf(KeyVault.OpenOutcome.Open.class);
        var opened = ((KeyVault.OpenOutcome.Open) outcome).opened();
        assertThat(opened.journal().open(new byte[3], message))
                .hasValueSatisfying(plain -> assertThat(plain).hasSize(10));
        try (var password = Password.of("eight letters")) {
            var unlocked = opened.vault().unlock(password);
            assertThat(unlocked).isInstanceOf(UnlockOutcome.Unlocked.class);
            try (var vault = ((UnlockOutcome.Unlocked) unlocked).vault();
                    var key = vault.derive(Secp256k1.best().curve(), DerivationPath.account(84, 0, 0))) {
                assertThat(vault.words()).hasSize(24);
                assertThat(key.depth()).isEqualTo(3);
            }
        }
    }

    @Test
    void tellsAWrongPasswordFromAChangedByte() {
        var sealed = vault("eight letters").vault().sealed();
        assertThat(open(sealed, "eight lettres")).isEqualTo(new KeyVault.OpenOutcome.WrongPassword());
        assertDamaged(sealed, s -> with(s, flip(s.dataKey(), 0), s.seed(), s.mac(), s.context()));
        assertDamaged(sealed, s -> with(s, s.dataKey(), flip(s.seed(), 50), s.mac(), s.context()));
        assertDamaged(sealed, s -> with(s, s.dataKey(), s.seed(), flip(s.mac(), 31), s.context()));
        assertDamaged(sealed, s -> with(s, s.dataKey(), s.seed(), s.mac(), flip(s.context(), 1)));
        assertDamaged(sealed, s -> with(s, ByteString.EMPTY, s.seed(), s.mac(), s.context()));
    }

    private static void assertDamaged(SealedKeys sealed, Function<SealedKeys, SealedKeys> damage) {
        assertThat(open(damage.apply(sealed), "eight letters")).isInstanceOf(KeyVault.OpenOutcome.Damaged.class);
    }

    private static SealedKeys with(
            SealedKeys s, ByteString dataKey, ByteString seed, ByteString mac, ByteString context) {
        return new SealedKeys(context, s.kdf(), s.salt(), s.check(), dataKey, seed, mac);
    }

    private static ByteString flip(ByteString bytes, int at) {
        var changed = bytes.toArray();
        changed[at] ^= 4;
        return ByteString.of(changed);
    }

    @Test
    void doesNotTellTheLengthOfThePhrase() {
        try (var few = Mnemonic.ofEntropy(new byte[16]);
                var many = Mnemonic.ofEntropy(new byte[32]);
                var none = Passphrase.none();
                var some = Passphrase.of("a passphrase of its own");
                var password = Password.of("eight letters")) {
            var one = KeyVault.create(few, none, password, CHEAP, CONTEXT, Dice.secure());
            var other = KeyVault.create(many, some, password, CHEAP, CONTEXT, Dice.secure());
            assertThat(one.vault().sealed().seed().length())
                    .isEqualTo(other.vault().sealed().seed().length());
            assertThat(one.vault().sealed().salt())
                    .isNotEqualTo(other.vault().sealed().salt());
        }
    }

    @Test
    void readsNoSeedThatItDidNotWrite() {
        for (int version = 0; version < 256; version++) {
            for (int length = 0; length < 256; length++) {
                var bytes = new byte[40];
                bytes[0] = (byte) version;
                bytes[1] = (byte) length;
                boolean isRight = version == 1 && Mnemonic.isEntropy(length);
                assertThat(SeedCodec.read(bytes).isPresent()).isEqualTo(isRight);
            }
        }
        assertThat(SeedCodec.read(new byte[0])).isEmpty();
        assertThat(SeedCodec.read(HexFormat.of().parseHex("0110" + "00".repeat(16) + "ffff")))
                .isEmpty();
        assertThat(SeedCodec.read(HexFormat.of().parseHex("0110" + "00".repeat(16) + "0400")))
                .isEmpty();
    }

    @Test
    void refusesAFileThatAsksForTooMuchMemory() {
        assertThat(KdfParameters.parse(100L << 20, 3, 1))
                .isEqualTo(Parsed.malformed("Argon2id with 104857600 KiB of memory, more than the 524288 allowed"));
        assertThat(KdfParameters.parse(1L << 40, 1, 1)).isInstanceOf(Parsed.Malformed.class);
        assertThat(KdfParameters.parse(65_536, 1_000_000, 1)).isInstanceOf(Parsed.Malformed.class);
        assertThat(KdfParameters.parse(65_536, 3, 0)).isInstanceOf(Parsed.Malformed.class);
        assertThat(KdfParameters.parse(65_536, 3, 1 << 20)).isInstanceOf(Parsed.Malformed.class);
        assertThat(KdfParameters.parse(-1, -1, -1)).isInstanceOf(Parsed.Malformed.class);
        assertThat(KdfParameters.parse(65_536, 3, 4)).isEqualTo(Parsed.ok(new KdfParameters(65_536, 3, 4)));
        assertThatIllegalArgumentException().isThrownBy(() -> new KdfParameters(1 << 30, 1, 1));
    }

    /// RFC 9106 has no vector without secret and associated data; this one is of the reference implementation.
    @Test
    void derivesAsTheReferenceImplementationDoes() {
        var key = new KdfParameters(65_536, 2, 1)
                .derive(
                        "password".getBytes(StandardCharsets.US_ASCII),
                        "somesalt".getBytes(StandardCharsets.US_ASCII),
                        32);
        assertThat(HexFormat.of().formatHex(key))
                .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    @Test
    void asksForMoreOfAFasterComputer() {
        assertThat(calibrated(Duration.ofMillis(30))).isEqualTo(new KdfParameters(256 * 1024, 5, 1));
        assertThat(calibrated(Duration.ofMillis(1))).isEqualTo(new KdfParameters(256 * 1024, 12, 1));
        assertThat(calibrated(Duration.ofMillis(100))).isEqualTo(new KdfParameters(128 * 1024, 3, 1));
        assertThat(calibrated(Duration.ofSeconds(20))).isEqualTo(new KdfParameters(64 * 1024, 3, 1));
    }

    /// What 0.7 s buy on a computer that needs `filling` to fill 64 MiB once.
    private static KdfParameters calibrated(Duration filling) {
        var clock = new AtomicLong();
        return KdfParameters.calibrate(Duration.ofMillis(700), () -> clock.getAndAdd(filling.toNanos()));
    }

    @Test
    void sealsUnderANewNonceEachTime() {
        try (var aead = new Aead(new byte[32], Dice.secure())) {
            var seen = new HashSet<ByteString>();
            for (int i = 0; i < 1_000; i++) {
                assertThat(seen.add(ByteString.copyOf(aead.seal(new byte[0], new byte[1]), 0, Aead.NONCE)))
                        .isTrue();
            }
        }
    }

    @Test
    void opensNothingThatWasChanged() {
        try (var aead = new Aead(new byte[32], Dice.secure())) {
            var associated = new byte[] {1, 2, 3};
            var sealed = aead.seal(associated, new byte[] {9, 8, 7});
            assertThat(aead.open(associated, sealed))
                    .hasValueSatisfying(plain -> assertThat(plain).containsExactly(9, 8, 7));
            assertThat(aead.open(new byte[] {1, 2}, sealed)).isEmpty();
            for (int bit = 0; bit < sealed.length * 8; bit++) {
                var changed = sealed.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(aead.open(associated, changed)).isEmpty();
            }
            for (int length = 0; length < sealed.length; length++) {
                assertThat(aead.open(associated, Arrays.copyOf(sealed, length))).isEmpty();
            }
        }
    }

    @Test
    void wipesASecretAndKeepsItOutOfText() {
        var source = new byte[] {1, 2, 3};
        var secret = Secret.take(source);
        assertThat(source).containsOnly(0);
        assertThat(secret.<byte[]>use(byte[]::clone)).containsExactly(1, 2, 3);
        assertThat(secret.toString()).isEqualTo("Secret of 3 bytes");
        try (var same = secret.copy();
                var other = Secret.copyOf(new byte[] {1, 2, 4})) {
            assertThat(secret.isSameAs(same)).isTrue();
            assertThat(secret.isSameAs(other)).isFalse();
        }
        secret.close();
        secret.close();
        assertThat(secret.toString()).isEqualTo("Secret, wiped");
        assertThatIllegalStateException().isThrownBy(() -> secret.<byte[]>use(byte[]::clone));
    }

    @Test
    void judgesAPasswordByItsLength() {
        assertThat(judge("seven77")).isEqualTo(new PasswordPolicy.Verdict.TooShort(7, 8));
        assertThat(judge("seven77").sentence()).isEqualTo("A password has at least 8 characters. This one has 7.");
        assertThat(judge("\ud83d\ude00".repeat(7))).isEqualTo(new PasswordPolicy.Verdict.TooShort(7, 8));
        assertThat(judge("eight888")).isEqualTo(new PasswordPolicy.Verdict.Accepted(PasswordPolicy.Strength.FAIR));
        assertThat(judge("twelve121212")).isEqualTo(new PasswordPolicy.Verdict.Accepted(PasswordPolicy.Strength.GOOD));
        assertThat(judge("sixteen 16161616"))
                .isEqualTo(new PasswordPolicy.Verdict.Accepted(PasswordPolicy.Strength.STRONG));
    }

    private static PasswordPolicy.Verdict judge(String typed) {
        try (var password = Password.of(typed.toCharArray())) {
            assertThat(password.toString()).isEqualTo("Password");
            return PasswordPolicy.STANDARD.judge(password);
        }
    }
}
