package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The memory of a wallet: records in the order in which they were written, none ever changed, and beside them
/// a few notes that are replaced. Confined to one thread at a time, the wallet-ledger loop.
///
/// The ledger is a fold over [#replay(long, Consumer)]. A [Snapshot] of that fold shortens the next start; it may
/// always be thrown away. A progress note says how far some work has come.
public interface Journal {
    /// The longest name of a progress note, which is written in clear and so must tell nothing about the owner.
    int MAX_NAME = 64;

    /// How many records there are; the first has number 1.
    long rows();

    /// Writes all of them or none, and returns only when they are durable.
    SaveOutcome append(List<JournalRecord> records);

    /// Hands over every record after number `after`, in order; 0 begins at the first.
    void replay(long after, Consumer<JournalRecord> reader);

    Optional<ByteString> progress(String name);

    /// Replaces the note of this name.
    SaveOutcome saveProgress(String name, ByteString note);

    /// A fold of the first `rows` records.
    record Snapshot(long rows, ByteString bytes) {}

    Optional<Snapshot> snapshot();

    SaveOutcome saveSnapshot(Snapshot snapshot);

    /// Writes records and a progress note together, so that neither is ever there without the other.
    SaveOutcome append(List<JournalRecord> records, String name, ByteString note);
}
