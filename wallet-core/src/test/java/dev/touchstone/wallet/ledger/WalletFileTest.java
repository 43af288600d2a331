package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.UnlockOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletFileTest {
    @TempDir
    Path folder;

    private WalletFile file = WalletFiles.at(Path.of(""));

    @BeforeEach
    void name() {
        file = WalletFiles.at(folder);
    }

    @Test
    void givesBackWhatWasSaved() {
        try (var open = WalletFiles.create(file)) {
            assertThat(open.journal().append(WalletFiles.records(0, 50))).isEqualTo(new SaveOutcome.Saved(50));
            assertThat(open.journal().saveProgress("scan", ByteString.of((byte) 7)))
                    .isEqualTo(new SaveOutcome.Saved(50));
            open.journal().saveSnapshot(new Journal.Snapshot(30, ByteString.of((byte) 1, (byte) 2)));
            assertThat(WalletFiles.all(open.journal())).isEqualTo(WalletFiles.records(0, 50));
        }
        try (var open = WalletFiles.open(file)) {
            assertThat(open.network()).isEqualTo(Network.BITCOIN_REGTEST);
            assertThat(open.created()).isEqualTo(WalletFiles.CREATED);
            assertThat(open.journal().rows()).isEqualTo(50);
            assertThat(WalletFiles.all(open.journal())).isEqualTo(WalletFiles.records(0, 50));
            assertThat(open.journal().progress("scan")).contains(ByteString.of((byte) 7));
            assertThat(open.journal().progress("other")).isEmpty();
            assertThat(open.journal().snapshot()).contains(new Journal.Snapshot(30, ByteString.of((byte) 1, (byte) 2)));
        }
    }

    @Test
    void goesOnAfterTheLastRecord() {
        try (var open = WalletFiles.create(file)) {
            open.journal().append(WalletFiles.records(0, 3));
        }
        try (var open = WalletFiles.open(file)) {
            assertThat(open.journal().append(WalletFiles.records(3, 5), "scan", ByteString.EMPTY))
                    .isEqualTo(new SaveOutcome.Saved(5));
        }
        try (var open = WalletFiles.open(file)) {
            var late = new ArrayList<JournalRecord>();
            open.journal().replay(3, late::add);
            assertThat(late).isEqualTo(WalletFiles.records(3, 5));
            assertThat(open.journal().progress("scan")).contains(ByteString.EMPTY);
        }
    }

    @Test
    void opensItsVaultForASignatureOnly() {
        try (var open = WalletFiles.create(file);
                var right = Password.of(WalletFiles.RIGHT);
                var wrong = Password.of("correct horse batterie")) {
            assertThat(open.vault().unlock(wrong)).isInstanceOf(UnlockOutcome.WrongPassword.class);
            var outcome = open.vault().unlock(right);
            assertThat(outcome).isInstanceOf(UnlockOutcome.Unlocked.class);
            try (var vault = ((UnlockOutcome.Unlocked) outcome).vault()) {
                assertThat(vault.words()).startsWith("abandon").endsWith("about");
                assertThat(vault.hasPassphrase()).isTrue();
            }
        }
    }

    @Test
    void showsNothingInClear() throws IOException {
        var label = "rent for the house by the lake";
        try (var open = WalletFiles.create(file)) {
            var payload = ByteString.of(label.getBytes(StandardCharsets.UTF_8));
            open.journal().append(List.of(new JournalRecord(1, payload)));
            open.journal().saveProgress("scan", payload);
        }
        assertThat(new String(Files.readAllBytes(file.path()), StandardCharsets.ISO_8859_1))
                .doesNotContain(label)
                .doesNotContain("abandon");
    }

    @Test
    void changesNothingForAWrongPassword() throws IOException {
        WalletFiles.create(file).close();
        var before = Files.readAllBytes(file.path());
        assertThat(WalletFiles.open(file, "wrong password")).isEqualTo(new FileProblem.WrongPassword());
        assertThat(Files.readAllBytes(file.path())).isEqualTo(before);
        WalletFiles.open(file).close();
        assertThat(Files.readAllBytes(file.path())).isEqualTo(before);
    }

    @Test
    void takesTheSamePasswordHoweverItsAccentsAreTyped() {
        WalletFiles.create(file).close();
        try (var open = WalletFiles.open(file);
                var old = Password.of(WalletFiles.RIGHT);
                var fresh = Password.of("cafe\u0301 au lait")) {
            assertThat(open.changePassword(old, fresh, WalletFiles.CHEAP)).isEqualTo(new PasswordChange.Changed());
        }
        assertThat(WalletFiles.open(file, "caf\u00e9 au lait")).isInstanceOf(OpenFileOutcome.Opened.class);
    }

    @Test
    void opensWithTheNewPasswordAloneOnceItIsChanged() throws IOException {
        var fresh = "a longer password than before";
        try (var open = WalletFiles.create(file);
                var old = Password.of(WalletFiles.RIGHT);
                var next = Password.of(fresh)) {
            open.journal().append(WalletFiles.records(0, 9));
            assertThat(open.changePassword(next, next, WalletFiles.CHEAP))
                    .isEqualTo(new PasswordChange.WrongPassword());
            var sealedBefore = open.vault().sealed();
            assertThat(open.changePassword(old, next, WalletFiles.CHEAP)).isEqualTo(new PasswordChange.Changed());
            assertThat(open.vault().unlock(old)).isInstanceOf(UnlockOutcome.WrongPassword.class);
            assertThat(contains(
                            Files.readAllBytes(file.path()), sealedBefore.seed().toArray()))
                    .isFalse();
        }
        assertThat(WalletFiles.open(file, WalletFiles.RIGHT)).isEqualTo(new FileProblem.WrongPassword());
        var outcome = WalletFiles.open(file, fresh);
        assertThat(outcome).isInstanceOf(OpenFileOutcome.Opened.class);
        try (var open = ((OpenFileOutcome.Opened) outcome).file()) {
            assertThat(WalletFiles.all(open.journal())).isEqualTo(WalletFiles.records(0, 9));
        }
    }

    private static boolean contains(byte[] whole, byte[] part) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) return true;
        }
        return false;
    }

    @Test
    void isOpenOnlyOnce() {
        try (var open = WalletFiles.create(file)) {
            assertThat(open.path()).exists();
            assertThat(WalletFiles.open(file, WalletFiles.RIGHT)).isEqualTo(new FileProblem.InUse());
        }
        WalletFiles.open(file).close();
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        try (var open = WalletFiles.create(file)) {
            open.journal().append(WalletFiles.records(0, 3));
            try (var files = Files.list(folder)) {
                assertThat(files.toList())
                        .hasSizeGreaterThanOrEqualTo(2)
                        .allSatisfy(
                                path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void isNeverReplacedByANewOne() throws IOException {
        WalletFiles.create(file).close();
        var before = Files.readAllBytes(file.path());
        try (var mnemonic = Mnemonic.ofEntropy(new byte[32]);
                var passphrase = Passphrase.none();
                var password = Password.of("another password")) {
            var wallet = new NewWallet(Network.BITCOIN_MAIN, WalletFiles.CREATED, mnemonic, passphrase);
            assertThat(file.create(wallet, password, WalletFiles.CHEAP))
                    .isEqualTo(new CreateFileOutcome.AlreadyExists());
        }
        assertThat(Files.readAllBytes(file.path())).isEqualTo(before);
    }

    @Test
    void letsGoOfTheNameWhenItCannotBeMade() throws IOException {
        var inTheWay =
                Files.createDirectories(folder.resolve("savings.touchstone.new").resolve("full"));
        try (var mnemonic = Mnemonic.ofEntropy(new byte[16]);
                var passphrase = Passphrase.none();
                var password = Password.of(WalletFiles.RIGHT)) {
            var wallet = new NewWallet(Network.BITCOIN_MAIN, WalletFiles.CREATED, mnemonic, passphrase);
            assertThat(file.create(wallet, password, WalletFiles.CHEAP))
                    .isInstanceOf(CreateFileOutcome.NotCreated.class);
        }
        assertThat(file.path()).doesNotExist();
        Files.delete(inTheWay);
        WalletFiles.create(file).close();
    }

    @Test
    void saysWhatItCannotOpen() throws IOException {
        assertThat(WalletFiles.open(file, WalletFiles.RIGHT)).isEqualTo(new FileProblem.NotFound());
        Files.writeString(file.path(), "dear diary");
        assertThat(WalletFiles.open(file, WalletFiles.RIGHT)).isEqualTo(new FileProblem.NotAWallet());
        Files.write(file.path(), new byte[0]);
        assertThat(WalletFiles.open(file, WalletFiles.RIGHT)).isEqualTo(new FileProblem.NotAWallet());
    }

    @Test
    void hasASentenceForEveryProblem() {
        assertThat(List.of(
                        new FileProblem.WrongPassword(),
                        new FileProblem.Truncated(1, 2),
                        new FileProblem.Altered("the header"),
                        new FileProblem.NewerVersion(2, 1),
                        new FileProblem.InUse(),
                        new FileProblem.NotFound(),
                        new FileProblem.NotAWallet(),
                        new FileProblem.Unwritable("the disk is gone")))
                .extracting(FileProblem::sentence)
                .doesNotHaveDuplicates()
                .allMatch(sentence -> sentence.endsWith(".") && sentence.length() > 20);
    }

    @Test
    void refusesAFileOfANewerTouchstoneAndLeavesItAlone() throws IOException {
        var newer = new WalletFile(file.path(), Dice.secure(), NEXT);
        WalletFiles.create(newer).close();
        var before = Files.readAllBytes(file.path());
        assertThat(WalletFiles.open(file, WalletFiles.RIGHT)).isEqualTo(new FileProblem.NewerVersion(2, 1));
        assertThat(Files.readAllBytes(file.path())).isEqualTo(before);
    }

    private static final WalletSchema NEXT =
            new WalletSchema(List.of(List.of("CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT")));

    @Test
    void keepsACopyBeforeItBringsAFileToANewerVersion() throws IOException {
        try (var open = WalletFiles.create(file)) {
            open.journal().append(WalletFiles.records(0, 5));
        }
        var newer = new WalletFile(file.path(), Dice.secure(), NEXT);
        try (var open = WalletFiles.open(newer)) {
            assertThat(WalletFiles.all(open.journal())).isEqualTo(WalletFiles.records(0, 5));
        }
        try (var open = WalletFiles.open(newer)) {
            assertThat(open.journal().rows()).isEqualTo(5);
        }
        assertThat(WalletFiles.open(file, WalletFiles.RIGHT)).isInstanceOf(FileProblem.NewerVersion.class);
        var copy = folder.resolve("savings.touchstone.v1");
        try (var open = WalletFiles.open(new WalletFile(copy, Dice.secure()))) {
            assertThat(WalletFiles.all(open.journal())).isEqualTo(WalletFiles.records(0, 5));
        }
    }

    /// Written once by the first version; it opens as long as Touchstone exists.
    @Test
    void opensAFileOfTheFirstFormat() throws IOException {
        try (var first = WalletFileTest.class.getResourceAsStream("format1.touchstone")) {
            Files.copy(Objects.requireNonNull(first), file.path());
        }
        try (var open = WalletFiles.open(file);
                var password = Password.of(WalletFiles.RIGHT)) {
            assertThat(open.created()).isEqualTo(WalletFiles.CREATED);
            assertThat(WalletFiles.all(open.journal())).isEqualTo(WalletFiles.records(0, 20));
            assertThat(open.journal().progress("scan")).contains(ByteString.of((byte) 1));
            assertThat(open.journal().snapshot()).contains(new Journal.Snapshot(10, ByteString.of((byte) 2)));
            assertThat(open.vault().unlock(password)).isInstanceOf(UnlockOutcome.Unlocked.class);
        }
    }

    @Test
    void opensThroughALink() throws IOException {
        WalletFiles.create(file).close();
        var link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("links")).resolve("w.touchstone"), file.path());
        var linked = new WalletFile(link, Dice.secure());
        try (var open = WalletFiles.open(linked)) {
            open.journal().append(WalletFiles.records(0, 2));
            assertThat(WalletFiles.open(file, WalletFiles.RIGHT)).isEqualTo(new FileProblem.InUse());
        }
        try (var open = WalletFiles.open(file)) {
            assertThat(open.journal().rows()).isEqualTo(2);
        }
    }

    @Test
    void opensFromAFolderWithAnyName() throws IOException {
        var odd = Files.createDirectory(folder.resolve("a?b=c&d #%20 ü"));
        var there = WalletFiles.at(odd);
        try (var open = WalletFiles.create(there)) {
            open.journal().append(WalletFiles.records(0, 2));
        }
        try (var open = WalletFiles.open(there)) {
            assertThat(open.journal().rows()).isEqualTo(2);
        }
    }
}
