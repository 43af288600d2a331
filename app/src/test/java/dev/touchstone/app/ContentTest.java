package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.ContentPath;
import dev.touchstone.spv.proof.ContentKernel;
import dev.touchstone.spv.proof.ContentProofFile;
import dev.touchstone.spv.proof.Proven;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A proof of content under its own address, checked in a terminal: with nothing but the file.
class ContentTest {
    private static final ByteString PICTURE = ByteString.of("<svg/>".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private static String proof() {
        var address = new ContentAddress.Ipfs(Cid.ofRaw(PICTURE), ContentPath.ROOT);
        var finding = ContentKernel.ipfs(address, List.of(PICTURE));
        assertThat(finding).isInstanceOf(Proven.class);
        var file = ContentProofFile.of((Proven<?>) finding).orElseThrow();
        return new String(file.toBytes(), StandardCharsets.UTF_8);
    }

    private Terminal.Said verify(String proof, String... more) throws IOException {
        var file = Files.writeString(folder.resolve("proof.json"), proof).toString();
        var words = new String[3 + more.length];
        words[0] = "verify";
        words[1] = file;
        words[2] = "--json";
        System.arraycopy(more, 0, words, 3, more.length);
        return Terminal.run(words);
    }

    @Test
    void aProofIsCheckedFromItsFileAlone() throws IOException {
        var said = verify(proof()).exits(0).json();
        var address = "ipfs://" + Cid.ofRaw(PICTURE).text();
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("address").asString()).isEqualTo(address);
        assertThat(said.path("statement").asString())
                .startsWith("The content of " + address + " is 6 bytes with the SHA-256 ");
        assertThat(said.path("refutation").isNull()).isTrue();
    }

    @Test
    void aChangedPictureIsRefused() throws IOException {
        var changed = proof().replace(PICTURE.hex(), PICTURE.hex().replace("3c", "3d"));
        var said = verify(changed).exits(1).json();
        assertThat(said.path("standing").asString()).isEqualTo("Failed");
        assertThat(said.path("refutation").asString()).isEqualTo("WrongBlock");
    }

    @Test
    void whatIsForOtherProofsIsRefused() throws IOException {
        verify(proof(), "--headers", "x").exits(2);
        verify(proof(), "--checkpoint", "0x" + "00".repeat(32)).exits(2);
    }
}
