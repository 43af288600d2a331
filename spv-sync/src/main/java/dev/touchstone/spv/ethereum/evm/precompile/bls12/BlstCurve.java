package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import java.math.BigInteger;
import java.util.Optional;
import supranational.blst.P1;
import supranational.blst.P2;
import supranational.blst.PT;

/// [Bls12381] by Supranational's blst. Thread-safe.
final class BlstCurve implements Bls12381 {
    /// The order of both groups.
    static final BigInteger ORDER =
            new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

    private static final int G1_TERM = G1_BYTES + SCALAR_BYTES;
    private static final int G2_TERM = G2_BYTES + SCALAR_BYTES;
    private static final int PAIR = G1_BYTES + G2_BYTES;

    private final CurveMap<Fq> g1Map = G1Map.make();
    private final CurveMap<Fq2> g2Map = G2Map.make();
    private final PointEvaluation evaluation = new PointEvaluation();

    @Override
    public Optional<byte[]> addG1(byte[] input) {
        if (input.length != 2 * G1_BYTES) return Optional.empty();
        return G1Points.parse(input, 0)
                .flatMap(p -> G1Points.parse(input, G1_BYTES).map(q -> G1Points.write(new P1(p).add(q))));
    }

    @Override
    public Optional<byte[]> sumG1(byte[] input) {
        if (!isMadeOf(G1_TERM, input)) return Optional.empty();
        var sum = new P1();
        for (int at = 0; at < input.length; at += G1_TERM) {
            var point = G1Points.parseInGroup(input, at);
            if (point.isEmpty()) return Optional.empty();
            var factor = factor(input, at + G1_BYTES);
            if (factor.signum() != 0) sum.add(new P1(point.get()).mult(factor));
        }
        return Optional.of(G1Points.write(sum));
    }

    @Override
    public Optional<byte[]> addG2(byte[] input) {
        if (input.length != 2 * G2_BYTES) return Optional.empty();
        return G2Points.parse(input, 0)
                .flatMap(p -> G2Points.parse(input, G2_BYTES).map(q -> G2Points.write(new P2(p).add(q))));
    }

    @Override
    public Optional<byte[]> sumG2(byte[] input) {
        if (!isMadeOf(G2_TERM, input)) return Optional.empty();
        var sum = new P2();
        for (int at = 0; at < input.length; at += G2_TERM) {
            var point = G2Points.parseInGroup(input, at);
            if (point.isEmpty()) return Optional.empty();
            var factor = factor(input, at + G2_BYTES);
            if (factor.signum() != 0) sum.add(new P2(point.get()).mult(factor));
        }
        return Optional.of(G2Points.write(sum));
    }

    private static boolean isMadeOf(int size, byte[] input) {
        return input.length > 0 && input.length % size == 0;
    }

    /// As the points are of the group, multiples of its order change nothing.
    private static BigInteger factor(byte[] input, int offset) {
        return new BigInteger(1, input, offset, SCALAR_BYTES).mod(ORDER);
    }

    @Override
    public Optional<byte[]> pairing(byte[] input) {
        if (!isMadeOf(PAIR, input)) return Optional.empty();
        var product = PT.one();
        for (int at = 0; at < input.length; at += PAIR) {
            var p = G1Points.parseInGroup(input, at);
            var q = G2Points.parseInGroup(input, at + G1_BYTES);
            if (p.isEmpty() || q.isEmpty()) return Optional.empty();
            if (p.get().is_inf() || q.get().is_inf()) continue;
            product.mul(new PT(p.get(), q.get()));
        }
        var out = new byte[SCALAR_BYTES];
        if (product.final_exp().is_one()) out[out.length - 1] = 1;
        return Optional.of(out);
    }

    @Override
    public Optional<byte[]> mapToG1(byte[] input) {
        if (input.length != Fq.BYTES) return Optional.empty();
        return Fq.parse(input, 0)
                .map(u -> G1Points.write(g1Map.apply(u)
                        .map(point -> new P1(G1Points.of(point.x(), point.y())).mult(G1Map.EFFECTIVE_COFACTOR))
                        .orElseGet(P1::new)));
    }

    @Override
    public Optional<byte[]> mapToG2(byte[] input) {
        if (input.length != Fq2.BYTES) return Optional.empty();
        return Fq2.parse(input, 0)
                .map(u -> G2Points.write(g2Map.apply(u)
                        .map(point -> new P2(G2Points.of(point.x(), point.y())).mult(G2Map.EFFECTIVE_COFACTOR))
                        .orElseGet(P2::new)));
    }

    @Override
    public Optional<byte[]> evaluation(byte[] input) {
        return evaluation.run(input);
    }
}
