package dev.touchstone.spv.store;

import dev.touchstone.spv.chain.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The first 16 bytes of a file: four of magic, four of version, and the network's name padded to eight with zeros.
/// Immutable.
record Preamble(String magic, Network network) {
    static final int BYTES = 16;
    private static final int VERSION = 1;
    private static final int NETWORK_AT = 8;

    static Preamble of(String magic, Network network) {
        return new Preamble(magic, network);
    }

    byte[] bytes() {
        var bytes = ByteBuffer.allocate(BYTES);
        bytes.put(magic.getBytes(StandardCharsets.US_ASCII)).putInt(VERSION);
        return bytes.put(network.id().getBytes(StandardCharsets.US_ASCII)).array();
    }

    /// Writes the preamble of a new file, or of one whose very beginning was torn; says why a file is not to be
    /// used.
    Optional<String> admit(FileChannel file) throws IOException {
        var start = HeaderFile.readStart(file, BYTES);
        var mine = bytes();
        if (start.length < BYTES && Arrays.equals(start, Arrays.copyOf(mine, start.length))) {
            HeaderFile.writeFully(file, ByteBuffer.wrap(mine), 0);
            file.force(true);
            return Optional.empty();
        }
        return Arrays.equals(start, mine) ? Optional.empty() : Optional.of(offence(start, mine));
    }

    private static String offence(byte[] start, byte[] mine) {
        if (start.length < BYTES || !Arrays.equals(start, 0, 4, mine, 0, 4)) return "not a file of Touchstone";
        int version = ByteBuffer.wrap(start).getInt(4);
        if (version != VERSION) return "version " + version + ", this program reads version " + VERSION;
        var named = new String(start, NETWORK_AT, BYTES - NETWORK_AT, StandardCharsets.US_ASCII).replace("\0", "");
        return Network.byId(named).map(other -> "of the network " + other.id()).orElse("of an unknown network");
    }
}
