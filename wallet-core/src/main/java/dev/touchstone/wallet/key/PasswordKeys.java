package dev.touchstone.wallet.key;

import dev.touchstone.spv.chain.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The four keys that follow from a password: one Argon2id derivation, expanded by HKDF-SHA256 (RFC 5869) for each use.
/// Confined to one thread; wiped when closed.
final class PasswordKeys implements AutoCloseable {
    static final int SALT = 16;
    static final int CHECK = 16;
    static final int MAC = 32;

    private static final int ROOT = 32;

    private final byte[] root;

    private PasswordKeys(byte[] root) {
        this.root = root;
    }

    /// Takes as long as the parameters say.
    static PasswordKeys derive(Password password, KdfParameters kdf, ByteString salt) {
        return new PasswordKeys(kdf.derive(password.utf8(), salt.toArray(), ROOT));
    }

    /// What tells a wrong password from a damaged file; it opens nothing.
    ByteString check() {
        return ByteString.of(expand("check", CHECK));
    }

    boolean isRight(ByteString check) {
        return MessageDigest.isEqual(expand("check", CHECK), check.toArray());
    }

    /// Opens the data key.
    Aead data(Dice dice) {
        return new Aead(expand("data", Aead.KEY), dice);
    }

    /// Opens the seed.
    Aead seed(Dice dice) {
        return new Aead(expand("seed", Aead.KEY), dice);
    }

    /// Binds all that stands in clear.
    ByteString mac(byte[] clear) {
        var key = expand("header", MAC);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return ByteString.of(mac.doFinal(clear));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    boolean isAuthentic(SealedKeys sealed) {
        return MessageDigest.isEqual(mac(sealed.clear()).toArray(), sealed.mac().toArray());
    }

    private byte[] expand(String purpose, int length) {
        var info = ("touchstone wallet 1 " + purpose).getBytes(StandardCharsets.US_ASCII);
        try {
            var spec = HKDFParameterSpec.expandOnly(new SecretKeySpec(root, "HKDF"), info, length);
            return KDF.getInstance("HKDF-SHA256").deriveData(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF-SHA256", e);
        }
    }

    @Override
    public void close() {
        Arrays.fill(root, (byte) 0);
    }
}
