package dev.touchstone.spv.content.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.Multihash;
import dev.touchstone.spv.proof.ContentProofFile;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.store.DurableFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Content with its proof, in files that are named by the hash of its address. Whatever is read is proven anew
/// from its bytes: a file that somebody changed is thrown away. Where there is no room, the files that were used
/// longest ago make room. Thread-safe; blocks.
public final class MediaFolder implements ContentShelf {
    private static final Logger LOG = LoggerFactory.getLogger(MediaFolder.class);
    private static final String ENDING = ".proof.json";

    private final Path folder;
    private final long mostBytes;

    /// @param folder is there
    /// @param mostBytes of all files together
    public MediaFolder(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    private Path file(String address) {
        var bytes = ByteString.of(address.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(Multihash.ofSha256(bytes).digest().hex() + ENDING);
    }

    @Override
    public Optional<Proven<?>> find(String address) {
        var file = file(address);
        try {
            if (!Files.isRegularFile(file)) return Optional.empty();
            if (Files.size(file) <= ContentProofFile.MOST_BYTES) {
                var proven = proven(Files.readAllBytes(file), address);
                if (proven.isPresent()) {
                    Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
                    return proven;
                }
            }
            LOG.warn("{} is not what it should be, and is thrown away", file);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be read", file, e);
        }
        return Optional.empty();
    }

    private static Optional<Proven<?>> proven(byte[] bytes, String address) {
        if (!(ContentProofFile.parse(bytes) instanceof Parsed.Ok<ContentProofFile>(var proof))) return Optional.empty();
        Finding<?> finding = proof.check();
        return proof.address().equals(address) && finding instanceof Proven<?> proven
                ? Optional.of(proven)
                : Optional.empty();
    }

    @Override
    public void keep(Proven<?> content) {
        var proof = ContentProofFile.of(content);
        if (proof.isEmpty()) return;
        try {
            var bytes = proof.get().toBytes();
            if (bytes.length > mostBytes) return;
            makeRoom(bytes.length);
            DurableFile.write(file(proof.get().address()), bytes);
        } catch (IOException e) {
            LOG.warn("{} cannot keep content", folder, e);
        }
    }

    private void makeRoom(long bytes) throws IOException {
        try (var all = Files.list(folder)) {
            var files = all.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .map(Path::toFile)
                    .sorted(Comparator.comparingLong(File::lastModified))
                    .toList();
            long room = mostBytes - files.stream().mapToLong(File::length).sum();
            for (var oldest : files) {
                if (room >= bytes) return;
                room += oldest.length();
                Files.deleteIfExists(oldest.toPath());
            }
        }
    }
}
