package dev.touchstone.wallet.ledger;

/// What every journal refuses, because asking for it is a bug. Pure.
final class JournalCheck {
    private JournalCheck() {}

    static String name(String name) {
        if (name.isEmpty() || name.length() > Journal.MAX_NAME)
            throw new IllegalArgumentException("not a name: " + name);
        return name;
    }

    static void after(long after, long rows) {
        if (after < 0 || after > rows) throw new IllegalArgumentException("after record " + after + " of " + rows);
    }

    static void snapshot(Journal.Snapshot snapshot, long rows) {
        if (snapshot.rows() < 0 || snapshot.rows() > rows) {
            throw new IllegalArgumentException("a snapshot of " + snapshot.rows() + " records of " + rows);
        }
    }
}
