package dev.touchstone.wallet.key;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// The recovery phrase as the bytes that are sealed: version, entropy, passphrase, filled up to a multiple of 128
/// so that the length of the seal does not tell 12 words from 24, nor that there is a passphrase. Pure.
final class SeedCodec {
    private static final byte VERSION = 1;
    private static final int BLOCK = 128;

    private SeedCodec() {}

    /// A phrase and its passphrase, each the caller's to close.
    record Phrase(Mnemonic mnemonic, Passphrase passphrase) {}

    /// The caller wipes the result.
    static byte[] write(Mnemonic mnemonic, Passphrase passphrase) {
        var words = passphrase.utf8();
        try (var entropy = mnemonic.entropy()) {
            int length = 4 + entropy.length() + words.length;
            var out = ByteBuffer.allocate((length + BLOCK - 1) / BLOCK * BLOCK);
            out.put(VERSION).put((byte) entropy.length());
            entropy.use(out::put);
            return out.putShort((short) words.length).put(words).array();
        } finally {
            Arrays.fill(words, (byte) 0);
        }
    }

    static Optional<Phrase> read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var entropy = new byte[0];
        try {
            if (in.get() != VERSION) return Optional.empty();
            int length = in.get();
            if (!Mnemonic.isEntropy(length)) return Optional.empty();
            entropy = new byte[length];
            in.get(entropy);
            int words = in.getShort();
            if (words < 0 || words > Passphrase.MAX_BYTES) return Optional.empty();
            var passphrase = new byte[words];
            in.get(passphrase);
            return Optional.of(new Phrase(Mnemonic.ofEntropy(entropy), Passphrase.ofUtf8(passphrase)));
        } catch (BufferUnderflowException _) {
            return Optional.empty();
        } finally {
            Arrays.fill(entropy, (byte) 0);
        }
    }
}
