package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.TrailBytes;
import dev.touchstone.spv.store.LightClientFile;
import dev.touchstone.spv.testsupport.SmallChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightClientFileTest {
    private final SmallChain small = SmallChain.fulu();

    @TempDir
    Path folder;

    private LightClientFile.Content content(int periods) {
        var start = LightClientStore.start(small.chain(), new BlstBls(), small.root(0), small.bootstrap(0));
        var store = ((LightClientStore.Start.Started) start).store();
        for (long period = 0; period < periods; period++) store.process(small.update(period), Slot.of(500));
        var stored = new TrailBytes.Stored(store.trail(), List.of(small.finality(64L * periods - 10)));
        return new LightClientFile.Content(stored, "pasted", Instant.ofEpochSecond(1_800_000_123));
    }

    private LightClientFile file() {
        return new LightClientFile(chains(), small.chain());
    }

    private Path chains() {
        return folder.resolve("chains");
    }

    private Path path() {
        return chains().resolve(LightClientFile.NAME);
    }

    @Test
    void nothingIsThereBeforeSomethingWasWritten() throws IOException {
        assertThat(file().read()).isEqualTo(new LightClientFile.Reading.Nothing());
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        var content = content(3);
        file().write(content(1));
        file().write(content);
        assertThat(file().read()).isEqualTo(new LightClientFile.Reading.Read(content));
        try (var files = Files.list(chains())) {
            assertThat(files).containsExactly(path());
        }
    }

    @Test
    void anyChangedByteAndAnyMissingEndIsNoticed() throws IOException {
        file().write(content(1));
        var good = Files.readAllBytes(path());
        for (int at = 0; at < good.length; at += 1 + good.length / 200) {
            var bad = good.clone();
            bad[at] ^= 4;
            Files.write(path(), bad);
            assertThat(file().read()).as("byte %s", at).isInstanceOf(LightClientFile.Reading.Unusable.class);
            Files.write(path(), Arrays.copyOf(good, at));
            assertThat(file().read()).as("cut at %s", at).isInstanceOf(LightClientFile.Reading.Unusable.class);
        }
        Files.write(path(), good);
        assertThat(file().read()).isInstanceOf(LightClientFile.Reading.Read.class);
    }

    @Test
    void anotherNetworksFileIsNotRead() throws IOException {
        file().write(content(1));
        var mainnet = EthereumChains.builtIn().byId("mainnet").orElseThrow();
        assertThat(new LightClientFile(chains(), mainnet).read())
                .isEqualTo(new LightClientFile.Reading.Unusable("of another network"));
    }

    @Test
    void whatADraftLeftBehindDoesNotCount() throws IOException {
        var content = content(1);
        file().write(content);
        Files.write(path().resolveSibling(LightClientFile.NAME + ".new"), new byte[] {1, 2, 3});
        assertThat(file().read()).isEqualTo(new LightClientFile.Reading.Read(content));
        file().write(content);
        assertThat(file().read()).isEqualTo(new LightClientFile.Reading.Read(content));
    }

    @Test
    void whatWasDeletedIsGone() throws IOException {
        file().write(content(1));
        file().delete();
        assertThat(file().read()).isEqualTo(new LightClientFile.Reading.Nothing());
        file().delete();
    }
}
