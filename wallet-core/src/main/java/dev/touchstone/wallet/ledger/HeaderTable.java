package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.SealedKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// The one row that stands in clear: whose wallet, how its password is turned into keys, and the sealed keys. Pure.
final class HeaderTable {
    private static final String ARGON2ID = "argon2id";
    private static final long LAST_SECOND = Instant.MAX.getEpochSecond();

    private HeaderTable() {}

    /// What the row says.
    record Stored(WalletHeader header, SealedKeys keys) {}

    static Parsed<Stored> read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT * FROM header")) {
            if (!row.next()) return Parsed.malformed("the header is missing");
            return read(row);
        }
    }

    private static Parsed<Stored> read(ResultSet row) throws SQLException {
        var network = Network.byId(text(row, "network"));
        var fileId = blob(row, "file_id");
        long created = row.getLong("created");
        boolean isKnown =
                row.getInt("format") == WalletHeader.FORMAT && text(row, "kdf").equals(ARGON2ID);
        if (network.isEmpty()
                || fileId.length() != WalletHeader.FILE_ID
                || Math.abs(created) > LAST_SECOND
                || !isKnown) {
            return Parsed.malformed("the header");
        }
        var header = new WalletHeader(network.get(), Instant.ofEpochSecond(created), fileId);
        var kdf = KdfParameters.parse(row.getLong("memory_kib"), row.getLong("iterations"), row.getLong("lanes"));
        return switch (kdf) {
            case Parsed.Malformed<KdfParameters>(var reason) -> Parsed.malformed("the header asks for " + reason);
            case Parsed.Ok<KdfParameters>(var parameters) ->
                checked(header, keys(row, header, parameters), blob(row, "checksum"));
        };
    }

    private static SealedKeys keys(ResultSet row, WalletHeader header, KdfParameters kdf) throws SQLException {
        return new SealedKeys(
                header.context(),
                kdf,
                blob(row, "salt"),
                blob(row, "password_check"),
                blob(row, "data_key"),
                blob(row, "seed"),
                blob(row, "mac"));
    }

    private static Parsed<Stored> checked(WalletHeader header, SealedKeys keys, ByteString checksum) {
        if (!keys.isWellFormed() || !keys.checksum().equals(checksum)) return Parsed.malformed("the header");
        return Parsed.ok(new Stored(header, keys));
    }

    static void insert(Connection connection, WalletHeader header, SealedKeys keys) throws SQLException {
        var sql = """
                INSERT INTO header (memory_kib, iterations, lanes, salt, password_check, data_key, seed, mac, checksum,
                  id, format, network, created, file_id, kdf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)""";
        try (var insert = connection.prepareStatement(sql)) {
            bindKeys(insert, keys);
            insert.setInt(10, WalletHeader.FORMAT);
            insert.setString(11, header.network().id());
            insert.setLong(12, header.created().getEpochSecond());
            insert.setBytes(13, header.fileId().toArray());
            insert.setString(14, ARGON2ID);
            insert.executeUpdate();
        }
    }

    /// Stores the keys under another password.
    static void update(Connection connection, SealedKeys keys) throws SQLException {
        var sql = """
                UPDATE header SET memory_kib = ?, iterations = ?, lanes = ?, salt = ?, password_check = ?, data_key = ?,
                  seed = ?, mac = ?, checksum = ? WHERE id = 1""";
        try (var update = connection.prepareStatement(sql)) {
            bindKeys(update, keys);
            update.executeUpdate();
        }
    }

    private static void bindKeys(PreparedStatement statement, SealedKeys keys) throws SQLException {
        statement.setInt(1, keys.kdf().memoryKiB());
        statement.setInt(2, keys.kdf().iterations());
        statement.setInt(3, keys.kdf().lanes());
        statement.setBytes(4, keys.salt().toArray());
        statement.setBytes(5, keys.check().toArray());
        statement.setBytes(6, keys.dataKey().toArray());
        statement.setBytes(7, keys.seed().toArray());
        statement.setBytes(8, keys.mac().toArray());
        statement.setBytes(9, keys.checksum().toArray());
    }

    private static ByteString blob(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? ByteString.EMPTY : ByteString.of(bytes);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }
}
