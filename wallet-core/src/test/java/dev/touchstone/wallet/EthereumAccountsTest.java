package dev.touchstone.wallet;

import static dev.touchstone.wallet.SavingsWallet.look;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.testsupport.Vectors;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.KeystoreFile;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.PrivateKeyText;
import dev.touchstone.wallet.key.UnlockOutcome;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.PasswordChange;
import dev.touchstone.wallet.testsupport.Accounts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EthereumAccountsTest {
    private static final String PASSWORD = SavingsWallet.PASSWORD;
    private static final EthereumAddress FIRST = SavingsWallet.FIRST;
    private static final String KEY = "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";
    private static final EthereumAddress KEYS = SavingsWallet.address("0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b");

    private final SavingsWallet savings;

    EthereumAccountsTest(@TempDir Path directory) {
        savings = new SavingsWallet(directory);
    }

    @AfterEach
    void close() {
        savings.close();
    }

    private static KeyImport importKey(OpenWallet wallet, String key, String password) {
        var typedKey = key.toCharArray();
        var typed = password.toCharArray();
        var outcome = wallet.ethereum().importKey(typedKey, " Old\nkey ", typed).join();
        assertThat(typedKey).containsOnly('\0');
        assertThat(typed).containsOnly('\0');
        return outcome;
    }

    /// The private key of an account, as a signature would have it.
    private String keyOf(EthereumAccount account, String typed) {
        try (var password = Password.of(typed);
                var file = savings.file(typed);
                var vault = ((UnlockOutcome.Unlocked) file.vault().unlock(password)).vault()) {
            var outcome = EthereumKeys.privateKey(vault, account, Accounts.CURVE, Dice.secure());
            try (var key = ((EthereumKeys.Outcome.Open) outcome).key()) {
                return key.use(HexFormat.of()::formatHex);
            }
        }
    }

    @Test
    void hasAnAccountFromTheBeginningAndAddsMoreWithoutAPassword() {
        try (var wallet = savings.create()) {
            assertThat(look(wallet).enabled()).isTrue();
            assertThat(look(wallet).chain()).isEqualTo("practice");
            assertThat(look(wallet).first().orElseThrow().address()).isEqualTo(FIRST);
            assertThat(wallet.ethereum().add().join())
                    .isInstanceOfSatisfying(
                            Saving.Saved.class,
                            saved -> assertThat(saved.value())
                                    .isInstanceOfSatisfying(
                                            EthereumAccount.Derived.class,
                                            account ->
                                                    assertThat(account.index()).isEqualTo(1)));
        }
        try (var wallet = savings.open()) {
            wallet.ethereum().add().join();
            assertThat(look(wallet).accounts())
                    .extracting(EthereumHolding::account)
                    .allMatch(EthereumAccount::canSign)
                    .hasSize(3);
            assertThat(look(wallet).addresses()).doesNotHaveDuplicates();
        }
    }

    @Test
    void takesAKeyInAndKeepsItThroughAChangeOfThePassword() {
        var fresh = "a better horse";
        EthereumAccount account;
        try (var wallet = savings.create()) {
            assertThat(importKey(wallet, "7", PASSWORD))
                    .isEqualTo(new KeyImport.NotAKey(PrivateKeyText.Problem.WRONG_LENGTH));
            assertThat(importKey(wallet, KEY, "wrong horse")).isEqualTo(new KeyImport.WrongPassword());
            assertThat(look(wallet).accounts()).hasSize(1);
            assertThat(importKey(wallet, KEY, PASSWORD)).isInstanceOf(KeyImport.Imported.class);
            var holding = look(wallet).account(KEYS).orElseThrow();
            account = holding.account();
            assertThat(account).isInstanceOf(EthereumAccount.Imported.class);
            assertThat(holding.label()).isEqualTo("Old key");
            assertThat(importKey(wallet, KEY, PASSWORD)).isEqualTo(new KeyImport.AlreadyThere(account));
            assertThat(wallet.changePassword(PASSWORD.toCharArray(), fresh.toCharArray())
                            .join())
                    .isEqualTo(new PasswordChange.Changed());
        }
        assertThat(keyOf(account, fresh)).isEqualTo(KEY);
        try (var wallet = savings.open(savings.path(), fresh)) {
            assertThat(look(wallet).account(KEYS).orElseThrow().account()).isEqualTo(account);
            assertThat(wallet.exportLabels().join()).contains("\"addr\"", KEYS.text(), "Old key");
        }
    }

    @Test
    void takesTheKeyOfAKeystoreFileIn() {
        var vector = Vectors.json("ethereum/keystore/basic_tests.json").get("test1");
        var json = vector.get("json").toString().getBytes(StandardCharsets.UTF_8);
        var file = ((KeystoreFile.Outcome.Whole) KeystoreFile.parse(json)).file();
        try (var wallet = savings.create()) {
            var accounts = wallet.ethereum();
            assertThat(accounts.importKeystore(file, "wrong".toCharArray(), "", PASSWORD.toCharArray())
                            .join())
                    .isEqualTo(new KeyImport.FileNotOpened(new KeystoreFile.Opening.WrongPassword()));
            var right = vector.get("password").asString();
            assertThat(accounts.importKeystore(file, right.toCharArray(), "", "wrong horse".toCharArray())
                            .join())
                    .isEqualTo(new KeyImport.WrongPassword());
            var typed = right.toCharArray();
            assertThat(accounts.importKeystore(file, typed, "", PASSWORD.toCharArray())
                            .join())
                    .isInstanceOf(KeyImport.Imported.class);
            assertThat(typed).containsOnly('\0');
            assertThat(look(wallet).account(KEYS)).isPresent();
        }
        try (var wallet = savings.open()) {
            assertThat(look(wallet).account(KEYS).orElseThrow().account().canSign())
                    .isTrue();
        }
    }

    @Test
    void watchesHidesAndTakesTheKeyOfWhatItWatched() {
        try (var wallet = savings.create()) {
            var accounts = wallet.ethereum();
            assertThat(accounts.watch(KEYS, "Friend").join())
                    .isEqualTo(new Saving.Saved<>(new EthereumAccount.WatchOnly(KEYS)));
            assertThat(look(wallet).account(KEYS).orElseThrow().label()).isEqualTo("Friend");
            assertThat(accounts.watch(FIRST, "").join())
                    .isEqualTo(new Saving.Saved<>(look(wallet).first().orElseThrow()));
            assertThat(accounts.hide(FIRST).join()).isInstanceOf(Saving.NotSaved.class);
            assertThat(accounts.hide(KEYS).join()).isEqualTo(new Saving.Saved<>(KEYS));
            assertThat(accounts.hide(KEYS).join()).isInstanceOf(Saving.NotSaved.class);
            assertThat(look(wallet).addresses()).containsExactly(FIRST);
        }
        try (var wallet = savings.open()) {
            assertThat(look(wallet).addresses()).containsExactly(FIRST);
            wallet.ethereum().watch(KEYS, "").join();
            assertThat(importKey(wallet, KEY, PASSWORD)).isInstanceOf(KeyImport.Imported.class);
            wallet.label(new LabelTarget.OnEthereumAddress(KEYS), "Mine").join();
            var holding = look(wallet).account(KEYS).orElseThrow();
            assertThat(holding.account()).isInstanceOf(EthereumAccount.Imported.class);
            assertThat(holding.label()).isEqualTo("Mine");
        }
    }
}
