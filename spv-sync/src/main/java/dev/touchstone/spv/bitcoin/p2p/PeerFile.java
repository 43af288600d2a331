package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.bitcoin.p2p.CaughtLie.Consequence;
import dev.touchstone.spv.bitcoin.p2p.KnownPeer.Origin;
import dev.touchstone.spv.chain.ByteString;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// `peers.db`: addresses, and the lies that peers were caught in, in SQLite. Confined to its owner's thread.
///
/// Addresses are worth nothing to anyone and can be learned again: a crash may lose the last of them.
final class PeerFile implements Closeable {
    static final String NAME = "peers.db";
    static final int VERSION = 1;
    private static final long LAST_SECOND = 0xffffffffL;

    private static final List<String> TABLES = List.of("""
            CREATE TABLE peer (
              family INTEGER NOT NULL, address BLOB NOT NULL, port INTEGER NOT NULL,
              origin TEXT NOT NULL, services INTEGER NOT NULL,
              seen INTEGER NOT NULL, tried INTEGER NOT NULL, succeeded INTEGER NOT NULL, failures INTEGER NOT NULL,
              PRIMARY KEY (family, address, port)
            ) STRICT, WITHOUT ROWID""", """
            CREATE TABLE lie (
              at INTEGER NOT NULL, family INTEGER NOT NULL, address BLOB NOT NULL, port INTEGER NOT NULL,
              refutation TEXT NOT NULL, done TEXT NOT NULL
            ) STRICT""");

    private final Connection connection;
    private final RefutationJson refutations = new RefutationJson();

    private PeerFile(Connection connection) {
        this.connection = connection;
    }

    /// Opens the file of this folder, or makes it.
    ///
    /// @throws SQLException when it is no such file, or one of a newer version; it is left as it is
    static PeerFile open(Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        return prepared(DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(NAME)));
    }

    /// A file that lives in memory only.
    static PeerFile inMemory() throws SQLException {
        return prepared(DriverManager.getConnection("jdbc:sqlite::memory:"));
    }

    private static PeerFile prepared(Connection connection) throws SQLException {
        try {
            migrate(connection);
            return new PeerFile(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void migrate(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            int version = version(statement.executeQuery("PRAGMA user_version"));
            if (version > VERSION) {
                throw new SQLException(NAME + " is of version " + version + ", this program reads " + VERSION);
            }
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
            if (version == VERSION) return;
            connection.setAutoCommit(false);
            for (var table : TABLES) statement.execute(table);
            statement.execute("PRAGMA user_version = " + VERSION);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static int version(ResultSet rows) throws SQLException {
        try (rows) {
            return rows.getInt(1);
        }
    }

    List<KnownPeer> peers() throws SQLException {
        var peers = new ArrayList<KnownPeer>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM peer")) {
            while (rows.next()) peer(rows).ifPresent(peers::add);
        }
        return peers;
    }

    private static Optional<KnownPeer> peer(ResultSet row) throws SQLException {
        var address = address(row);
        var origin = named(Origin.class, row.getString("origin"));
        if (address.isEmpty() || origin.isEmpty()) return Optional.empty();
        return Optional.of(new KnownPeer(
                address.get(),
                origin.get(),
                new Services(row.getLong("services")),
                time(row, "seen"),
                time(row, "tried"),
                time(row, "succeeded"),
                Math.max(0, row.getInt("failures"))));
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> kind, String name) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(e -> e.name().equals(name))
                .findFirst();
    }

    /// A time of the file, which anyone may have changed.
    private static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochSecond(Math.clamp(row.getLong(column), 0, LAST_SECOND));
    }

    private static Optional<PeerAddress> address(ResultSet row) throws SQLException {
        var bytes = ByteString.of(row.getBytes("address"));
        int port = row.getInt("port");
        return PeerAddress.Family.byNumber(row.getInt("family")).flatMap(f -> PeerAddress.of(f, bytes, port));
    }

    private static void setAddress(PreparedStatement row, int at, PeerAddress address) throws SQLException {
        row.setInt(at, address.family().number());
        row.setBytes(at + 1, address.address().toArray());
        row.setInt(at + 2, address.port());
    }

    /// Writes what is known of these peers, in one transaction.
    void write(Collection<KnownPeer> peers) throws SQLException {
        connection.setAutoCommit(false);
        try (var row = connection.prepareStatement("INSERT OR REPLACE INTO peer VALUES (?,?,?,?,?,?,?,?,?)")) {
            for (var peer : peers) {
                setAddress(row, 1, peer.address());
                row.setString(4, peer.origin().name());
                row.setLong(5, peer.services().bits());
                row.setLong(6, peer.seen().getEpochSecond());
                row.setLong(7, peer.tried().getEpochSecond());
                row.setLong(8, peer.succeeded().getEpochSecond());
                row.setInt(9, peer.failures());
                row.addBatch();
            }
            row.executeBatch();
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    void delete(PeerAddress address) throws SQLException {
        try (var row = connection.prepareStatement("DELETE FROM peer WHERE family = ? AND address = ? AND port = ?")) {
            setAddress(row, 1, address);
            row.executeUpdate();
        }
    }

    /// The lies that were caught, the oldest first.
    List<CaughtLie> lies() throws SQLException {
        var lies = new ArrayList<CaughtLie>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT * FROM lie ORDER BY rowid")) {
            while (row.next()) {
                var address = address(row);
                var done = named(Consequence.class, row.getString("done"));
                if (address.isEmpty() || done.isEmpty()) continue;
                var what = refutations.read(row.getString("refutation"));
                lies.add(new CaughtLie(time(row, "at"), address.get(), what, done.get()));
            }
        }
        return lies;
    }

    void write(CaughtLie lie) throws SQLException {
        try (var row = connection.prepareStatement("INSERT INTO lie VALUES (?,?,?,?,?,?)")) {
            row.setLong(1, lie.at().getEpochSecond());
            setAddress(row, 2, lie.peer());
            row.setString(5, refutations.write(lie.what()));
            row.setString(6, lie.done().name());
            row.executeUpdate();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(NAME + " cannot be closed", e);
        }
    }
}
