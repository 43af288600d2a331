package dev.touchstone.spv.ethereum.evm.precompile;

import dev.touchstone.spv.ethereum.Keccak256;
import java.math.BigInteger;
import java.util.Arrays;

/// The address whose key signed a hash, 0x01 (Yellow Paper, appendix E). Unlike a transaction's signature it may
/// have a high `s`. What is no signature has an empty answer, not a failure.
record EcRecover(KeyRecovery keys) implements Precompile {
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    private static final BigInteger EVEN = BigInteger.valueOf(27);
    private static final BigInteger ODD = BigInteger.valueOf(28);
    private static final long GAS = 3000;
    private static final int ADDRESS_FROM = 12;

    @Override
    public long gas(byte[] input) {
        return GAS;
    }

    @Override
    public PrecompileResult run(byte[] input) {
        var in = new Input(input);
        var v = in.word(1);
        boolean isSignature = (v.equals(EVEN) || v.equals(ODD)) && isScalar(in.word(2)) && isScalar(in.word(3));
        if (!isSignature) return new PrecompileResult.Output(new byte[0]);
        var hash = in.slice(0, Input.WORD);
        var signature = in.slice(2L * Input.WORD, 2 * Input.WORD);
        return new PrecompileResult.Output(keys.publicKey(hash, signature, v.equals(ODD))
                .map(EcRecover::address)
                .orElseGet(() -> new byte[0]));
    }

    private static boolean isScalar(BigInteger number) {
        return number.signum() > 0 && number.compareTo(ORDER) < 0;
    }

    private static byte[] address(byte[] publicKey) {
        var word = Keccak256.of(publicKey).toBytes();
        Arrays.fill(word, 0, ADDRESS_FROM, (byte) 0);
        return word;
    }
}
