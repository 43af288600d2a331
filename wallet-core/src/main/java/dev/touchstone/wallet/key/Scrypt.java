package dev.touchstone.wallet.key;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.Salsa20Engine;

/// scrypt (RFC 7914), which makes guessing a password cost memory. Pure.
///
/// BouncyCastle's refuses a cost of 2^16 and more at a block size of 1, as the RFC does; the published example of
/// Ethereum's keystore has that. Its Salsa20 and its PBKDF2 are used here.
final class Scrypt {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SALSA_ROUNDS = 8;
    private static final int SALSA_WORDS = 16;

    private final int n;
    private final int r;
    private final int[] salsa = new int[SALSA_WORDS];
    private final int[] mixed = new int[SALSA_WORDS];

    private Scrypt(int n, int r) {
        this.n = n;
        this.r = r;
    }

    /// Takes `128 * n * r` bytes of memory. The caller wipes the result and the password.
    ///
    /// @param n how often a block is mixed, a power of two
    /// @param r the size of a block
    /// @param p how many blocks there are
    static byte[] derive(byte[] password, byte[] salt, int n, int r, int p, int length) {
        int blockBytes = 128 * r;
        var blocks = Pbkdf2.derive(password, salt, 1, p * blockBytes);
        var scrypt = new Scrypt(n, r);
        for (int block = 0; block < p; block++) scrypt.mix(blocks, block * blockBytes);
        var key = Pbkdf2.derive(password, blocks, 1, length);
        Arrays.fill(blocks, (byte) 0);
        return key;
    }

    /// `scryptROMix`, on one block in place.
    private void mix(byte[] bytes, int at) {
        var block = new int[32 * r];
        var next = new int[32 * r];
        for (int i = 0; i < block.length; i++) block[i] = (int) WORD.get(bytes, at + 4 * i);
        var memory = new int[n][];
        for (int i = 0; i < n; i++) {
            memory[i] = block.clone();
            mixBlock(block, next);
            var spare = block;
            block = next;
            next = spare;
        }
        for (int i = 0; i < n; i++) {
            var remembered = memory[block[32 * r - SALSA_WORDS] & (n - 1)];
            for (int word = 0; word < block.length; word++) block[word] ^= remembered[word];
            mixBlock(block, next);
            var spare = block;
            block = next;
            next = spare;
        }
        for (int i = 0; i < block.length; i++) WORD.set(bytes, at + 4 * i, block[i]);
    }

    /// `scryptBlockMix`.
    private void mixBlock(int[] block, int[] out) {
        System.arraycopy(block, block.length - SALSA_WORDS, salsa, 0, SALSA_WORDS);
        for (int i = 0; i < 2 * r; i++) {
            for (int word = 0; word < SALSA_WORDS; word++) salsa[word] ^= block[SALSA_WORDS * i + word];
            Salsa20Engine.salsaCore(SALSA_ROUNDS, salsa, mixed);
            System.arraycopy(mixed, 0, salsa, 0, SALSA_WORDS);
            int place = i % 2 == 0 ? i / 2 : r + i / 2;
            System.arraycopy(mixed, 0, out, SALSA_WORDS * place, SALSA_WORDS);
        }
    }
}
