package dev.touchstone.app.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.spv.chain.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void isMadeForItsOwnerOnly() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        var directory = new DataDirectory(folder.resolve("a/b"));
        directory.prepare();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.root())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))))
                .isEqualTo("rwx------");
    }

    @Test
    void keepsNetworksApart() {
        var directory = new DataDirectory(folder);
        assertThat(directory.chain(Network.BITCOIN_MAIN)).isEqualTo(folder.resolve("chains/bitcoin-main"));
        assertThat(directory.chain(Network.BITCOIN_PRACTICE)).isNotEqualTo(directory.chain(Network.BITCOIN_REGTEST));
    }

    @Test
    void isRefusedWhereAFileIsInTheWay() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new DataDirectory(file).prepare()).isInstanceOf(NotDirectoryException.class);
    }
}
