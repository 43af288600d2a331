package dev.touchstone.spv.ethereum.evm.precompile.bn254;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/// What Ethereum's contracts can ask of the curve. Pure and thread-safe. Each answer is empty where the input is
/// not made of points of the curve.
public final class Bn254 {
    private static final int G1_SUM_INPUT = 2 * Groups.G1_BYTES;
    private static final int G1_PRODUCT_INPUT = Groups.G1_BYTES + Fp.BYTES;
    private static final int PAIR = Groups.G1_BYTES + Groups.G2_BYTES;

    private Bn254() {}

    /// The sum of two points, 64 bytes (EIP-196). Missing input counts as zeros, and more is not read.
    public static Optional<byte[]> add(byte[] input) {
        var in = Arrays.copyOf(input, G1_SUM_INPUT);
        return Groups.parseG1(in, 0)
                .flatMap(p -> Groups.parseG1(in, Groups.G1_BYTES).map(q -> Groups.write(p.add(q))));
    }

    /// A point times a number of 32 bytes (EIP-196). Missing input counts as zeros, and more is not read.
    public static Optional<byte[]> multiply(byte[] input) {
        var in = Arrays.copyOf(input, G1_PRODUCT_INPUT);
        var factor = new BigInteger(1, in, Groups.G1_BYTES, Fp.BYTES);
        return Groups.parseG1(in, 0).map(p -> Groups.write(p.multiply(factor)));
    }

    /// Whether the product of the pairings of all pairs is one: 32 bytes, the last of them 1 or 0 (EIP-197). Each
    /// pair takes 192 bytes.
    public static Optional<byte[]> pairing(byte[] input) {
        if (input.length % PAIR != 0) return Optional.empty();
        var pairs = new ArrayList<Pairing.Pair>();
        for (int at = 0; at < input.length; at += PAIR) {
            var p = Groups.parseG1(input, at);
            var q = Groups.parseG2(input, at + Groups.G1_BYTES);
            if (p.isEmpty() || q.isEmpty()) return Optional.empty();
            if (p.get().isInfinite() || q.get().isInfinite()) continue;
            pairs.add(new Pairing.Pair(p.get(), q.get()));
        }
        var out = new byte[Fp.BYTES];
        if (Pairing.isProductOne(pairs)) out[out.length - 1] = 1;
        return Optional.of(out);
    }
}
