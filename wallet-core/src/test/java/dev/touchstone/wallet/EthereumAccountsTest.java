package dev.touchstone.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.testsupport.Vectors;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.KeystoreFile;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.PrivateKeyText;
import dev.touchstone.wallet.key.UnlockOutcome;
import dev.touchstone.wallet.ledger.CreateFileOutcome;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.EventCodec;
import dev.touchstone.wallet.ledger.JournalRecord;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.NewWallet;
import dev.touchstone.wallet.ledger.OpenFileOutcome;
import dev.touchstone.wallet.ledger.PasswordChange;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.ledger.WalletFile;
import dev.touchstone.wallet.testsupport.Accounts;
import dev.touchstone.wallet.testsupport.EthereumWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EthereumAccountsTest {
    private static final String PASSWORD = "correct horse";
    private static final KdfParameters CHEAP = new KdfParameters(64, 1, 1);
    private static final String FIRST = "0x9858EfFD232B4033E47d90003D41EC34EcaEda94";
    private static final String KEY = "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";
    private static final EthereumAddress KEYS = address("0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b");

    private static final Instant NOW = Instant.parse("2026-11-22T10:20:30Z");

    @TempDir
    Path directory;

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        background.close();
    }

    private static EthereumAddress address(String text) {
        return ((AddressText.Valid) EthereumAddress.parse(text)).address();
    }

    private WalletFolder folder() {
        var ports = new WalletPorts(Accounts.CURVE, Dice.secure(), InstantSource.system(), background, bug -> {
            throw new AssertionError(bug);
        });
        return new WalletFolder(directory, ports, () -> CHEAP);
    }

    private OpenWallet create() {
        try (var mnemonic = Accounts.mnemonic();
                var password = Password.of(PASSWORD)) {
            var request = new NewWalletRequest(
                    new WalletName("Savings"),
                    Network.BITCOIN_PRACTICE,
                    mnemonic,
                    Passphrase.none(),
                    new Birthday.Unknown(),
                    true,
                    true);
            return opened(folder().create(request, password));
        }
    }

    private OpenWallet open(String typed) {
        try (var password = Password.of(typed)) {
            return opened(folder().open(new WalletName("Savings"), password));
        }
    }

    private static OpenWallet opened(WalletOutcome outcome) {
        if (outcome instanceof WalletOutcome.Opened opened) return opened.wallet();
        throw new AssertionError(outcome);
    }

    private static EthereumHoldings look(OpenWallet wallet) {
        return wallet.snapshot().get().ethereum();
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
                var file = ((OpenFileOutcome.Opened)
                                new WalletFile(folder().fileOf(new WalletName("Savings")), Dice.secure())
                                        .open(password))
                        .file();
                var vault = ((UnlockOutcome.Unlocked) file.vault().unlock(password)).vault()) {
            var outcome = EthereumKeys.privateKey(vault, account, Accounts.CURVE, Dice.secure());
            try (var key = ((EthereumKeys.Outcome.Open) outcome).key()) {
                return key.use(HexFormat.of()::formatHex);
            }
        }
    }

    @Test
    void hasAnAccountFromTheBeginningAndAddsMoreWithoutAPassword() {
        try (var wallet = create()) {
            assertThat(look(wallet).enabled()).isTrue();
            assertThat(look(wallet).chain()).isEqualTo("practice");
            assertThat(look(wallet).first().orElseThrow().address().text()).isEqualTo(FIRST);
            assertThat(wallet.ethereum().add().join())
                    .isInstanceOfSatisfying(
                            Saving.Saved.class,
                            saved -> assertThat(saved.value())
                                    .isInstanceOfSatisfying(
                                            EthereumAccount.Derived.class,
                                            account ->
                                                    assertThat(account.index()).isEqualTo(1)));
        }
        try (var wallet = open(PASSWORD)) {
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
        try (var wallet = create()) {
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
        try (var wallet = open(fresh)) {
            assertThat(look(wallet).account(KEYS).orElseThrow().account()).isEqualTo(account);
            assertThat(wallet.exportLabels().join()).contains("\"addr\"", KEYS.text(), "Old key");
        }
    }

    @Test
    void takesTheKeyOfAKeystoreFileIn() {
        var vector = Vectors.json("ethereum/keystore/basic_tests.json").get("test1");
        var json = vector.get("json").toString().getBytes(StandardCharsets.UTF_8);
        var file = ((KeystoreFile.Outcome.Whole) KeystoreFile.parse(json)).file();
        try (var wallet = create()) {
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
        try (var wallet = open(PASSWORD)) {
            assertThat(look(wallet).account(KEYS).orElseThrow().account().canSign())
                    .isTrue();
        }
    }

    @Test
    void watchesHidesAndTakesTheKeyOfWhatItWatched() {
        try (var wallet = create()) {
            var accounts = wallet.ethereum();
            assertThat(accounts.watch(KEYS, "Friend").join())
                    .isEqualTo(new Saving.Saved<>(new EthereumAccount.WatchOnly(KEYS)));
            assertThat(look(wallet).account(KEYS).orElseThrow().label()).isEqualTo("Friend");
            assertThat(accounts.watch(address(FIRST), "").join())
                    .isEqualTo(new Saving.Saved<>(look(wallet).first().orElseThrow()));
            assertThat(accounts.hide(address(FIRST)).join()).isInstanceOf(Saving.NotSaved.class);
            assertThat(accounts.hide(KEYS).join()).isEqualTo(new Saving.Saved<>(KEYS));
            assertThat(accounts.hide(KEYS).join()).isInstanceOf(Saving.NotSaved.class);
            assertThat(look(wallet).addresses()).containsExactly(address(FIRST));
        }
        try (var wallet = open(PASSWORD)) {
            assertThat(look(wallet).addresses()).containsExactly(address(FIRST));
            wallet.ethereum().watch(KEYS, "").join();
            assertThat(importKey(wallet, KEY, PASSWORD)).isInstanceOf(KeyImport.Imported.class);
            wallet.label(new LabelTarget.OnEthereumAddress(KEYS), "Mine").join();
            var holding = look(wallet).account(KEYS).orElseThrow();
            assertThat(holding.account()).isInstanceOf(EthereumAccount.Imported.class);
            assertThat(holding.label()).isEqualTo("Mine");
        }
    }

    /// What a program from before wrote: the events of a new wallet but for those of Ethereum.
    private void writeOldWallet() {
        List<JournalRecord> old;
        try (var wallet = create()) {
            old = new ArrayList<>();
            assertThat(wallet.name()).isEqualTo("Savings");
        }
        try (var password = Password.of(PASSWORD);
                var file = ((OpenFileOutcome.Opened)
                                new WalletFile(folder().fileOf(new WalletName("Savings")), Dice.secure())
                                        .open(password))
                        .file()) {
            file.journal().replay(0, record -> {
                if (record.kind() < 13) old.add(record);
            });
        }
        try (var mnemonic = Accounts.mnemonic();
                var password = Password.of(PASSWORD)) {
            Files.delete(folder().fileOf(new WalletName("Savings")));
            var beginning = new NewWallet(Network.BITCOIN_PRACTICE, Instant.EPOCH, mnemonic, Passphrase.none());
            var made = new WalletFile(folder().fileOf(new WalletName("Savings")), Dice.secure())
                    .create(beginning, password, CHEAP);
            try (var file = ((CreateFileOutcome.Created) made).file()) {
                file.journal().append(old);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void opensAWalletFromBeforeAndGivesItItsKey() {
        writeOldWallet();
        try (var wallet = open(PASSWORD)) {
            assertThat(look(wallet).enabled()).isFalse();
            assertThat(look(wallet).accounts()).isEmpty();
            assertThat(wallet.ethereum().add().join()).isInstanceOf(Saving.NotSaved.class);
            assertThat(importKey(wallet, KEY, PASSWORD)).isInstanceOf(KeyImport.Imported.class);
            var typed = "wrong horse".toCharArray();
            assertThat(wallet.ethereum().enable(typed).join()).isEqualTo(new EthereumEnabling.WrongPassword());
            assertThat(typed).containsOnly('\0');
            var enabled = wallet.ethereum().enable(PASSWORD.toCharArray()).join();
            assertThat(enabled).isEqualTo(new EthereumEnabling.Enabled(new EthereumAccount.Derived(0, address(FIRST))));
            assertThat(wallet.ethereum().enable(PASSWORD.toCharArray()).join()).isEqualTo(enabled);
            assertThat(look(wallet).addresses()).containsExactly(KEYS, address(FIRST));
        }
        try (var wallet = open(PASSWORD)) {
            assertThat(look(wallet).enabled()).isTrue();
            wallet.ethereum().add().join();
            assertThat(look(wallet).accounts()).hasSize(3);
        }
    }

    /// The journal passes over records of kinds it does not know, as this program's older versions do with these.
    @Test
    void passesOverWhatALaterProgramWrote() {
        create().close();
        try (var password = Password.of(PASSWORD);
                var file = ((OpenFileOutcome.Opened)
                                new WalletFile(folder().fileOf(new WalletName("Savings")), Dice.secure())
                                        .open(password))
                        .file()) {
            var known = EventCodec.write(new WalletEvent.BackedUp(Instant.EPOCH));
            file.journal().append(List.of(new JournalRecord(60_000, known.payload()), known));
        }
        try (var wallet = open(PASSWORD)) {
            assertThat(look(wallet).first()).isPresent();
            assertThat(wallet.snapshot().get().backedUp()).isTrue();
        }
    }

    @Test
    void keepsAnImportedKeyThatWasReportedAfterTheProgramVanished() throws IOException {
        var crashed = directory.resolve("crashed.touchstone");
        try (var wallet = create()) {
            assertThat(importKey(wallet, KEY, PASSWORD)).isInstanceOf(KeyImport.Imported.class);
            wallet.ethereum().add().join();
            Files.copy(directory.resolve("Savings.touchstone"), crashed);
            Files.copy(directory.resolve("Savings.touchstone-wal"), directory.resolve("crashed.touchstone-wal"));
        }
        try (var password = Password.of(PASSWORD);
                var wallet = opened(folder().open(crashed, password))) {
            assertThat(look(wallet).accounts()).hasSize(3);
            assertThat(look(wallet).account(KEYS).orElseThrow().label()).isEqualTo("Old key");
        }
    }

    private static void report(
            OpenWallet wallet, String chain, EthereumAddress address, Finding<AccountState> finding) {
        report(wallet, chain, Map.of(address, finding));
    }

    private static void report(OpenWallet wallet, String chain, Map<EthereumAddress, Finding<AccountState>> findings) {
        wallet.ethereumListener().proven(chain, findings);
        wallet.confirmBackup().join(); // whatever was posted before it has been taken, and is published with it
    }

    @Test
    void showsWhatTheNodeFinds() {
        Finding<AccountState> refuted = new Refuted<>(new Refutation.PremiseMissing("a node"));
        try (var wallet = create()) {
            var first = address(FIRST);
            report(wallet, "practice", first, refuted);
            assertThat(look(wallet).account(first).orElseThrow().state()).isEqualTo(refuted);
            assertThat(look(wallet).total()).isInstanceOf(Refuted.class);
            wallet.ethereumListener().unknown("practice", new Pending.Reason.Offline());
            wallet.ethereum().watch(KEYS, "").join();
            assertThat(look(wallet).accounts())
                    .allSatisfy(holding -> assertThat(holding.state())
                            .isInstanceOfSatisfying(
                                    Pending.class,
                                    pending -> assertThat(pending.reason()).isEqualTo(new Pending.Reason.Offline())));
            report(wallet, "mainnet", first, refuted);
            assertThat(look(wallet).chain()).isEqualTo("practice");
            assertThat(look(wallet).account(first).orElseThrow().state()).isInstanceOf(Pending.class);
        }
    }

    private static Map<EthereumAddress, Finding<AccountState>> block(long number, long balance) {
        return EthereumWorld.at(number, NOW.plusSeconds(12 * number))
                .holding(address(FIRST), Wei.of(balance))
                .find(address(FIRST));
    }

    @Test
    void remembersWhatWasProvenButWritesNoRowForEachBlock() {
        try (var wallet = create()) {
            for (int number = 1; number <= 20; number++) report(wallet, "practice", block(number, 5));
            report(wallet, "practice", block(21, 7));
            report(wallet, "practice", block(22, 7));
            assertThat(look(wallet).total())
                    .isInstanceOfSatisfying(
                            Proven.class,
                            proven -> assertThat(proven.asOf().height()).isEqualTo(Height.of(22)));
            assertThat(look(wallet)
                            .account(address(FIRST))
                            .orElseThrow()
                            .state()
                            .shown()
                            .map(AccountState::balance))
                    .contains(Wei.of(7));
        }
        var proofs = new ArrayList<WalletEvent.EtherProven>();
        try (var password = Password.of(PASSWORD);
                var file = ((OpenFileOutcome.Opened)
                                new WalletFile(folder().fileOf(new WalletName("Savings")), Dice.secure())
                                        .open(password))
                        .file()) {
            file.journal().replay(0, record -> {
                if (EventCodec.read(record).orThrow() instanceof WalletEvent.EtherProven proven) proofs.add(proven);
            });
        }
        assertThat(proofs).extracting(proof -> proof.state().balance()).containsExactly(Wei.of(5), Wei.of(7));
        try (var wallet = open(PASSWORD)) {
            var holding = look(wallet).account(address(FIRST)).orElseThrow();
            assertThat(holding.state()).isInstanceOf(Pending.class);
            assertThat(holding.last()).contains(proofs.getLast().state());
            assertThat(look(wallet).lastTotal())
                    .contains(new EthereumHoldings.LastTotal(Wei.of(7), NOW.plusSeconds(12 * 21)));
        }
    }

    @Test
    void takesNoBalanceForAnotherAccount() {
        var crossed = Map.of(KEYS, List.copyOf(block(1, 5).values()).getFirst());
        try (var wallet = create()) {
            var listener = wallet.ethereumListener();
            assertThatIllegalArgumentException().isThrownBy(() -> listener.proven("practice", crossed));
        }
    }
}
