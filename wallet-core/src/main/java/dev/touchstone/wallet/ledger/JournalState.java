package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a sealed journal stands: what its next row is chained to. Immutable.
///
/// @param lastTag the tag of the last row
/// @param notes the tag each note now has
record JournalState(long rows, ByteString lastTag, SortedMap<String, ByteString> notes) {
    static JournalState empty() {
        return new JournalState(0, ByteString.of(JournalSeal.noTag()), new TreeMap<>());
    }

    JournalState withRows(long rows, ByteString lastTag) {
        return new JournalState(rows, lastTag, notes);
    }

    JournalState withNote(String name, ByteString tag) {
        var changed = new TreeMap<>(notes);
        changed.put(name, tag);
        return new JournalState(rows, lastTag, changed);
    }

    JournalSeal.Head head() {
        return new JournalSeal.Head(rows, lastTag, JournalSeal.hash(notes));
    }
}
