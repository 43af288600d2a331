package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A journal that is gone with the program: for tests and for trying things out. Confined to one thread at a time.
public final class MemoryJournal implements Journal {
    private final List<JournalRecord> records = new ArrayList<>();
    private final Map<String, ByteString> notes = new HashMap<>();
    private final List<Snapshot> snapshots = new ArrayList<>();

    @Override
    public long rows() {
        return records.size();
    }

    @Override
    public SaveOutcome append(List<JournalRecord> added) {
        records.addAll(added);
        return new SaveOutcome.Saved(rows());
    }

    @Override
    public SaveOutcome append(List<JournalRecord> added, String name, ByteString note) {
        saveProgress(name, note);
        return append(added);
    }

    @Override
    public void replay(long after, Consumer<JournalRecord> reader) {
        JournalCheck.after(after, rows());
        List.copyOf(records).stream().skip(after).forEach(reader);
    }

    @Override
    public Optional<ByteString> progress(String name) {
        return Optional.ofNullable(notes.get(JournalCheck.name(name)));
    }

    @Override
    public SaveOutcome saveProgress(String name, ByteString note) {
        notes.put(JournalCheck.name(name), note);
        return new SaveOutcome.Saved(rows());
    }

    @Override
    public Optional<Snapshot> snapshot() {
        return snapshots.stream().findFirst();
    }

    @Override
    public SaveOutcome saveSnapshot(Snapshot snapshot) {
        JournalCheck.snapshot(snapshot, rows());
        snapshots.clear();
        snapshots.add(snapshot);
        return new SaveOutcome.Saved(rows());
    }
}
