package dev.touchstone.spv.testsupport;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The test vectors, which lie beside the project and not in it. A test that needs one is skipped where it is missing.
public final class Vectors {
    private static final Path ROOT = Path.of(System.getProperty("touchstone.vectors", "../../shared/vectors"));

    private Vectors() {}

    public static Path path(String name) {
        var path = ROOT.resolve(name);
        assumeTrue(
                Files.exists(path),
                () -> "skipped: no vectors at " + path.toAbsolutePath().normalize());
        return path;
    }

    public static byte[] bytes(String name) {
        try (var in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file's content, unpacked where its name ends in `.gz`.
    public static InputStream open(String name) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(path(name)), 1 << 16);
        return name.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }

    public static JsonNode json(String name) {
        return JsonMapper.builder().build().readTree(bytes(name));
    }
}
