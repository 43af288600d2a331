package dev.touchstone.wallet.key;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/// PBKDF2 with HMAC-SHA256 (RFC 8018) of a password that is bytes, as keystore files have it. Pure.
final class Pbkdf2 {
    private Pbkdf2() {}

    /// The caller wipes the result and the password.
    static byte[] derive(byte[] password, byte[] salt, int rounds, int length) {
        var generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
        generator.init(password, salt, rounds);
        return ((KeyParameter) generator.generateDerivedMacParameters(8 * length)).getKey();
    }
}
