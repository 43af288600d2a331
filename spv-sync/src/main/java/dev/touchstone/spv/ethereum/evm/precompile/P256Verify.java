package dev.touchstone.spv.ethereum.evm.precompile;

import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;

/// Whether a P-256 key signed a hash, 0x100 (EIP-7951): one as a word, or an empty answer. The input is hash,
/// `r`, `s` and both coordinates of the key, 32 bytes each.
record P256Verify() implements Precompile {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256r1");
    private static final BigInteger N = CURVE.getN();
    private static final BigInteger P = CURVE.getCurve().getField().getCharacteristic();
    private static final int LENGTH = 5 * Input.WORD;
    private static final long GAS = 6900;

    @Override
    public long gas(byte[] input) {
        return GAS;
    }

    @Override
    public PrecompileResult run(byte[] input) {
        boolean isSigned = input.length == LENGTH && isSigned(new Input(input));
        return new PrecompileResult.Output(isSigned ? Input.bigEndian(BigInteger.ONE, Input.WORD) : new byte[0]);
    }

    private static boolean isSigned(Input in) {
        var r = in.word(1);
        var s = in.word(2);
        var x = in.word(3);
        var y = in.word(4);
        boolean isInRange = r.signum() > 0
                && r.compareTo(N) < 0
                && s.signum() > 0
                && s.compareTo(N) < 0
                && x.compareTo(P) < 0
                && y.compareTo(P) < 0;
        if (!isInRange) return false;
        var key = CURVE.getCurve().createPoint(x, y);
        if (!key.isValid()) return false; // among them the point at infinity, written as zeros
        var inverse = s.modInverse(N);
        var u = in.word(0).multiply(inverse).mod(N);
        var v = r.multiply(inverse).mod(N);
        var sum = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), u, key, v).normalize();
        return !sum.isInfinity() && sum.getAffineXCoord().toBigInteger().mod(N).equals(r);
    }
}
