package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal inside a wallet file. Confined to one thread at a time.
final class SealedJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(SealedJournal.class);
    private static final String PROGRESS = "progress:";
    private static final String SNAPSHOT = "snapshot";

    private final Connection connection;
    private final JournalSeal seal;
    private JournalState state;

    SealedJournal(Connection connection, JournalSeal seal, JournalState state) {
        this.connection = connection;
        this.seal = seal;
        this.state = state;
    }

    @Override
    public long rows() {
        return state.rows();
    }

    @Override
    public SaveOutcome append(List<JournalRecord> records) {
        return save(() -> insert(state, records));
    }

    @Override
    public SaveOutcome append(List<JournalRecord> records, String name, ByteString note) {
        JournalCheck.name(name);
        return save(() -> put(insert(state, records), PROGRESS + name, note));
    }

    @Override
    public SaveOutcome saveProgress(String name, ByteString note) {
        JournalCheck.name(name);
        return save(() -> put(state, PROGRESS + name, note));
    }

    @Override
    public SaveOutcome saveSnapshot(Snapshot snapshot) {
        JournalCheck.snapshot(snapshot, rows());
        var bytes = ByteBuffer.allocate(8 + snapshot.bytes().length())
                .putLong(snapshot.rows())
                .put(snapshot.bytes().toArray());
        return save(() -> put(state, SNAPSHOT, ByteString.of(bytes.array())));
    }

    @Override
    public Optional<ByteString> progress(String name) {
        return note(PROGRESS + JournalCheck.name(name));
    }

    @Override
    public Optional<Snapshot> snapshot() {
        return note(SNAPSHOT)
                .map(note -> new Snapshot(
                        ByteBuffer.wrap(note.toArray()).getLong(),
                        ByteString.copyOf(note.toArray(), 8, note.length())));
    }

    @Override
    public void replay(long after, Consumer<JournalRecord> reader) {
        JournalCheck.after(after, rows());
        try (var select = connection.prepareStatement("SELECT sealed FROM journal WHERE row >= ? ORDER BY row")) {
            select.setLong(1, after);
            try (var row = select.executeQuery()) {
                var tag = after > 0 && row.next() ? JournalSeal.tag(row.getBytes(1)) : JournalSeal.noTag();
                for (long number = after + 1; row.next(); number++) {
                    var sealed = row.getBytes(1);
                    reader.accept(seal.openRow(number, tag, sealed).orElseThrow(SealedJournal::changedBeneath));
                    tag = JournalSeal.tag(sealed);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the wallet file cannot be read any more", e);
        }
    }

    private Optional<ByteString> note(String name) {
        try (var select = connection.prepareStatement("SELECT sealed FROM note WHERE name = ?")) {
            select.setString(1, name);
            try (var row = select.executeQuery()) {
                if (!row.next()) return Optional.empty();
                return Optional.of(seal.openNote(name, row.getBytes(1)).orElseThrow(SealedJournal::changedBeneath));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the wallet file cannot be read any more", e);
        }
    }

    /// Every seal was opened when the file was, and the file is locked since.
    private static IllegalStateException changedBeneath() {
        return new IllegalStateException("the wallet file was changed while it was open");
    }

    /// Some statements that lead from the present state to the next.
    private interface Change {
        JournalState run() throws SQLException;
    }

    /// Runs a change and the new head in one transaction.
    private SaveOutcome save(Change change) {
        boolean isCommitted = false;
        try {
            execute("BEGIN IMMEDIATE");
            var next = change.run();
            putHead(next.head());
            execute("COMMIT");
            isCommitted = true;
            state = next;
            return new SaveOutcome.Saved(rows());
        } catch (SQLException e) {
            return new SaveOutcome.NotSaved(String.valueOf(e.getMessage()));
        } finally {
            if (!isCommitted) rollBack();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// SQLite takes a transaction back by itself when the disk is full, and then says that there is none.
    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            LOG.debug("nothing to take back", e);
        }
    }

    private void putHead(JournalSeal.Head head) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE head SET sealed = ? WHERE id = 1")) {
            update.setBytes(1, seal.sealHead(head));
            update.executeUpdate();
        }
    }

    private JournalState insert(JournalState before, List<JournalRecord> records) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO journal (row, sealed) VALUES (?, ?)")) {
            long row = before.rows();
            var tag = before.lastTag().toArray();
            for (var record : records) {
                row++;
                var sealed = seal.sealRow(row, tag, record);
                insert(insert, row, sealed);
                tag = JournalSeal.tag(sealed);
            }
            return before.withRows(row, ByteString.of(tag));
        }
    }

    private static void insert(PreparedStatement insert, long row, byte[] sealed) throws SQLException {
        insert.setLong(1, row);
        insert.setBytes(2, sealed);
        insert.executeUpdate();
    }

    private JournalState put(JournalState before, String name, ByteString note) throws SQLException {
        var sql =
                "INSERT INTO note (name, sealed) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed";
        try (var upsert = connection.prepareStatement(sql)) {
            var sealed = seal.sealNote(name, note);
            upsert.setString(1, name);
            upsert.setBytes(2, sealed);
            upsert.executeUpdate();
            return before.withNote(name, ByteString.of(JournalSeal.tag(sealed)));
        }
    }
}
