package dev.touchstone.spv.headers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.store.HeaderFile;
import dev.touchstone.spv.store.HeaderFile.Opening;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderFileTest {
    private static final int PREAMBLE = 16;
    private static final int RECORD = BlockHeader.BYTES;

    @TempDir
    Path folder;

    private static byte[] headers(int count) {
        return Miner.atGenesis(Networks.of(Network.BITCOIN_REGTEST)).mine(count);
    }

    private HeaderFile open() throws IOException {
        return open(folder);
    }

    private static HeaderFile open(Path folder) throws IOException {
        var opening = HeaderFile.open(folder, Network.BITCOIN_REGTEST);
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) opening).file();
    }

    private Path path() {
        return folder.resolve(HeaderFile.NAME);
    }

    private byte[] written(int count) throws IOException {
        var headers = headers(count);
        try (var file = open()) {
            file.append(headers, 0, count);
        }
        return headers;
    }

    @Test
    void readsWhatWasAppendedAfterItWasClosed() throws IOException {
        var headers = written(5);
        try (var file = open()) {
            assertThat(file.count()).isEqualTo(5);
            assertThat(file.read(0, 5)).isEqualTo(headers);
            assertThat(file.read(3, 1)).isEqualTo(Arrays.copyOfRange(headers, 3 * RECORD, 4 * RECORD));
        }
    }

    @Test
    void keepsAllWholeRecordsWhereverItWasCut() throws IOException {
        var headers = written(6);
        var whole = Files.readAllBytes(path());
        for (int length = PREAMBLE + 3 * RECORD; length <= whole.length; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            int records = (length - PREAMBLE) / RECORD;
            try (var file = open()) {
                assertThat(file.count()).isEqualTo(records);
                assertThat(file.torn()).isEqualTo((length - PREAMBLE) % RECORD);
                assertThat(file.read(0, records)).isEqualTo(Arrays.copyOf(headers, records * RECORD));
                file.append(headers, records * RECORD, 6 - records);
            }
            assertThat(path()).hasBinaryContent(whole);
        }
    }

    @Test
    void beginsAnewWhereNotEvenThePreambleWasWritten() throws IOException {
        written(1);
        var whole = Files.readAllBytes(path());
        for (int length = 0; length < PREAMBLE; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            try (var file = open()) {
                assertThat(file.count()).isZero();
            }
            assertThat(path()).hasBinaryContent(Arrays.copyOf(whole, PREAMBLE));
        }
    }

    @Test
    void leavesAFileOfAnotherNetworkVersionOrKindAsItIs() throws IOException {
        written(2);
        var whole = Files.readAllBytes(path());
        assertThat(HeaderFile.open(folder, Network.BITCOIN_PRACTICE))
                .isEqualTo(new Opening.Unusable("of the network regtest"));
        whole[7] = 2;
        Files.write(path(), whole);
        assertThat(HeaderFile.open(folder, Network.BITCOIN_REGTEST))
                .isEqualTo(new Opening.Unusable("version 2, this program reads version 1"));
        whole[0] = 'X';
        Files.write(path(), whole);
        assertThat(HeaderFile.open(folder, Network.BITCOIN_REGTEST))
                .isEqualTo(new Opening.Unusable("not a file of Touchstone"));
        assertThat(path()).hasBinaryContent(whole);
    }

    @Test
    void isOpenOnlyOnceAtATime() throws IOException {
        try (var first = open()) {
            assertThat(first.count()).isZero();
            assertThat(HeaderFile.open(folder, Network.BITCOIN_REGTEST)).isEqualTo(new Opening.InUse());
        }
        open().close();
    }

    @Test
    void replacesItsEnd() throws IOException {
        var headers = written(10);
        var other = headers(3);
        try (var file = open()) {
            file.replaceFrom(4, other);
            assertThat(file.count()).isEqualTo(7);
            assertThat(file.read(0, 4)).isEqualTo(Arrays.copyOf(headers, 4 * RECORD));
            assertThat(file.read(4, 3)).isEqualTo(other);
        }
    }

    /// A redo log as it is on the disk at the moment when the headers themselves are about to be written.
    private static byte[] redoLog(long position, byte[] bytes) {
        var entry = ByteBuffer.allocate(28 + bytes.length);
        entry.put("TSRD".getBytes(StandardCharsets.US_ASCII)).putInt(1);
        entry.put("regtest\0".getBytes(StandardCharsets.US_ASCII));
        entry.putLong(position).putInt(bytes.length).put(bytes);
        var hash = DoubleSha256.of(entry.array()).toBytes();
        return ByteBuffer.allocate(entry.capacity() + hash.length)
                .put(entry.flip())
                .put(hash)
                .array();
    }

    @Test
    void afterACrashWhileItsEndIsReplacedItHasTheOldOrTheNewAndNothingBetween() throws IOException {
        written(6);
        var before = Files.readAllBytes(path());
        var replacement = headers(4);
        try (var file = open()) {
            file.replaceFrom(3, replacement);
        }
        var after = Files.readAllBytes(path());
        var log = redoLog(PREAMBLE + 3 * RECORD, replacement);
        var redo = folder.resolve("headers.redo");
        for (int length = 0; length < log.length; length += 7) {
            Files.write(path(), before);
            Files.write(redo, Arrays.copyOf(log, length));
            open().close();
            assertThat(path()).hasBinaryContent(before);
            assertThat(redo).isEmptyFile();
        }
        for (int written = 0; written <= replacement.length; written += 13) {
            var between = Arrays.copyOf(before, Math.max(before.length, PREAMBLE + 3 * RECORD + written));
            System.arraycopy(replacement, 0, between, PREAMBLE + 3 * RECORD, written);
            Files.write(path(), between);
            Files.write(redo, log);
            open().close();
            assertThat(path()).hasBinaryContent(after);
            assertThat(redo).isEmptyFile();
        }
    }

    @Test
    void aChangedRedoLogIsNotFollowed() throws IOException {
        written(6);
        var before = Files.readAllBytes(path());
        var log = redoLog(PREAMBLE + 3 * RECORD, headers(4));
        for (int at = 0; at < log.length; at += 5) {
            log[at] ^= 1;
            Files.write(folder.resolve("headers.redo"), log);
            open().close();
            assertThat(path()).hasBinaryContent(before);
            log[at] ^= 1;
        }
    }

    @Test
    void dropsWhatIsAboveAHeight() throws IOException {
        var headers = written(6);
        try (var file = open()) {
            file.truncate(2);
            assertThat(file.count()).isEqualTo(2);
        }
        assertThat(Files.size(path())).isEqualTo(PREAMBLE + 2 * RECORD);
        try (var file = open()) {
            assertThat(file.read(0, 2)).isEqualTo(Arrays.copyOf(headers, 2 * RECORD));
        }
    }
}
