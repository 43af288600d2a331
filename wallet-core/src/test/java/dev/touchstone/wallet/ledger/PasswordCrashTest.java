package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.wallet.key.KeyVault;
import dev.touchstone.wallet.key.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that is stopped while it changes the password leaves the old one or the new one, and every record.
class PasswordCrashTest {
    private static final String FRESH = "a longer password than before";
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private byte[] before = {};
    private byte[] after = {};
    private byte[] log = {};

    @BeforeEach
    void change() throws IOException, SQLException {
        var file = WalletFiles.at(Files.createDirectory(folder.resolve("running")));
        KeyVault resealed;
        try (var open = WalletFiles.create(file);
                var old = Password.of(WalletFiles.RIGHT);
                var fresh = Password.of(FRESH)) {
            open.journal().append(WalletFiles.records(0, 9));
            if (!(open.vault().reseal(old, fresh, WalletFiles.CHEAP)
                    instanceof KeyVault.ResealOutcome.Resealed(var vault))) throw new AssertionError();
            resealed = vault;
        }
        ClosingMark.remove(file.path(), Files.size(file.path()) - ClosingMark.BYTES);
        before = Files.readAllBytes(file.path());
        try (var connection = WalletDatabase.openForWriting(file.path())) {
            HeaderTable.update(connection, resealed.sealed());
            log = Files.readAllBytes(WalletLock.beside(file.path(), "-wal"));
            WalletDatabase.checkpoint(connection);
            after = Files.readAllBytes(file.path());
        }
    }

    private OpenFileOutcome reopen(byte[] main, byte[] wal, String password) throws IOException {
        var place = Files.createDirectories(folder.resolve("crashed"));
        Files.write(place.resolve("savings.touchstone"), main);
        Files.write(WalletLock.beside(place.resolve("savings.touchstone"), "-wal"), wal);
        Files.deleteIfExists(WalletLock.beside(place.resolve("savings.touchstone"), "-shm"));
        return WalletFiles.open(WalletFiles.at(place), password);
    }

    private void assertOpensOnlyWith(byte[] main, byte[] wal, String right, String wrong) throws IOException {
        assertThat(reopen(main, wal, wrong)).isEqualTo(new FileProblem.WrongPassword());
        var outcome = reopen(main, wal, right);
        assertThat(outcome).isInstanceOf(OpenFileOutcome.Opened.class);
        try (var open = ((OpenFileOutcome.Opened) outcome).file()) {
            assertThat(WalletFiles.all(open.journal())).isEqualTo(WalletFiles.records(0, 9));
        }
    }

    @Test
    void opensWithTheOldPasswordUntilTheLastByteOfTheChangeIsInTheLog() throws IOException {
        assertThat(log.length).isGreaterThan(PAGE);
        for (int length = 0; length < log.length; length += length + 400 < log.length ? 397 : 53) {
            assertOpensOnlyWith(before, Arrays.copyOf(log, length), WalletFiles.RIGHT, FRESH);
        }
        assertOpensOnlyWith(before, log, FRESH, WalletFiles.RIGHT);
    }

    @Test
    void opensWithTheNewPasswordHoweverFarTheLogHadBeenTakenOver() throws IOException {
        for (int pages = 0; pages * PAGE <= after.length; pages++) {
            var torn = Arrays.copyOf(before, Math.max(before.length, pages * PAGE));
            System.arraycopy(after, 0, torn, 0, pages * PAGE);
            assertOpensOnlyWith(torn, log, FRESH, WalletFiles.RIGHT);
        }
    }
}
