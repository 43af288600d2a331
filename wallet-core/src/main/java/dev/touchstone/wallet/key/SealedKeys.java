package dev.touchstone.wallet.key;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.chain.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What a wallet file stores of its keys: useless without the password. Immutable.
///
/// @param context the clear facts of the file that these keys belong to, bound by every seal
/// @param check tells a wrong password from a damaged file
/// @param dataKey the sealed key of the journal
/// @param seed the sealed recovery phrase
/// @param mac binds all of the above under the password
public record SealedKeys(
        ByteString context,
        KdfParameters kdf,
        ByteString salt,
        ByteString check,
        ByteString dataKey,
        ByteString seed,
        ByteString mac) {

    /// The longest sealed seed that is read.
    public static final int MAX_SEED = 4096;

    private static final int CHECKSUM = 16;

    /// Whether every part has a length it can have.
    public boolean isWellFormed() {
        return salt.length() == PasswordKeys.SALT
                && check.length() == PasswordKeys.CHECK
                && dataKey.length() == Aead.KEY + Aead.OVERHEAD
                && seed.length() > Aead.OVERHEAD
                && seed.length() <= MAX_SEED
                && mac.length() == PasswordKeys.MAC;
    }

    /// Tells accidental damage without a password.
    public ByteString checksum() {
        var sha256 = DoubleSha256.newSha256();
        sha256.update(clear());
        return ByteString.copyOf(sha256.digest(mac.toArray()), 0, CHECKSUM);
    }

    /// What every seal is bound to: the file and the derivation.
    static byte[] binding(ByteString context, KdfParameters kdf, ByteString salt, String purpose) {
        var name = purpose.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(24 + context.length() + salt.length() + name.length)
                .putInt(context.length())
                .put(context.toArray())
                .putInt(kdf.memoryKiB())
                .putInt(kdf.iterations())
                .putInt(kdf.lanes())
                .putInt(salt.length())
                .put(salt.toArray())
                .putInt(name.length)
                .put(name)
                .array();
    }

    /// What the MAC is over.
    byte[] clear() {
        var binding = binding(context, kdf, salt, "header");
        return ByteBuffer.allocate(binding.length + 8 + check.length() + dataKey.length() + seed.length())
                .put(binding)
                .put(check.toArray())
                .putInt(dataKey.length())
                .put(dataKey.toArray())
                .putInt(seed.length())
                .put(seed.toArray())
                .array();
    }

    SealedKeys withMac(ByteString mac) {
        return new SealedKeys(context, kdf, salt, check, dataKey, seed, mac);
    }
}
