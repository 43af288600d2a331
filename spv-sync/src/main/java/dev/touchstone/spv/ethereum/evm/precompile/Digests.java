package dev.touchstone.spv.ethereum.evm.precompile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/// The contracts that hash or copy their input, 0x02-0x04 (Yellow Paper, appendix E). Priced by the word begun.
enum Digests implements Precompile {
    SHA256(60, 12) {
        @Override
        byte[] of(byte[] input) {
            return sha256(input);
        }
    },
    RIPEMD160(600, 120) {
        private static final int BYTES = 20;

        @Override
        byte[] of(byte[] input) {
            var digest = new RIPEMD160Digest();
            digest.update(input, 0, input.length);
            var out = new byte[Input.WORD];
            digest.doFinal(out, Input.WORD - BYTES);
            return out;
        }
    },
    IDENTITY(15, 3) {
        @Override
        byte[] of(byte[] input) {
            return input.clone();
        }
    };

    private final long perCall;
    private final long perWord;

    Digests(long perCall, long perWord) {
        this.perCall = perCall;
        this.perWord = perWord;
    }

    abstract byte[] of(byte[] input);

    @Override
    public long gas(byte[] input) {
        return perCall + perWord * Input.words(input);
    }

    @Override
    public PrecompileResult run(byte[] input) {
        return new PrecompileResult.Output(of(input));
    }

    static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
