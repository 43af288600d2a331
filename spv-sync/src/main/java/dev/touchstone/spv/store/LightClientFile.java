package dev.touchstone.spv.store;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.proof.TrailBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// What a light client of an Ethereum network knows, on disk: `light-client.dat`, written whole each time, so
/// that after a crash it is the old or the new. Confined to its owner's thread.
///
/// Format: magic (4 bytes), version (4), the network's name (32, padded with zeros), its chain id (8), when
/// its checkpoint was given (8, seconds since 1970), where that came from (32, padded), [TrailBytes], and the
/// double SHA-256 of all that. Nothing in it is believed: whoever reads it follows the trail again from the
/// checkpoint.
public final class LightClientFile {
    public static final String NAME = "light-client.dat";
    private static final byte[] MAGIC = "TSLC".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHAIN_BYTES = 32;
    private static final int ORIGIN_BYTES = 32;
    private static final int HEAD = MAGIC.length + Integer.BYTES + CHAIN_BYTES + Long.BYTES + Long.BYTES + ORIGIN_BYTES;

    /// More than the committees of a century take.
    private static final long MOST_BYTES = 1L << 30;

    private final Path path;
    private final EthereumChain chain;

    public LightClientFile(Path folder, EthereumChain chain) {
        this.path = folder.resolve(NAME);
        this.chain = chain;
    }

    /// What is kept. Immutable.
    ///
    /// @param origin where the checkpoint came from, as its owner writes that down: at most 32 letters of
    ///     ASCII
    public record Content(TrailBytes.Stored stored, String origin, Instant given) {}

    /// What was found.
    public sealed interface Reading {
        record Read(Content content) implements Reading {}

        /// Nothing was kept yet.
        record Nothing() implements Reading {}

        /// It was altered, cut short, or is of another network or version.
        record Unusable(String why) implements Reading {}
    }

    public Reading read() throws IOException {
        if (!Files.exists(path)) return new Reading.Nothing();
        long size = Files.size(path);
        if (size > MOST_BYTES) return new Reading.Unusable(size + " bytes");
        var bytes = Files.readAllBytes(path);
        var offence = offence(bytes);
        if (offence.isPresent()) return new Reading.Unusable(offence.get());
        var in = ByteBuffer.wrap(bytes).position(MAGIC.length + Integer.BYTES + CHAIN_BYTES + Long.BYTES);
        var given = Instant.ofEpochSecond(Math.clamp(in.getLong(), 0, Instant.MAX.getEpochSecond()));
        var origin = text(bytes, in.position(), ORIGIN_BYTES);
        var trail = Arrays.copyOfRange(bytes, HEAD, bytes.length - Hash256.BYTES);
        return switch (TrailBytes.parse(trail, chain)) {
            case Parsed.Malformed<TrailBytes.Stored>(var reason) -> new Reading.Unusable(reason);
            case Parsed.Ok<TrailBytes.Stored>(var stored) -> new Reading.Read(new Content(stored, origin, given));
        };
    }

    private Optional<String> offence(byte[] bytes) {
        if (bytes.length < HEAD + Hash256.BYTES || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.of("not a file of Touchstone");
        }
        int version = ByteBuffer.wrap(bytes).getInt(MAGIC.length);
        if (version != VERSION) {
            return Optional.of("version " + version + ", this program reads version " + VERSION);
        }
        int hashed = bytes.length - Hash256.BYTES;
        if (!DoubleSha256.of(bytes, 0, hashed).equals(Hash256.of(bytes, hashed))) return Optional.of("altered");
        int at = MAGIC.length + Integer.BYTES;
        boolean isOurs = text(bytes, at, CHAIN_BYTES).equals(chain.id())
                && ByteBuffer.wrap(bytes).getLong(at + CHAIN_BYTES) == chain.chainId();
        return isOurs ? Optional.empty() : Optional.of("of another network");
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.US_ASCII).replace("\0", "");
    }

    /// Returns when the content is on the disk itself, in place of what was there.
    public void write(Content content) throws IOException {
        var trail = TrailBytes.write(content.stored(), chain.schedule().preset());
        var bytes = ByteBuffer.allocate(HEAD + trail.length + Hash256.BYTES);
        bytes.put(MAGIC)
                .putInt(VERSION)
                .put(padded(chain.id(), CHAIN_BYTES))
                .putLong(chain.chainId())
                .putLong(content.given().getEpochSecond())
                .put(padded(content.origin(), ORIGIN_BYTES))
                .put(trail);
        bytes.put(DoubleSha256.of(bytes.array(), 0, bytes.position()).toBytes());
        Files.createDirectories(path.toAbsolutePath().getParent());
        DurableFile.write(path, bytes.array());
    }

    private static byte[] padded(String text, int length) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > length) throw new IllegalArgumentException(text + " has more than " + length + " letters");
        return Arrays.copyOf(bytes, length);
    }

    /// Forgets what was kept.
    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
