package dev.touchstone.wallet.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The tables of a wallet file and the steps that bring an older file to them. Immutable.
///
/// @param steps what each version after the first does to the one before
record WalletSchema(List<List<String>> steps) {
    static final WalletSchema CURRENT = new WalletSchema(List.of());

    private static final List<String> FIRST = List.of(
            """
            CREATE TABLE header (
              id INTEGER PRIMARY KEY CHECK (id = 1),
              format INTEGER NOT NULL, network TEXT NOT NULL, created INTEGER NOT NULL, file_id BLOB NOT NULL,
              kdf TEXT NOT NULL, memory_kib INTEGER NOT NULL, iterations INTEGER NOT NULL, lanes INTEGER NOT NULL,
              salt BLOB NOT NULL, password_check BLOB NOT NULL, data_key BLOB NOT NULL, seed BLOB NOT NULL,
              mac BLOB NOT NULL, checksum BLOB NOT NULL
            ) STRICT""",
            "CREATE TABLE journal (row INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT",
            "CREATE TABLE note (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID",
            "CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 1), sealed BLOB NOT NULL) STRICT",
            "CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'append only'); END",
            "CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'append only'); END");

    WalletSchema {
        steps = steps.stream().map(List::copyOf).toList();
    }

    int version() {
        return 1 + steps.size();
    }

    /// Makes the tables in an empty database.
    void create(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var sql : FIRST) statement.execute(sql);
            for (var step : steps) for (var sql : step) statement.execute(sql);
            statement.execute("PRAGMA application_id = " + WalletDatabase.APPLICATION_ID);
            statement.execute("PRAGMA user_version = " + version());
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    /// Takes the steps that are missing, each in a transaction with its version.
    void migrate(Connection connection, int from) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (int version = from; version < version(); version++) {
                for (var sql : steps.get(version - 1)) statement.execute(sql);
                statement.execute("PRAGMA user_version = " + (version + 1));
                connection.commit();
            }
        }
        connection.setAutoCommit(true);
    }

    /// Whether the tables are exactly those of a version: a file from a stranger may bring triggers of its own.
    boolean isThatOf(Connection connection, int version) throws SQLException {
        try (var expected = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            new WalletSchema(steps.subList(0, version - 1)).create(expected);
            return statements(connection).equals(statements(expected));
        }
    }

    private static List<String> statements(Connection connection) throws SQLException {
        var statements = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema")) {
            while (rows.next()) statements.add(rows.getString(1));
        }
        return statements;
    }
}
