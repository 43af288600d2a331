package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.KeyVault;
import dev.touchstone.wallet.key.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;

/// One opening of a locked wallet file: first everything is read and checked, then it is opened for writing.
/// Confined to one thread.
final class WalletOpening {
    private final Path path;
    private final Dice dice;
    private final WalletSchema schema;
    private final WalletLock lock;

    WalletOpening(Path path, Dice dice, WalletSchema schema, WalletLock lock) {
        this.path = path;
        this.dice = dice;
        this.schema = schema;
        this.lock = lock;
    }

    /// What the bytes alone tell. `hasLog` is whether a log beside the file belongs to it.
    private record Found(DatabaseHead head, boolean hasLog) {}

    /// The facts of a file that passed, and the keys to it.
    private record Checked(Found database, WalletHeader header, KeyVault vault, JournalSeal seal, JournalState state) {}

    /// A step that either goes on or ends with a problem.
    private sealed interface Step<T> {
        record Passed<T>(T value) implements Step<T> {}

        record Stopped<T>(FileProblem problem) implements Step<T> {}
    }

    OpenFileOutcome run(Password password) throws IOException {
        var database = database();
        if (database instanceof Step.Stopped<Found>(var problem)) return problem;
        var found = ((Step.Passed<Found>) database).value();
        try {
            return switch (check(found, password)) {
                case Step.Stopped<Checked>(var problem) -> problem;
                case Step.Passed<Checked>(var checked) -> openForWriting(checked);
            };
        } catch (SQLException e) {
            return WalletDatabase.problem(e);
        } finally {
            Files.deleteIfExists(WalletLock.beside(path, "-shm")); // SQLite's index of the log, made by looking
        }
    }

    /// What can be told from the bytes alone.
    private Step<Found> database() throws IOException {
        var mark = ClosingMark.read(path);
        long bytes = Files.size(path);
        if (mark == ClosingMark.Reading.BROKEN)
            return stop(new FileProblem.Altered("its bytes are not those that were closed"));
        if (!(DatabaseHead.read(path) instanceof Parsed.Ok<DatabaseHead>(var head)))
            return stop(new FileProblem.NotAWallet());
        if (head.application() != WalletDatabase.APPLICATION_ID) return stop(new FileProblem.NotAWallet());
        if (head.version() > schema.version())
            return stop(new FileProblem.NewerVersion(head.version(), schema.version()));
        if (head.version() < 1) return stop(new FileProblem.Altered("the version of its tables"));
        return length(head, bytes, mark);
    }

    private Step<Found> length(DatabaseHead head, long bytes, ClosingMark.Reading mark) throws IOException {
        boolean hasLog = mark == ClosingMark.Reading.ABSENT && WalletDatabase.hasLog(path);
        if (!hasLog) {
            if (bytes < head.bytes()) return stop(new FileProblem.Truncated(bytes, head.bytes()));
            if (head.bytes() == 0 || bytes > head.bytes() + ClosingMark.BYTES)
                return stop(new FileProblem.Altered("its length"));
        }
        if (hasLog && LogCheck.isDamaged(WalletLock.beside(path, "-wal"))) {
            return stop(new FileProblem.Altered("the log beside it"));
        }
        return new Step.Passed<>(new Found(head, hasLog));
    }

    private Step<Checked> check(Found database, Password password) throws SQLException {
        try (var connection = WalletDatabase.openForReading(path, database.hasLog)) {
            if (!isSound(connection)) return stop(new FileProblem.Altered("the pages of its database"));
            if (!schema.isThatOf(connection, database.head.version()))
                return stop(new FileProblem.Altered("its tables"));
            return switch (HeaderTable.read(connection)) {
                case Parsed.Malformed<HeaderTable.Stored>(var reason) -> stop(new FileProblem.Altered(reason));
                case Parsed.Ok<HeaderTable.Stored>(var stored) -> unlock(connection, database, stored, password);
            };
        }
    }

    private Step<Checked> unlock(Connection connection, Found database, HeaderTable.Stored stored, Password password)
            throws SQLException {
        return switch (KeyVault.open(stored.keys(), password, dice)) {
            case KeyVault.OpenOutcome.WrongPassword() -> stop(new FileProblem.WrongPassword());
            case KeyVault.OpenOutcome.Damaged(var what) -> stop(new FileProblem.Altered(what));
            case KeyVault.OpenOutcome.Open(var opened) -> {
                var seal = new JournalSeal(opened.journal(), stored.header().fileId());
                yield switch (new JournalAudit(connection, seal).run()) {
                    case Parsed.Malformed<JournalState>(var what) -> {
                        seal.close();
                        yield stop(new FileProblem.Altered(what));
                    }
                    case Parsed.Ok<JournalState>(var state) ->
                        new Step.Passed<>(new Checked(database, stored.header(), opened.vault(), seal, state));
                };
            }
        };
    }

    private OpenFileOutcome openForWriting(Checked checked) throws IOException, SQLException {
        try {
            OwnerOnly.create(path);
            if (!checked.database.hasLog) {
                setStrayLogAside();
                ClosingMark.remove(path, checked.database.head.bytes());
            }
            int version = checked.database.head.version();
            if (version < schema.version()) migrate(version);
            var connection = WalletDatabase.openForWriting(path);
            return new OpenFileOutcome.Opened(new OpenWalletFile(
                    path, checked.header, checked.vault, lock, connection, checked.seal, checked.state));
        } catch (IOException | SQLException e) {
            checked.seal.close();
            throw e;
        }
    }

    /// A log beside a file that was closed in order is of another copy of the file, and SQLite must not apply it.
    private void setStrayLogAside() throws IOException {
        if (!WalletDatabase.hasLog(path)) return;
        Files.move(
                WalletLock.beside(path, "-wal"),
                WalletLock.beside(path, "-wal.stray"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// Keeps a copy of the file as it is, then brings its tables to the present version.
    private void migrate(int from) throws IOException, SQLException {
        try (var connection = WalletDatabase.openForWriting(path)) {
            WalletDatabase.checkpoint(connection);
        }
        var copy = WalletLock.beside(path, ".v" + from);
        OwnerOnly.create(copy);
        Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
        OwnerOnly.create(copy);
        try (var connection = WalletDatabase.openForWriting(path)) {
            schema.migrate(connection, from);
        }
    }

    private static boolean isSound(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA quick_check(1)")) {
            return result.next() && "ok".equals(result.getString(1));
        }
    }

    private static <T> Step<T> stop(FileProblem problem) {
        return new Step.Stopped<>(problem);
    }
}
