package dev.touchstone.wallet.message.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The descriptor files in this program, and the list of their SHA-256 hashes (`SHA256SUMS`). A file that is
/// not the one of the list stops the program: it is not the one that was released.
final class BundledDescriptors {
    private static final String LIST = "SHA256SUMS";
    private static final int HASH_DIGITS = 64;

    private BundledDescriptors() {}

    static List<Descriptor> read() {
        var descriptors = new ArrayList<Descriptor>();
        for (var line : text(bytes(LIST)).lines().toList()) {
            var hash = line.substring(0, HASH_DIGITS);
            var file = line.substring(HASH_DIGITS + 2);
            var bytes = bytes(file);
            if (!sha256(bytes).equals(hash)) throw new IllegalStateException(file + " is not the one of " + LIST);
            descriptors.add(DescriptorReader.parse(file, text(bytes)).orThrow());
        }
        return descriptors;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (var in = BundledDescriptors.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is not in this program");
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
