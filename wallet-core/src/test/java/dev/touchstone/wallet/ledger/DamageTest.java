package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to a wallet file while it is closed, the wallet never shows something it did not write.
class DamageTest {
    private static final int ROWS = 120;

    @TempDir
    Path folder;

    private byte[] whole = new byte[0];
    private Path path = Path.of("");

    @BeforeEach
    void write() throws IOException {
        var file = WalletFiles.at(folder);
        path = file.path();
        try (var open = WalletFiles.create(file)) {
            open.journal().append(WalletFiles.records(0, ROWS));
            open.journal().saveProgress("scan", ByteString.of((byte) 1));
            open.journal().saveSnapshot(new Journal.Snapshot(10, ByteString.of((byte) 2)));
        }
        whole = Files.readAllBytes(path);
    }

    private OpenFileOutcome open() {
        return WalletFiles.open(WalletFiles.at(folder), WalletFiles.RIGHT);
    }

    private void clear() throws IOException {
        for (var suffix : List.of("-wal", "-shm")) Files.deleteIfExists(WalletLock.beside(path, suffix));
    }

    /// Either a problem that left the file alone, or the wallet exactly as it was.
    private OpenFileOutcome assertHonest(byte[] damaged, String what) throws IOException {
        clear();
        Files.write(path, damaged);
        var outcome = open();
        if (outcome instanceof OpenFileOutcome.Opened(var file)) {
            try (file) {
                assertThat(WalletFiles.all(file.journal())).as(what).isEqualTo(WalletFiles.records(0, ROWS));
                assertThat(file.journal().progress("scan")).as(what).contains(ByteString.of((byte) 1));
                assertThat(file.journal().snapshot()).as(what).isPresent();
            }
        } else {
            assertThat(Files.readAllBytes(path)).as(what).isEqualTo(damaged);
        }
        return outcome;
    }

    @Test
    void noticesEveryFlippedBitOfAClosedFile() throws IOException {
        var random = new Random(1);
        for (int i = 0; i < 260; i++) {
            int at = i < 120 ? i : random.nextInt(whole.length);
            var damaged = whole.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            var outcome = assertHonest(damaged, "bit at " + at);
            boolean isInTheMarksMagic =
                    at >= whole.length - ClosingMark.BYTES && at < whole.length - ClosingMark.BYTES + 16;
            if (!isInTheMarksMagic) assertThat(outcome).as("bit at " + at).isInstanceOf(FileProblem.Altered.class);
        }
    }

    @Test
    void neverShowsAnythingWrongForAFlippedBitOfAFileWithoutItsMark() throws IOException {
        var random = new Random(2);
        var unmarked = Arrays.copyOf(whole, whole.length - ClosingMark.BYTES);
        int noticed = 0;
        for (int i = 0; i < 300; i++) {
            int at = i < 100 ? i : random.nextInt(unmarked.length);
            var damaged = unmarked.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            if (assertHonest(damaged, "bit at " + at) instanceof FileProblem) noticed++;
        }
        assertThat(noticed).isGreaterThan(90);
    }

    @Test
    void noticesAMissingEnd() throws IOException {
        var random = new Random(3);
        int database = whole.length - ClosingMark.BYTES;
        for (int i = 0; i < 120; i++) {
            int length = i < 60 ? database - i - 1 : random.nextInt(database);
            var outcome = assertHonest(Arrays.copyOf(whole, length), length + " bytes");
            if (length >= 100)
                assertThat(outcome).as(length + " bytes").isEqualTo(new FileProblem.Truncated(length, database));
            else assertThat(outcome).as(length + " bytes").isEqualTo(new FileProblem.NotAWallet());
        }
        for (int length = database; length < whole.length; length++) {
            assertThat(assertHonest(Arrays.copyOf(whole, length), length + " bytes"))
                    .isInstanceOf(OpenFileOutcome.Opened.class);
        }
    }

