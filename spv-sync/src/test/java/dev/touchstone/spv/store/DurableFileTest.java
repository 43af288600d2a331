package dev.touchstone.spv.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole file in the place of another.
class DurableFileTest {
    @TempDir
    Path folder;

    @Test
    void takesTheOldOnesPlaceAndLeavesNoDraft() throws IOException {
        var file = folder.resolve("choice.txt");
        DurableFile.write(file, new byte[] {1, 2, 3});
        DurableFile.write(file, new byte[] {4});
        assertThat(file).hasBinaryContent(new byte[] {4});
        DurableFile.write(file, new byte[0]);
        assertThat(file).isEmptyFile();
        assertThat(folder).isDirectoryContaining(file::equals);
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void leavesTheOldOneWhereTheNewOneCannotBeWritten() throws IOException {
        var file = folder.resolve("choice.txt");
        DurableFile.write(file, new byte[] {1});
        Files.createDirectory(folder.resolve("choice.txt.new"));
        assertThatIOException().isThrownBy(() -> DurableFile.write(file, new byte[] {2}));
        assertThat(file).hasBinaryContent(new byte[] {1});
    }

    @Test
    void makesANameDurable() throws IOException {
        DurableFile.syncFolderOf(folder.resolve("choice.txt"));
        assertThatIOException()
                .isThrownBy(
                        () -> DurableFile.syncFolderOf(folder.resolve("nowhere").resolve("choice.txt")));
    }
}
