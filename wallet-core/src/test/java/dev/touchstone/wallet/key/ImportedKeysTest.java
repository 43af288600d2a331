package dev.touchstone.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ImportedKeysTest {
    private static final EthereumAddress ACCOUNT =
            EthereumAddress.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    private static final String KEY = "07".repeat(32);

    private static ImportedKeys keys(int entropy) {
        var bytes = new byte[16];
        Arrays.fill(bytes, (byte) entropy);
        try (var mnemonic = Mnemonic.ofEntropy(bytes);
                var vault = new UnlockedVault(mnemonic, Passphrase.none())) {
            return vault.importedKeys(Dice.secure());
        }
    }

    private static ByteString sealed(ImportedKeys keys) {
        try (var key = Secret.take(HexFormat.of().parseHex(KEY))) {
            return keys.seal(ACCOUNT, key);
        }
    }

    @Test
    void opensWhatItSealedAndSealsNeverTheSameWay() {
        try (var keys = keys(1);
                var again = keys(1)) {
            var sealed = sealed(keys);
            assertThat(sealed.length()).isEqualTo(ImportedKeys.SEALED);
            assertThat(sealed(keys)).isNotEqualTo(sealed);
            try (var key = again.open(ACCOUNT, sealed).orElseThrow()) {
                assertThat(key.<String>use(HexFormat.of()::formatHex)).isEqualTo(KEY);
            }
        }
    }

    @Test
    void opensNothingForAnotherAccountOrPhraseOrAfterAChange() {
        try (var keys = keys(1);
                var others = keys(2)) {
            var sealed = sealed(keys);
            assertThat(keys.open(EthereumAddress.ZERO, sealed)).isEmpty();
            assertThat(others.open(ACCOUNT, sealed)).isEmpty();
            assertThat(keys.open(ACCOUNT, ByteString.EMPTY)).isEmpty();
            for (int at = 0; at < sealed.length(); at++) {
                var changed = sealed.toArray();
                changed[at] ^= 1;
                assertThat(keys.open(ACCOUNT, ByteString.of(changed))).isEmpty();
            }
        }
    }

    /// Made once by other means (Python's hashlib and cryptography), so that no later version can drift.
    @Test
    void opensASealOfThisFormForEver() {
        var sealed =
                "000102030405060708090a0b79479563c35e4bdd4b335aaf593fc1d8b7d55b707b9dc86c0987cc76e5b01ad847db737d0ada138a755789660ea6188f";
        try (var keys = keys(1);
                var key = keys.open(ACCOUNT, ByteString.of(HexFormat.of().parseHex(sealed)))
                        .orElseThrow()) {
            assertThat(key.<String>use(HexFormat.of()::formatHex)).isEqualTo(KEY);
        }
    }
}