    @Test
    void noticesBytesThatWereOverwrittenOrAdded() throws IOException {
        var random = new Random(4);
        for (int i = 0; i < 60; i++) {
            var damaged = whole.clone();
            int from = random.nextInt(damaged.length - 1);
            Arrays.fill(
                    damaged, from, Math.min(damaged.length, from + 1 + random.nextInt(5000)), (byte) random.nextInt());
            if (!Arrays.equals(damaged, whole)) assertHonest(damaged, "overwritten from " + from);
        }
        assertThat(assertHonest(Arrays.copyOf(whole, whole.length + 4096), "longer"))
                .isInstanceOf(FileProblem.Altered.class);
    }

    private interface Edit {
        void run(Connection connection) throws SQLException;
    }

    /// Changes the file as someone would who has SQLite and time, but not the password.
    private void assertAltered(String what, Edit edit) throws IOException, SQLException {
        clear();
        Files.write(path, Arrays.copyOf(whole, whole.length - ClosingMark.BYTES));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = DELETE");
                statement.execute("DROP TRIGGER journal_keeps");
                statement.execute("DROP TRIGGER journal_stays");
            }
            edit.run(connection);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'append only'); END");
                statement.execute(
                        "CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'append only'); END");
                statement.execute("PRAGMA journal_mode = WAL");
            }
        }
        assertThat(open()).isEqualTo(new FileProblem.Altered(what));
    }

    private static Edit sql(String... statements) {
        return connection -> {
            try (var statement = connection.createStatement()) {
                for (var sql : statements) statement.execute(sql);
            }
        };
    }

    @Test
    void noticesRecordsThatWereRemovedMovedOrPutBack() throws IOException, SQLException {
        assertAltered("record 60 of the journal", sql("DELETE FROM journal WHERE row = 60"));
        assertAltered("records are missing after number 119", sql("DELETE FROM journal WHERE row = 120"));
        assertAltered("records are missing after number 0", sql("DELETE FROM journal"));
        assertAltered(
                "record 10 of the journal",
                sql(
                        "UPDATE journal SET row = 1000 WHERE row = 10",
                        "UPDATE journal SET row = 10 WHERE row = 11",
                        "UPDATE journal SET row = 11 WHERE row = 1000"));
        assertAltered(
                "record 60 of the journal",
                sql("DELETE FROM journal WHERE row = 60", "UPDATE journal SET row = row - 1 WHERE row > 60"));
        assertAltered(
                "record 121 of the journal",
                sql("INSERT INTO journal SELECT 121, sealed FROM journal WHERE row = 120"));
        assertAltered("record 5 of the journal", sql("UPDATE journal SET sealed = x'00' WHERE row = 5"));
        assertAltered("record 1 of the journal", sql("UPDATE journal SET row = 0 WHERE row = 1"));
    }

    @Test
    void noticesNotesThatWereRemovedRenamedOrExchanged() throws IOException, SQLException {
        assertAltered("the notes beside the journal", sql("DELETE FROM note WHERE name = 'progress:scan'"));
        assertAltered(
                "a note beside the journal",
                sql("UPDATE note SET name = 'progress:other' WHERE name = 'progress:scan'"));
        assertAltered(
                "a note beside the journal",
                sql("UPDATE note SET sealed = (SELECT sealed FROM note WHERE name = 'snapshot')"));
        assertAltered(
                "the head of the journal",
                sql("UPDATE head SET sealed = (SELECT sealed FROM note WHERE name = 'snapshot')"));
        assertAltered("the head of the journal is missing", sql("DELETE FROM head"));
    }

    @Test
    void noticesANoteThatWasSetBackToAnEarlierOne() throws IOException, SQLException {
        var earlier = new byte[1][];
        clear();
        Files.write(path, whole);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT sealed FROM note WHERE name = 'progress:scan'")) {
            assertThat(row.next()).isTrue();
            earlier[0] = row.getBytes(1);
        }
        clear();
        Files.write(path, whole);
        try (var open = WalletFiles.open(WalletFiles.at(folder))) {
            open.journal().saveProgress("scan", ByteString.of((byte) 9));
        }
        whole = Files.readAllBytes(path);
        assertAltered("the notes beside the journal", connection -> {
            try (var update = connection.prepareStatement("UPDATE note SET sealed = ? WHERE name = 'progress:scan'")) {
                update.setBytes(1, earlier[0]);
                update.executeUpdate();
            }
        });
    }

    @Test
    void noticesAHeaderThatWasChanged() throws IOException, SQLException {
        assertAltered("the header", sql("UPDATE header SET network = 'main'"));
        assertAltered("the header", sql("UPDATE header SET network = 'nowhere'"));
        assertAltered("the header", sql("UPDATE header SET created = created + 1"));
        assertAltered("the header", sql("UPDATE header SET salt = randomblob(16)"));
        assertAltered("the header", sql("UPDATE header SET iterations = 2"));
        assertAltered("the header is missing", sql("DELETE FROM header"));
        assertAltered(
                "the header asks for Argon2id with 100000000000 KiB of memory, more than the 524288 allowed",
                sql("UPDATE header SET memory_kib = 100000000000"));
        assertAltered("its tables", sql("CREATE TRIGGER spy AFTER INSERT ON journal BEGIN DELETE FROM head; END"));
        assertAltered("its tables", sql("CREATE VIEW extra AS SELECT 1"));
    }

    @Test
    void refusesTheRecordsOfAnotherWallet() throws IOException, SQLException {
        var otherFolder = Files.createDirectory(folder.resolve("other"));
        var other = WalletFiles.at(otherFolder);
        try (var open = WalletFiles.create(other)) {
            open.journal().append(WalletFiles.records(0, ROWS));
        }
        assertAltered(
                "the head of the journal",
                sql(
                        "ATTACH '" + other.path() + "' AS other",
                        "DELETE FROM journal",
                        "INSERT INTO journal SELECT * FROM other.journal",
                        "UPDATE head SET sealed = (SELECT sealed FROM other.head)"));
        assertAltered(
                "record 1 of the journal",
                sql(
                        "ATTACH '" + other.path() + "' AS other",
                        "DELETE FROM journal",
                        "INSERT INTO journal SELECT * FROM other.journal"));
    }

    @Test
    void readsNoFileThatOnlyLooksLikeADatabase() throws IOException {
        var random = new Random(6);
        for (int i = 0; i < 100; i++) {
            var noise = new byte[8192];
            random.nextBytes(noise);
            System.arraycopy(whole, 0, noise, 0, i % 2 == 0 ? 16 : 100);
            ByteBuffer.wrap(noise)
                    .putInt(68, WalletDatabase.APPLICATION_ID)
                    .putInt(60, 1)
                    .putInt(28, 2)
                    .putInt(24, 1)
                    .putInt(92, 1);
            noise[16] = 16;
            noise[17] = 0;
            assertThat(assertHonest(noise, "noise " + i)).isInstanceOf(FileProblem.Altered.class);
        }
    }

    @Test
    void leavesAStrayLogOfAnotherCopyAside() throws IOException {
        Files.write(path, whole);
        byte[] stray;
        try (var open = WalletFiles.open(WalletFiles.at(folder))) {
            open.journal().append(WalletFiles.records(ROWS, ROWS + 3));
            stray = Files.readAllBytes(WalletLock.beside(path, "-wal"));
        }
        clear();
        Files.write(path, whole);
        Files.write(WalletLock.beside(path, "-wal"), stray);
        try (var open = WalletFiles.open(WalletFiles.at(folder))) {
            assertThat(open.journal().rows()).isEqualTo(ROWS);
        }
        assertThat(Files.readAllBytes(WalletLock.beside(path, "-wal.stray"))).isEqualTo(stray);
    }
}
