package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was reported as saved is there after a crash.
class CrashTest {
    private static final int RECORDS = 12;

    @TempDir
    Path folder;

    private Path crashed = Path.of("");
    private Path log = Path.of("");
    /// The length of the log when the record of this number had been reported as saved.
    private final List<Long> logLengths = new ArrayList<>();

    /// A copy of the file and its log, as they are on the disk while the program still runs.
    @BeforeEach
    void crash() throws IOException {
        var file = WalletFiles.at(Files.createDirectory(folder.resolve("running")));
        crashed = Files.createDirectory(folder.resolve("crashed")).resolve("savings.touchstone");
        log = WalletLock.beside(crashed, "-wal");
        try (var open = WalletFiles.create(file)) {
            for (int i = 0; i < RECORDS; i++) {
                assertThat(open.journal().append(List.of(WalletFiles.record(i))))
                        .isEqualTo(new SaveOutcome.Saved(i + 1));
                logLengths.add(Files.size(WalletLock.beside(file.path(), "-wal")));
            }
            Files.copy(file.path(), folder.resolve("main"));
            Files.copy(WalletLock.beside(file.path(), "-wal"), folder.resolve("log"));
        }
    }

    private void restore() throws IOException {
        Files.copy(folder.resolve("main"), crashed, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(folder.resolve("log"), log, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(WalletLock.beside(crashed, "-shm"));
    }

    private List<JournalRecord> reopened() {
        try (var open = WalletFiles.open(WalletFiles.at(folder.resolve("crashed")))) {
            return WalletFiles.all(open.journal());
        }
    }

    @Test
    void hasEveryRecordThatWasReportedAfterTheProgramVanished() throws IOException {
        restore();
        assertThat(reopened()).isEqualTo(WalletFiles.records(0, RECORDS));
        try (var files = Files.list(folder.resolve("crashed"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("savings.touchstone", "savings.touchstone.lock");
        }
        assertThat(reopened()).isEqualTo(WalletFiles.records(0, RECORDS));
    }

    @Test
    void changesNothingForAWrongPasswordAfterTheProgramVanished() throws IOException {
        restore();
        var main = Files.readAllBytes(crashed);
        var before = Files.readAllBytes(log);
        assertThat(WalletFiles.open(WalletFiles.at(folder.resolve("crashed")), "wrong password"))
                .isEqualTo(new FileProblem.WrongPassword());
        assertThat(Files.readAllBytes(crashed)).isEqualTo(main);
        assertThat(Files.readAllBytes(log)).isEqualTo(before);
        assertThat(reopened()).hasSize(RECORDS);
    }

    /// A log cut anywhere gives back every record whose last byte is before the cut.
    @Test
    void losesNoRecordThatLiesWhollyBeforeATornEndOfTheLog() throws IOException {
        long from = logLengths.get(RECORDS - 4);
        long to = logLengths.get(RECORDS - 1);
        for (long length = from; length <= to; length += isNearAFrame(length) ? 1 : 97) {
            restore();
            try (var channel = new RandomAccessFile(log.toFile(), "rw")) {
                channel.setLength(length);
            }
            long cut = length;
            int saved = (int)
                    logLengths.stream().filter(reported -> reported <= cut).count();
            assertThat(reopened()).as("log cut to " + length).isEqualTo(WalletFiles.records(0, saved));
        }
    }

    private boolean isNearAFrame(long length) {
        long at = (length - 32) % (4096 + 24);
        return at < 30 || at > 4096 + 20;
    }

    @Test
    void opensWithALogThatWasNeverWrittenTo() throws IOException {
        restore();
        Files.write(log, new byte[0]);
        assertThat(reopened()).isEmpty();
        restore();
        Files.write(log, new byte[20_000]);
        assertThat(reopened()).isEmpty();
    }

    /// The last transaction alone may be lost to a flipped bit, because a crash can leave just that.
    @Test
    void noticesAFlippedBitInALog() throws IOException {
        var random = new Random(8);
        var whole = Files.readAllBytes(folder.resolve("log"));
        int noticed = 0;
        for (int i = 0; i < 150; i++) {
            restore();
            var damaged = whole.clone();
            int at = i < 56 ? i : random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(log, damaged);
            var outcome = WalletFiles.open(WalletFiles.at(folder.resolve("crashed")), WalletFiles.RIGHT);
            if (outcome instanceof OpenFileOutcome.Opened(var open)) {
                try (open) {
                    assertThat(open.journal().rows()).as("bit at " + at).isGreaterThanOrEqualTo(RECORDS - 1);
                    assertThat(at).isGreaterThanOrEqualTo(Math.toIntExact(logLengths.get(RECORDS - 2)));
                }
            } else {
                assertThat(outcome).isEqualTo(new FileProblem.Altered("the log beside it"));
                assertThat(Files.readAllBytes(log)).isEqualTo(damaged);
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(100);
    }

    @Test
    void keepsWhatAKilledProgramHadReported() throws IOException, InterruptedException {
        var place = Files.createDirectory(folder.resolve("killed"));
        var random = new Random(9);
        WalletFiles.create(WalletFiles.at(place)).close();
        int before = 0;
        for (int round = 0; round < 4; round++) {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            AppendUntilKilled.class.getName(),
                            place.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int reported = readUntil(process, before + 20 + random.nextInt(200));
            try (var open = WalletFiles.open(WalletFiles.at(place))) {
                int rows = (int) open.journal().rows();
                assertThat(rows).isBetween(reported, reported + AppendUntilKilled.BATCH + 1);
                assertThat(WalletFiles.all(open.journal())).isEqualTo(WalletFiles.records(0, rows));
                var note = open.journal().progress("rows").orElseThrow();
                assertThat(note).isEqualTo(AppendUntilKilled.note(rows));
                before = rows;
            }
        }
    }

    /// Reads the child's reports until it has saved enough, kills it, and reads what it had still said.
    private static int readUntil(Process process, int enough) throws IOException, InterruptedException {
        int reported = 0;
        try (var lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) continue;
                reported = Integer.parseInt(line);
                if (reported >= enough) process.toHandle().destroyForcibly();
            }
        }
        process.waitFor();
        assertThat(reported).isGreaterThanOrEqualTo(enough);
        return reported;
    }

    /// A program that appends and says so, until somebody kills it.
    static final class AppendUntilKilled {
        static final int BATCH = 3;

        private AppendUntilKilled() {}

        static void main(String[] arguments) {
            var open = WalletFiles.open(WalletFiles.at(Path.of(arguments[0])));
            while (true) {
                int rows = (int) open.journal().rows();
                int count = 1 + rows % BATCH;
                var outcome =
                        open.journal().append(WalletFiles.records(rows, rows + count), "rows", note(rows + count));
                if (!(outcome instanceof SaveOutcome.Saved(long saved)))
                    throw new IllegalStateException(outcome.toString());
                System.out.println(saved);
                System.out.flush();
            }
        }

        static ByteString note(int rows) {
            return ByteString.of(Integer.toString(rows).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
