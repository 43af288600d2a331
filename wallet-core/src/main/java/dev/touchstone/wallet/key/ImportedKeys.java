package dev.touchstone.wallet.key;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// Seals private keys that do not follow from the recovery phrase, and opens them again (docs/wallet-file.md,
/// "Imported keys"). Confined to one thread; wiped when closed.
///
/// The key of the seals follows from the phrase's entropy: it is there only while the vault is unlocked, and stays
/// the same when the password changes.
public final class ImportedKeys implements AutoCloseable {
    /// How long the seal of a private key is.
    public static final int SEALED = Secp256k1.SECRET_KEY + Aead.OVERHEAD;

    private static final String PURPOSE = "touchstone wallet 1 imported";
    private static final byte[] OWNER = "ethereum".getBytes(StandardCharsets.US_ASCII);

    private final Aead aead;

    private ImportedKeys(Aead aead) {
        this.aead = aead;
    }

    /// The entropy stays the caller's.
    static ImportedKeys of(Secret entropy, Dice dice) {
        return new ImportedKeys(new Aead(entropy.use(ImportedKeys::derive), dice));
    }

    private static byte[] derive(byte[] entropy) {
        var info = PURPOSE.getBytes(StandardCharsets.US_ASCII);
        try {
            var spec = HKDFParameterSpec.ofExtract().addIKM(entropy).thenExpand(info, Aead.KEY);
            return KDF.getInstance("HKDF-SHA256").deriveData(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF-SHA256", e);
        }
    }

    /// The seal of the key of this account.
    public ByteString seal(EthereumAddress account, Secret key) {
        if (key.length() != Secp256k1.SECRET_KEY) throw new IllegalArgumentException("no private key: " + key);
        return key.use(bytes -> ByteString.of(aead.seal(binding(account), bytes)));
    }

    /// The key of this account, to be closed by the caller; empty where the seal is another account's, of another
    /// phrase, or changed.
    public Optional<Secret> open(EthereumAddress account, ByteString sealed) {
        if (sealed.length() != SEALED) return Optional.empty();
        return aead.open(binding(account), sealed.toArray()).map(Secret::take);
    }

    private static byte[] binding(EthereumAddress account) {
        var binding = Arrays.copyOf(OWNER, OWNER.length + EthereumAddress.BYTES);
        System.arraycopy(account.value().toArray(), 0, binding, OWNER.length, EthereumAddress.BYTES);
        return binding;
    }

    @Override
    public void close() {
        aead.close();
    }

    @Override
    public String toString() {
        return "ImportedKeys";
    }
}
