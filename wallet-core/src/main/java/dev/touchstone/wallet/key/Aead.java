package dev.touchstone.wallet.key;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals bytes so that nobody without the key can read them or change them unnoticed (ChaCha20-Poly1305, RFC 8439).
/// Confined to one thread at a time.
///
/// A sealed value is `nonce (12) || ciphertext || tag (16)`. Nonces are random and not counted: a file that is restored
/// from an old copy and written on would count the same numbers twice, and two messages under one nonce give the key
/// stream away. Among 2^32 random nonces under one key, two are equal with a chance below 2^-32.
public final class Aead implements AutoCloseable {
    public static final int KEY = 32;
    public static final int NONCE = 12;
    public static final int TAG = 16;
    /// How much longer the sealed value is.
    public static final int OVERHEAD = NONCE + TAG;

    private static final int NONCES_AT_ONCE = 64;

    private final byte[] key;
    private final Dice dice;
    private final Cipher cipher = cipher();
    private final byte[] nonces = new byte[NONCES_AT_ONCE * NONCE];
    private int nextNonce = nonces.length;

    /// Takes over the key, which it wipes when closed.
    public Aead(byte[] key, Dice dice) {
        this.key = Secp256k1.sized(key, KEY);
        this.dice = dice;
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("ChaCha20-Poly1305");
        } catch (NoSuchAlgorithmException | NoSuchPaddingException e) {
            throw new IllegalStateException("every JDK has ChaCha20-Poly1305", e);
        }
    }

    /// Seals `plaintext`; it opens only together with the same `associated` bytes, which are not stored.
    public byte[] seal(byte[] associated, byte[] plaintext) {
        var sealed = new byte[OVERHEAD + plaintext.length];
        if (nextNonce == nonces.length) {
            dice.roll(nonces);
            nextNonce = 0;
        }
        System.arraycopy(nonces, nextNonce, sealed, 0, NONCE);
        nextNonce += NONCE;
        try {
            start(Cipher.ENCRYPT_MODE, sealed, associated);
            cipher.doFinal(plaintext, 0, plaintext.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing cannot fail", e);
        }
    }

    /// The plaintext; empty where a bit of the value or of `associated` differs, or the key does.
    public Optional<byte[]> open(byte[] associated, byte[] sealed) {
        if (sealed.length < OVERHEAD) return Optional.empty();
        try {
            start(Cipher.DECRYPT_MODE, sealed, associated);
            return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening fails by a wrong tag only", e);
        }
    }

    private void start(int mode, byte[] sealed, byte[] associated) throws GeneralSecurityException {
        AlgorithmParameterSpec nonce = new IvParameterSpec(sealed, 0, NONCE);
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), nonce);
        cipher.updateAAD(ByteBuffer.wrap(associated));
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
        return "Aead";
    }
}
