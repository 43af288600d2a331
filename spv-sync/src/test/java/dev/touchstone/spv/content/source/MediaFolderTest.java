package dev.touchstone.spv.content.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.ContentPath;
import dev.touchstone.spv.proof.ContentKernel;
import dev.touchstone.spv.proof.IpfsContent;
import dev.touchstone.spv.proof.Proven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept is proven anew, or thrown away.
class MediaFolderTest {
    private static final long MOST = 64 * 1024;

    @TempDir
    private Path folder;

    private static Proven<IpfsContent> content(int seed, int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) seed);
        var content = ByteString.of(bytes);
        var address = new ContentAddress.Ipfs(Cid.ofRaw(content), ContentPath.ROOT);
        return (Proven<IpfsContent>) ContentKernel.ipfs(address, List.of(content));
    }

    private static String address(Proven<IpfsContent> content) {
        return content.value().address().text();
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void whatWasKeptIsThereAgain() {
        var shelf = new MediaFolder(folder, MOST);
        var content = content(1, 100);
        assertThat(shelf.find(address(content))).isEmpty();
        shelf.keep(content);
        assertThat(shelf.find(address(content)).orElseThrow().value()).isEqualTo(content.value());
        assertThat(new MediaFolder(folder, MOST).find(address(content))).isPresent();
    }

    @Test
    void aFileThatSomebodyChangedIsThrownAway() throws IOException {
        var shelf = new MediaFolder(folder, MOST);
        var content = content(1, 100);
        shelf.keep(content);
        var file = files().getFirst();
        Files.writeString(file, Files.readString(file).replace("0101", "0102"));
        assertThat(shelf.find(address(content))).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void aProofOfSomethingElseIsThrownAway() throws IOException {
        var shelf = new MediaFolder(folder, MOST);
        var content = content(1, 100);
        shelf.keep(content);
        var name = files().getFirst();
        var other = content(2, 100);
        shelf.keep(other);
        for (var file : files()) if (!file.equals(name)) Files.write(name, Files.readAllBytes(file));
        assertThat(shelf.find(address(content))).isEmpty();
        assertThat(shelf.find(address(other))).isPresent();
    }

    @Test
    void theOldestMakeRoom() throws IOException {
        var shelf = new MediaFolder(folder, MOST);
        for (int i = 0; i < 6; i++) {
            shelf.keep(content(i, 10_000));
            for (var file : files())
                Files.setLastModifiedTime(
                        file,
                        FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() - 10_000));
        }
        assertThat(files()).hasSize(3);
        assertThat(shelf.find(address(content(0, 10_000)))).isEmpty();
        assertThat(shelf.find(address(content(5, 10_000)))).isPresent();
        shelf.keep(content(7, 40_000));
        assertThat(shelf.find(address(content(7, 40_000)))).isEmpty();
    }
}
