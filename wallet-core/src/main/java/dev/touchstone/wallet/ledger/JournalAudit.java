package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeMap;

/// Opens every seal of a file once, before anything in it is believed. Confined to one thread.
final class JournalAudit {
    private final Connection connection;
    private final JournalSeal seal;

    JournalAudit(Connection connection, JournalSeal seal) {
        this.connection = connection;
        this.seal = seal;
    }

    /// Where the journal stands, or which part of it is not what was once written.
    Parsed<JournalState> run() throws SQLException {
        var head = head();
        if (head instanceof Parsed.Malformed<JournalSeal.Head>(var reason)) return Parsed.malformed(reason);
        var state = new JournalState(head.orThrow().rows(), head.orThrow().lastTag(), new TreeMap<>());
        var notes = notes(state, head.orThrow().notes());
        if (!notes.isEmpty()) return Parsed.malformed(notes);
        var rows = rows(state);
        return rows.isEmpty() ? Parsed.ok(state) : Parsed.malformed(rows);
    }

    private Parsed<JournalSeal.Head> head() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT sealed FROM head")) {
            if (!row.next()) return Parsed.malformed("the head of the journal is missing");
            return seal.openHead(bytes(row.getBytes(1)))
                    .map(Parsed::ok)
                    .orElseGet(() -> Parsed.malformed("the head of the journal"));
        }
    }

    private String notes(JournalState state, ByteString expected) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT name, sealed FROM note")) {
            while (row.next()) {
                var name = String.valueOf(row.getString(1));
                var sealed = bytes(row.getBytes(2));
                if (seal.openNote(name, sealed).isEmpty()) return "a note beside the journal";
                state.notes().put(name, ByteString.of(JournalSeal.tag(sealed)));
            }
        }
        return JournalSeal.hash(state.notes()).equals(expected) ? "" : "the notes beside the journal";
    }

    private String rows(JournalState state) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT row, sealed FROM journal ORDER BY row")) {
            long number = 0;
            var tag = JournalSeal.noTag();
            while (row.next()) {
                number++;
                var sealed = bytes(row.getBytes(2));
                boolean isWhole = row.getLong(1) == number
                        && seal.openRow(number, tag, sealed).isPresent();
                if (!isWhole) return "record " + number + " of the journal";
                tag = JournalSeal.tag(sealed);
            }
            if (number < state.rows()) return "records are missing after number " + number;
            return number == state.rows() && ByteString.of(tag).equals(state.lastTag()) ? "" : "the end of the journal";
        }
    }

    private static byte[] bytes(byte @org.jspecify.annotations.Nullable [] column) {
        return column == null ? new byte[0] : column;
    }
}
