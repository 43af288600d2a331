package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.wallet.key.Aead;
import dev.touchstone.wallet.key.Dice;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalTest {
    static Stream<Journal> both() throws SQLException {
        return Stream.of(new MemoryJournal(), sealed(database()));
    }

    private static Connection database() throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        WalletSchema.CURRENT.create(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO head (id, sealed) VALUES (1, x'00')");
        }
        return connection;
    }

    private static SealedJournal sealed(Connection connection) {
        var seal = new JournalSeal(new Aead(new byte[32], Dice.secure()), ByteString.of(new byte[16]));
        return new SealedJournal(connection, seal, JournalState.empty());
    }

    @ParameterizedTest
    @MethodSource("both")
    void handsOverWhatWasAppendedInOrder(Journal journal) {
        assertThat(journal.rows()).isZero();
        assertThat(journal.append(List.of())).isEqualTo(new SaveOutcome.Saved(0));
        assertThat(journal.append(WalletFiles.records(0, 4))).isEqualTo(new SaveOutcome.Saved(4));
        assertThat(journal.append(WalletFiles.records(4, 5))).isEqualTo(new SaveOutcome.Saved(5));
        for (int after = 0; after <= 5; after++) {
            var late = new ArrayList<JournalRecord>();
            journal.replay(after, late::add);
            assertThat(late).isEqualTo(WalletFiles.records(after, 5));
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void replacesNotes(Journal journal) {
        assertThat(journal.progress("scan")).isEmpty();
        assertThat(journal.snapshot()).isEmpty();
        for (byte i = 0; i < 5; i++) {
            assertThat(journal.append(WalletFiles.records(i, i + 1), "scan", ByteString.of(i)))
                    .isEqualTo(new SaveOutcome.Saved(i + 1));
            assertThat(journal.progress("scan")).contains(ByteString.of(i));
            var snapshot = new Journal.Snapshot(i, ByteString.of(i, i));
            assertThat(journal.saveSnapshot(snapshot)).isEqualTo(new SaveOutcome.Saved(i + 1));
            assertThat(journal.snapshot()).contains(snapshot);
        }
        assertThat(journal.saveProgress("other", ByteString.EMPTY)).isEqualTo(new SaveOutcome.Saved(5));
        assertThat(journal.progress("scan")).contains(ByteString.of((byte) 4));
    }

    @ParameterizedTest
    @MethodSource("both")
    void refusesWhatCanOnlyBeABug(Journal journal) {
        journal.append(WalletFiles.records(0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> journal.replay(3, _ -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> journal.replay(-1, _ -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> journal.saveProgress("", ByteString.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> journal.progress("n".repeat(65)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.saveSnapshot(new Journal.Snapshot(3, ByteString.EMPTY)));
        assertThatIllegalArgumentException().isThrownBy(() -> new JournalRecord(65_536, ByteString.EMPTY));
    }

    @Test
    void keepsRecordsOfAnyLength() throws SQLException {
        var journal = sealed(database());
        var records = Stream.of(0, 1, 57, 58, 59, 64, 1_000, 3_000_000)
                .map(length -> new JournalRecord(0xffff, ByteString.of(new byte[length])))
                .toList();
        journal.append(records);
        assertThat(WalletFiles.all(journal)).isEqualTo(records);
    }

    @Test
    void saysThatNothingWasSavedWhenTheDiskIsFull() throws SQLException {
        try (var connection = database();
                var statement = connection.createStatement()) {
            var journal = sealed(connection);
            assertThat(journal.append(WalletFiles.records(0, 10))).isEqualTo(new SaveOutcome.Saved(10));
            statement.execute("PRAGMA max_page_count = 12");
            assertThat(journal.append(WalletFiles.records(10, 500), "scan", ByteString.EMPTY))
                    .isInstanceOf(SaveOutcome.NotSaved.class);
            assertThat(journal.rows()).isEqualTo(10);
            assertThat(journal.progress("scan")).isEmpty();
            assertThat(WalletFiles.all(journal)).isEqualTo(WalletFiles.records(0, 10));
            statement.execute("PRAGMA max_page_count = 10000");
            assertThat(journal.append(WalletFiles.records(10, 500))).isEqualTo(new SaveOutcome.Saved(500));
            assertThat(WalletFiles.all(journal)).isEqualTo(WalletFiles.records(0, 500));
        }
    }

    @Test
    void neverChangesARecord() throws SQLException {
        try (var connection = database();
                var statement = connection.createStatement()) {
            sealed(connection).append(WalletFiles.records(0, 2));
            for (var sql : List.of("UPDATE journal SET row = 9 WHERE row = 1", "DELETE FROM journal")) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.execute(sql))
                        .withMessageContaining("append only");
            }
        }
    }
}
