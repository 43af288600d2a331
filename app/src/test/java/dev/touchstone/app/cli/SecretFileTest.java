package dev.touchstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.app.cli.output.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    private Path folder;

    private final Streams streams = new Streams();

    @Test
    void readsTheFirstLineOnly() throws IOException, Failure {
        assertThat(password("correct horse\nbattery\n")).isEqualTo("correct horse");
        assertThat(password("correct horse\r\nbattery")).isEqualTo("correct horse");
        assertThat(password("no break at the end")).isEqualTo("no break at the end");
        assertThat(password("\ufeffm\u00e4rchen\n")).isEqualTo("m\u00e4rchen");
    }

    @Test
    void refusesAnEmptyFirstLine() {
        assertThatThrownBy(() -> password("\nsecond"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> password("")).isInstanceOf(Failure.class).hasMessageContaining("empty");
    }

    @Test
    void refusesWhatIsNotText() throws IOException {
        var file = Files.write(folder.resolve("p"), new byte[] {(byte) 0xff, (byte) 0xfe, 10});
        assertThatThrownBy(() -> SecretFile.password(file, streams.console()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void warnsWhereOthersCanReadIt() throws IOException, Failure {
        var file = write("secret\n");
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SecretFile.password(file, streams.console());
        assertThat(streams.err()).contains("can be read by other users");
    }

    @Test
    void saysNothingWhereOnlyItsOwnerCanReadIt() throws IOException, Failure {
        var file = write("secret\n");
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        SecretFile.password(file, streams.console());
        assertThat(streams.err()).isEmpty();
    }

    private String password(String content) throws IOException, Failure {
        return new String(SecretFile.password(write(content), streams.console()));
    }

    private Path write(String content) throws IOException {
        return Files.write(folder.resolve("p"), content.getBytes(StandardCharsets.UTF_8));
    }
}
