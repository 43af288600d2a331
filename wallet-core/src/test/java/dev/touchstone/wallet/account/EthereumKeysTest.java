package dev.touchstone.wallet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.testsupport.Vectors;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.EthereumPublicKey;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.KeyVault;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.PrivateKeyText;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.key.UnlockOutcome;
import dev.touchstone.wallet.key.UnlockedVault;
import dev.touchstone.wallet.testsupport.Accounts;
import org.junit.jupiter.api.Test;

final class EthereumKeysTest {
    private static final Secp256k1 CURVE = Secp256k1.best().curve();
    private static final String JUNK = "test test test test test test test test test test test junk";

    private static UnlockedVault vault(String phrase) {
        try (var mnemonic = ((Mnemonic.Outcome.Whole) Mnemonic.parse(phrase)).mnemonic();
                var password = Password.of("eight letters")) {
            var created = KeyVault.create(
                    mnemonic,
                    Passphrase.none(),
                    password,
                    new KdfParameters(64, 1, 1),
                    ByteString.EMPTY,
                    Dice.secure());
            created.journal().close();
            return ((UnlockOutcome.Unlocked) created.vault().unlock(password)).vault();
        }
    }

    private static EthereumAccount.Derived account(String phrase, int index) {
        try (var vault = vault(phrase);
                var root = vault.derive(CURVE, EthereumKeys.ROOT)) {
            return EthereumKeys.derive(CURVE, root.publicKey(), index);
        }
    }

    /// The accounts that every wallet shows for two phrases that everybody knows.
    @Test
    void makesTheAccountsOfKnownPhrases() {
        assertThat(account(Accounts.PHRASE, 0).address().text())
                .isEqualTo("0x9858EfFD232B4033E47d90003D41EC34EcaEda94");
        assertThat(account(JUNK, 0).address().text()).isEqualTo("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
        assertThat(account(JUNK, 1).address().text()).isEqualTo("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
        assertThat(account(JUNK, 2).address().text()).isEqualTo("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC");
        assertThat(account(JUNK, 7).path()).hasToString("m/44h/60h/0h/0/7");
        assertThatIllegalArgumentException().isThrownBy(() -> EthereumKeys.path(-1));
    }

    @Test
    void opensTheKeyOfADerivedAccount() {
        var account = account(JUNK, 1);
        try (var vault = vault(JUNK)) {
            assertThat(EthereumKeys.privateKey(vault, account, CURVE, Dice.secure()))
                    .isInstanceOfSatisfying(EthereumKeys.Outcome.Open.class, open -> {
                        assertThat(open.key()
                                        .<String>use(
                                                bytes -> ByteString.of(bytes).hex()))
                                .isEqualTo("59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d");
                        open.key().close();
                    });
        }
        try (var other = vault(Accounts.PHRASE)) {
            assertThat(EthereumKeys.privateKey(other, account, CURVE, Dice.secure()))
                    .isEqualTo(new EthereumKeys.Outcome.Damaged());
        }
    }

    @Test
    void opensTheKeyOfAnImportedAccountAndNeverAnothersForIt() {
        var vector = Vectors.json("ethereum/basic/keyaddrtest.json").get(0);
        try (var vault = vault(JUNK);
                var keys = vault.importedKeys(Dice.secure());
                var key = ((PrivateKeyText.Outcome.Valid) PrivateKeyText.parse(
                                vector.get("key").asString().toCharArray(), CURVE))
                        .key()) {
            var address = EthereumPublicKey.address(CURVE, key);
            var imported = new EthereumAccount.Imported(address, keys.seal(address, key));
            assertThat(EthereumKeys.privateKey(vault, imported, CURVE, Dice.secure()))
                    .isInstanceOfSatisfying(EthereumKeys.Outcome.Open.class, open -> {
                        assertThat(open.key().isSameAs(key)).isTrue();
                        open.key().close();
                    });
            var exchanged = new EthereumAccount.Imported(EthereumAddress.ZERO, imported.sealedKey());
            assertThat(EthereumKeys.privateKey(vault, exchanged, CURVE, Dice.secure()))
                    .isEqualTo(new EthereumKeys.Outcome.Damaged());
            var sealedAsAnothers =
                    new EthereumAccount.Imported(EthereumAddress.ZERO, keys.seal(EthereumAddress.ZERO, key));
            assertThat(EthereumKeys.privateKey(vault, sealedAsAnothers, CURVE, Dice.secure()))
                    .isEqualTo(new EthereumKeys.Outcome.Damaged());
        }
    }

    @Test
    void hasNoKeyForWhatIsOnlyWatched() {
        var watched = new EthereumAccount.WatchOnly(EthereumAddress.ZERO);
        assertThat(watched.canSign()).isFalse();
        assertThat(account(JUNK, 0).canSign()).isTrue();
        try (var vault = vault(JUNK)) {
            assertThat(EthereumKeys.privateKey(vault, watched, CURVE, Dice.secure()))
                    .isEqualTo(new EthereumKeys.Outcome.WatchOnly());
        }
    }
}
