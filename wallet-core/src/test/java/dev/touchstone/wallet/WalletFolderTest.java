package dev.touchstone.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.ledger.CreateFileOutcome;
import dev.touchstone.wallet.ledger.FileProblem;
import dev.touchstone.wallet.ledger.LabelFile;
import dev.touchstone.wallet.ledger.NewWallet;
import dev.touchstone.wallet.ledger.PasswordChange;
import dev.touchstone.wallet.ledger.ReceiveAddress;
import dev.touchstone.wallet.ledger.WalletFile;
import dev.touchstone.wallet.testsupport.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WalletFolderTest {
    private static final String PASSWORD = "correct horse";
    private static final KdfParameters CHEAP = new KdfParameters(64, 1, 1);

    @TempDir
    Path directory;

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        background.close();
    }

    private WalletFolder folder() {
        var ports = new WalletPorts(Accounts.CURVE, Dice.secure(), InstantSource.system(), background, bug -> {
            throw new AssertionError(bug);
        });
        return new WalletFolder(directory.resolve("wallets"), ports, () -> CHEAP);
    }

    private WalletOutcome create(String name, Network network, Birthday birthday, String typed) {
        try (var mnemonic = Accounts.mnemonic();
                var password = Password.of(typed)) {
            var request = new NewWalletRequest(
                    new WalletName(name), network, mnemonic, Passphrase.none(), birthday, true, true);
            return folder().create(request, password);
        }
    }

    private WalletOutcome open(String name, String typed) {
        try (var password = Password.of(typed)) {
            return folder().open(new WalletName(name), password);
        }
    }

    private static OpenWallet opened(WalletOutcome outcome) {
        if (outcome instanceof WalletOutcome.Opened opened) return opened.wallet();
        throw new AssertionError(outcome);
    }

    @Test
    void makesListsAndOpensWallets() throws IOException {
        assertThat(folder().list()).isEmpty();
        try (var wallet = opened(create("Savings", Network.BITCOIN_MAIN, new Birthday.Unknown(), PASSWORD))) {
            assertThat(wallet.name()).isEqualTo("Savings");
            assertThat(wallet.snapshot()
                            .get()
                            .receiveAddress(AddressType.P2WPKH)
                            .address()
                            .text())
                    .isEqualTo("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
            assertThat(wallet.snapshot()
                            .get()
                            .receiveAddress(AddressType.P2TR)
                            .address()
                            .text())
                    .isEqualTo("bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr");
            assertThat(wallet.snapshot().get().backedUp()).isTrue();
            assertThat(open("Savings", PASSWORD)).isEqualTo(new WalletOutcome.NotOpened(new FileProblem.InUse()));
        }
        opened(create("Élan (2)", Network.BITCOIN_PRACTICE, new Birthday.Unknown(), PASSWORD))
                .close();
        Files.writeString(directory.resolve("wallets/notes.txt"), "nothing");
        assertThat(folder().list()).extracting(listing -> listing.name().text()).containsExactly("Savings", "Élan (2)");
        assertThat(open("Savings", "wrong horse"))
                .isEqualTo(new WalletOutcome.NotOpened(new FileProblem.WrongPassword()));
        assertThat(open("Nowhere", PASSWORD)).isEqualTo(new WalletOutcome.NotOpened(new FileProblem.NotFound()));
    }

    @Test
    void changesThePasswordOfAnOpenWallet() {
        var fresh = "a better horse";
        try (var wallet = opened(create("Savings", Network.BITCOIN_MAIN, new Birthday.Unknown(), PASSWORD))) {
            assertThat(wallet.changePassword("wrong horse".toCharArray(), fresh.toCharArray())
                            .join())
                    .isEqualTo(new PasswordChange.WrongPassword());
            assertThat(wallet.changePassword(PASSWORD.toCharArray(), "short".toCharArray())
                            .join())
                    .isEqualTo(new PasswordChange.TooShort(5, 8));
            var typed = PASSWORD.toCharArray();
            assertThat(wallet.changePassword(typed, fresh.toCharArray()).join())
                    .isEqualTo(new PasswordChange.Changed());
            assertThat(typed).containsOnly('\0');
            assertThat(wallet.reveal(PASSWORD.toCharArray()).join()).isEqualTo(new RevealOutcome.WrongPassword());
            assertThat(wallet.reveal(fresh.toCharArray()).join()).isInstanceOf(RevealOutcome.Revealed.class);
            wallet.nextAddress(AddressType.P2TR).join();
        }
        assertThat(open("Savings", PASSWORD)).isEqualTo(new WalletOutcome.NotOpened(new FileProblem.WrongPassword()));
        opened(open("Savings", fresh)).close();
    }

    @Test
    void takesLabelsFromAnotherWalletAndGivesThemBack() {
        var txid = "f91d0a8a78462bc59398f2c5d7a84fcff491c26ba54c4833478b202796c8aafd";
        var text = """
                {"type":"output","ref":"%1$s:1","label":"","spendable":false}
                {"type":"tx","ref":"%1$s","label":"Rent"}
                """.formatted(txid);
        var file = LabelFile.parse(text + "{\"type\":\"xpub\"}", Network.BITCOIN_MAIN);
        try (var wallet = opened(create("Savings", Network.BITCOIN_MAIN, new Birthday.Unknown(), PASSWORD))) {
            assertThat(wallet.exportLabels().join()).isEmpty();
            assertThat(wallet.importLabels(file).join()).isEqualTo(new Saving.Saved<>(new LabelImport(1, 1, 1)));
            assertThat(wallet.importLabels(file).join()).isEqualTo(new Saving.Saved<>(new LabelImport(0, 0, 1)));
            assertThat(wallet.exportLabels().join()).isEqualTo(text);
        }
        try (var again = opened(open("Savings", PASSWORD))) {
            assertThat(again.exportLabels().join()).isEqualTo(text);
        }
    }

    @Test
    void refusesNamesInAnyCaseTwiceAndShortPasswords() {
        opened(create("Main", Network.BITCOIN_SIGNET, new Birthday.Unknown(), PASSWORD))
                .close();
        assertThat(create("MAIN", Network.BITCOIN_SIGNET, new Birthday.Unknown(), PASSWORD))
                .isEqualTo(new WalletOutcome.NameTaken(new WalletName("MAIN")));
        assertThat(create("Other", Network.BITCOIN_SIGNET, new Birthday.Unknown(), "short"))
                .isEqualTo(new WalletOutcome.PasswordTooShort(5, 8));
    }

    @Test
    void takesOnlyNamesThatEveryFileSystemTakes() {
        for (var name : List.of("Savings", "Élan 2", "a", "日本", "Tom's (old)", "x.y")) {
            assertThat(WalletName.problem(name)).as(name).isEmpty();
        }
        assertThat(WalletName.problem("")).contains(WalletName.Problem.EMPTY);
        assertThat(WalletName.problem("x".repeat(65))).contains(WalletName.Problem.TOO_LONG);
        for (var name : List.of("a/b", "..", "a\\b", ".x", "x.", " x", "x ", "a:b", "a*", "a\u0000", "a\nb", "a|b")) {
            assertThat(WalletName.problem(name)).as(name).contains(WalletName.Problem.UNUSABLE_CHARACTER);
        }
        for (var name : List.of("con", "NUL", "Com1.old", "lpt9")) {
            assertThat(WalletName.problem(name)).as(name).contains(WalletName.Problem.RESERVED);
        }
    }

    @Test
    void beginsAgainWhenTheComputerStoppedBeforeTheFirstRecord() throws IOException {
        var file = Files.createDirectories(directory.resolve("wallets")).resolve("Torn.touchstone");
        try (var mnemonic = Accounts.mnemonic();
                var password = Password.of(PASSWORD)) {
            var beginning = new NewWallet(Network.BITCOIN_MAIN, Instant.EPOCH, mnemonic, Passphrase.none());
            if (new WalletFile(file, Dice.secure()).create(beginning, password, CHEAP)
                    instanceof CreateFileOutcome.Created created) created.file().close();
        }
        for (int start = 0; start < 2; start++) {
            try (var wallet = opened(open("Torn", PASSWORD))) {
                assertThat(wallet.snapshot().get().birthday()).isEqualTo(new Birthday.Unknown());
                assertThat(wallet.snapshot()
                                .get()
                                .receiveAddress(AddressType.P2WPKH)
                                .address()
                                .text())
                        .isEqualTo("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
            }
        }
    }

    @Test
    void looksFromTheBirthdayOrElseFromTheFirstBlockWithSegwit() {
        try (var old = opened(create("Old", Network.BITCOIN_MAIN, new Birthday.Unknown(), PASSWORD));
                var young = opened(create("Young", Network.BITCOIN_MAIN, born(), PASSWORD))) {
            assertThat(old.scanRequest().start()).isEqualTo(new ScanRequest.Start.AtHeight(Height.of(481_824)));
            assertThat(young.scanRequest().start()).isEqualTo(new ScanRequest.Start.AtTime(Instant.EPOCH));
            assertThat(old.scanRequest().watched().scripts()).hasSize(400);
            var taproot = old.snapshot().get().receiveAddress(AddressType.P2TR).address();
            assertThat(old.scanRequest().watched().contains(taproot.script())).isTrue();
        }
    }

    private static Birthday born() {
        return new Birthday.AtTime(Instant.EPOCH);
    }

    @Test
    void remembersWhichAddressesWereGivenOut() {
        try (var wallet = opened(create("Shop", Network.BITCOIN_MAIN, new Birthday.Unknown(), PASSWORD))) {
            var first = wallet.nextAddress(AddressType.P2TR).join();
            var second = wallet.nextAddress(AddressType.P2TR).join();
            assertThat(first).isNotEqualTo(second);
        }
        try (var wallet = opened(open("Shop", PASSWORD))) {
            var third = wallet.nextAddress(AddressType.P2TR).join();
            assertThat(third)
                    .isInstanceOfSatisfying(
                            Saving.Saved.class,
                            saved -> assertThat(saved.value())
                                    .isInstanceOfSatisfying(
                                            ReceiveAddress.class,
                                            address -> assertThat(address.path().index())
                                                    .isEqualTo(2)));
        }
    }
}
