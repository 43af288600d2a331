package dev.touchstone.spv.ethereum.evm.precompile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The compression function of BLAKE2b, 0x09 (EIP-152; RFC 7693, section 3.2). Costs one gas a round.
record Blake2F() implements Precompile {
    private static final int LENGTH = 213;
    private static final int STATE_AT = 4;
    private static final int BLOCK_AT = 68;
    private static final int COUNTER_AT = 196;
    private static final int LAST_AT = 212;
    private static final int STATE_WORDS = 8;
    private static final int BLOCK_WORDS = 16;

    /// RFC 7693, section 2.6.
    private static final long[] IV = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
    };

    /// Which word of the block is mixed in where, by round (RFC 7693, section 2.7).
    private static final byte[][] SIGMA = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
        {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
        {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
        {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
        {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
    };

    @Override
    public long gas(byte[] input) {
        return input.length == LENGTH ? rounds(input) : 0;
    }

    private static long rounds(byte[] input) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(input).getInt());
    }

    @Override
    public PrecompileResult run(byte[] input) {
        if (input.length != LENGTH || (input[LAST_AT] & ~1) != 0) return new PrecompileResult.Failure();
        var in = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
        var state = new long[2 * STATE_WORDS];
        for (int i = 0; i < STATE_WORDS; i++) {
            state[i] = in.getLong(STATE_AT + i * Long.BYTES);
            state[STATE_WORDS + i] = IV[i];
        }
        state[12] ^= in.getLong(COUNTER_AT);
        state[13] ^= in.getLong(COUNTER_AT + Long.BYTES);
        if (input[LAST_AT] == 1) state[14] = ~state[14];
        var block = new long[BLOCK_WORDS];
        for (int i = 0; i < BLOCK_WORDS; i++) block[i] = in.getLong(BLOCK_AT + i * Long.BYTES);
        mix(state, block, rounds(input));
        var out = ByteBuffer.allocate(STATE_WORDS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < STATE_WORDS; i++) {
            out.putLong(in.getLong(STATE_AT + i * Long.BYTES) ^ state[i] ^ state[STATE_WORDS + i]);
        }
        return new PrecompileResult.Output(out.array());
    }

    private static void mix(long[] v, long[] m, long rounds) {
        int row = 0;
        for (long round = 0; round < rounds; round++) {
            var s = SIGMA[row];
            quarter(v, 0, 4, 8, 12, m[s[0]], m[s[1]]);
            quarter(v, 1, 5, 9, 13, m[s[2]], m[s[3]]);
            quarter(v, 2, 6, 10, 14, m[s[4]], m[s[5]]);
            quarter(v, 3, 7, 11, 15, m[s[6]], m[s[7]]);
            quarter(v, 0, 5, 10, 15, m[s[8]], m[s[9]]);
            quarter(v, 1, 6, 11, 12, m[s[10]], m[s[11]]);
            quarter(v, 2, 7, 8, 13, m[s[12]], m[s[13]]);
            quarter(v, 3, 4, 9, 14, m[s[14]], m[s[15]]);
            row = row == SIGMA.length - 1 ? 0 : row + 1;
        }
    }

    /// `G` of RFC 7693, section 3.1.
    private static void quarter(long[] v, int a, int b, int c, int d, long x, long y) {
        v[a] += v[b] + x;
        v[d] = Long.rotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = Long.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 63);
    }
}
