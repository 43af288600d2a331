package dev.touchstone.app.door;

import dev.touchstone.wallet.dapp.AppOrigin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// The programs that were given a token, by the hash of their token. Immutable. A token is 32 random bytes, so
/// that its hash alone lets nobody find it.
public record Programs(Map<String, String> hashes) {
    public static final Programs NONE = new Programs(Map.of());
    public static final int TOKEN_BYTES = 32;
    private static final String SCHEME = "Bearer ";

    /// @param hashes of each program, by its name: SHA-256 as hexadecimal digits
    public Programs {
        hashes = Map.copyOf(hashes);
    }

    public static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    /// Whose token an `Authorization` header bears (RFC 6750). Each is compared in the same time.
    Optional<AppOrigin> bearer(String header) {
        if (!header.startsWith(SCHEME)) return Optional.empty();
        var given = hash(header.substring(SCHEME.length()).strip()).getBytes(StandardCharsets.US_ASCII);
        Optional<AppOrigin> found = Optional.empty();
        for (var program : hashes.entrySet()) {
            if (MessageDigest.isEqual(given, program.getValue().getBytes(StandardCharsets.US_ASCII))) {
                found = Optional.of(new AppOrigin.Program(program.getKey()));
            }
        }
        return found;
    }
}
