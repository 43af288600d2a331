package dev.touchstone.wallet.key;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A file in which another wallet keeps one private key under a password (Web3 Secret Storage, version 3,
/// "keystore"). Immutable. Anyone may have written it: it is read within bounds and never makes this program work
/// longer than some seconds.
public final class KeystoreFile {
    /// The longest file that is read.
    public static final int MOST_BYTES = 64 * 1024;

    private static final int CIPHER_KEY = 16;

    private final KeystoreDerivation derivation;
    private final ByteString iv;
    private final ByteString ciphertext;
    private final ByteString mac;
    private final Optional<EthereumAddress> stated;

    KeystoreFile(
            KeystoreDerivation derivation,
            ByteString iv,
            ByteString ciphertext,
            ByteString mac,
            Optional<EthereumAddress> stated) {
        this.derivation = derivation;
        this.iv = iv;
        this.ciphertext = ciphertext;
        this.mac = mac;
        this.stated = stated;
    }

    /// What reading a file came to. The words for each live in ui.
    public sealed interface Outcome {
        record Whole(KeystoreFile file) implements Outcome {}

        /// A keystore, but of a kind that this program does not open.
        ///
        /// @param found what the file says there; may be empty
        record Unsupported(Feature feature, String found) implements Outcome {}

        record NotAKeystore(String reason) implements Outcome {}
    }

    /// What can be foreign in a keystore.
    public enum Feature {
        /// The wallet of Ethereum's sale of 2014, which makes its key in a way of its own.
        PRESALE_WALLET,
        VERSION,
        CIPHER,
        KEY_DERIVATION,
        /// One guess of the password would take more time or memory than is given to it.
        COST
    }

    /// What came of a password given to a file.
    public sealed interface Opening {
        /// The key, to be closed by the caller, and the account it signs for.
        record Opened(Secret key, EthereumAddress address) implements Opening {}

        record WrongPassword() implements Opening {}

        /// The password is right, but the key is another account's than the file says.
        record OtherAccount(EthereumAddress stated, EthereumAddress found) implements Opening {}

        /// The password is right, but what is sealed is no private key.
        record NoKey() implements Opening {}

        /// The password cannot be tried: that takes more memory than there is.
        record NotEnoughMemory(long bytes) implements Opening {}
    }

    public static Outcome parse(byte[] bytes) {
        return bytes.length > MOST_BYTES ? new Outcome.NotAKeystore("too long") : KeystoreJson.read(bytes);
    }

    /// Whose key the file says it holds, before it is opened. Nobody checked it.
    public Optional<EthereumAddress> stated() {
        return stated;
    }

    /// Tries a password, which stays the caller's to wipe. Takes up to a few seconds.
    ///
    /// Some programs write what was typed as it is, others its Unicode form NFKC; both are tried where they differ.
    public Opening open(char[] typed, Secp256k1 curve) {
        if (derivation.memory() > free()) return new Opening.NotEnoughMemory(derivation.memory());
        var plain = utf8(CharBuffer.wrap(typed));
        var normal = utf8(Normalizer.normalize(CharBuffer.wrap(typed), Normalizer.Form.NFKC));
        try {
            var opening = open(plain, curve);
            boolean isDone = !(opening instanceof Opening.WrongPassword) || Arrays.equals(plain, normal);
            return isDone ? opening : open(normal, curve);
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(normal, (byte) 0);
        }
    }

    private static long free() {
        var runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    private static byte[] utf8(CharSequence text) {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear().put(new byte[encoded.capacity()]);
        return bytes;
    }

    private Opening open(byte[] password, Secp256k1 curve) {
        var derived = derivation.derive(password);
        try {
            if (!MessageDigest.isEqual(macOf(derived), mac.toArray())) return new Opening.WrongPassword();
            return concluded(decrypted(derived), curve);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private byte[] macOf(byte[] derived) {
        var sealed = ciphertext.toArray();
        var checked = Arrays.copyOfRange(derived, CIPHER_KEY, KeystoreDerivation.LENGTH + sealed.length);
        System.arraycopy(sealed, 0, checked, CIPHER_KEY, sealed.length);
        var found = Keccak256.of(checked).toBytes();
        Arrays.fill(checked, (byte) 0);
        return found;
    }

    /// 32 bytes: some programs leave zeros at the beginning of a key out.
    private byte[] decrypted(byte[] derived) {
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(derived, 0, CIPHER_KEY, "AES"),
                    new IvParameterSpec(iv.toArray()));
            var key = new byte[Secp256k1.SECRET_KEY];
            cipher.doFinal(ciphertext.toArray(), 0, ciphertext.length(), key, key.length - ciphertext.length());
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES in counter mode", e);
        }
    }

    private Opening concluded(byte[] key, Secp256k1 curve) {
        if (!curve.isSecretKey(key)) {
            Arrays.fill(key, (byte) 0);
            return new Opening.NoKey();
        }
        var secret = Secret.take(key);
        var address = EthereumPublicKey.address(curve, secret);
        if (stated.isEmpty() || stated.get().equals(address)) return new Opening.Opened(secret, address);
        secret.close();
        return new Opening.OtherAccount(stated.get(), address);
    }

    @Override
    public String toString() {
        return "KeystoreFile" + stated.map(address -> " of " + address).orElse("");
    }
}
