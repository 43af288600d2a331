package dev.touchstone.wallet.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/// How wallet files are opened as SQLite databases. Pure.
final class WalletDatabase {
    /// "Tstn": how SQLite's `application_id` names a wallet of ours.
    static final int APPLICATION_ID = 0x5473746e;

    private WalletDatabase() {}

    /// For the one writer: nobody else can open it, and a commit is on the disk when it returns.
    static Connection openForWriting(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        var connection = config.createConnection("jdbc:sqlite:" + uri(file));
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("PRAGMA cell_size_check = ON");
            statement.execute("PRAGMA secure_delete = ON");
            statement.execute("PRAGMA temp_store = MEMORY");
            statement.execute("PRAGMA fullfsync = ON");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            return connection;
        } catch (SQLException e) {
            closeAfter(e, connection);
            throw e;
        }
    }

    /// For looking without changing a bit of the database.
    ///
    /// @param withLog whether commits that a killed program left in the log belong to it
    static Connection openForReading(Path file, boolean withLog) throws SQLException {
        var config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        config.setReadOnly(true);
        var mode = withLog ? "?mode=ro" : "?immutable=1";
        var connection = config.createConnection("jdbc:sqlite:" + uri(file) + mode);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            return connection;
        } catch (SQLException e) {
            closeAfter(e, connection);
            throw e;
        }
    }

    /// Whether commits wait in a write-ahead log beside the file.
    static boolean hasLog(Path file) {
        var log = WalletLock.beside(file, "-wal").toFile();
        return log.length() > 0;
    }

    private static void closeAfter(SQLException cause, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static String uri(Path file) {
        return "file:" + file.toAbsolutePath().toUri().getRawPath();
    }

    /// Moves everything from the log into the file.
    static void checkpoint(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            if (result.next() && result.getInt(1) != 0) throw new SQLException("the log could not be emptied");
        }
    }

    /// What an exception of SQLite says about the file.
    static FileProblem problem(SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) return new FileProblem.Altered("the tables: " + e.getMessage());
        return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> new FileProblem.InUse();
            case SQLITE_PERM, SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_AUTH ->
                new FileProblem.Unwritable(String.valueOf(e.getMessage()));
            default -> new FileProblem.Altered("the tables");
        };
    }

    static boolean isWritable(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return Files.isWritable(file) && folder != null && Files.isWritable(folder);
    }
}
