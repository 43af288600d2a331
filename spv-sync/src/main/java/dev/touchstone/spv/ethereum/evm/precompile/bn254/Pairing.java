package dev.touchstone.spv.ethereum.evm.precompile.bn254;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The optimal ate pairing (Vercauteren, "Optimal pairings"; Aranha et al., "Faster explicit formulas for
/// computing pairings over ordinary curves"), as far as a check needs it: whether a product of pairings is one.
final class Pairing {
    private static final BigInteger LOOP =
            BigInteger.valueOf(Groups.X).multiply(BigInteger.valueOf(6)).add(BigInteger.TWO);
    private static final BigInteger THREEFOLD = LOOP.multiply(BigInteger.valueOf(3));

    private Pairing() {}

    /// A pair of points, neither of them at infinity.
    record Pair(Point<Fp> p, Point<Fp2> q) {}

    static boolean isProductOne(List<Pair> pairs) {
        return pairs.isEmpty() || finalPower(lines(pairs)).isOne();
    }

    /// Miller's loop, once for all pairs. Its number's digits are taken in the form where no two neighbours are
    /// other than zero: digit `i` is bit `i + 1` of three times the number less bit `i + 1` of the number.
    private static Fp12 lines(List<Pair> pairs) {
        var walks = new ArrayList<MillerWalk>();
        for (var pair : pairs) walks.add(new MillerWalk(pair));
        var f = Fp12.ONE;
        for (int i = THREEFOLD.bitLength() - 3; i >= 0; i--) {
            f = f.square();
            for (var walk : walks) f = walk.twice(f);
            if (THREEFOLD.testBit(i + 1) == LOOP.testBit(i + 1)) continue;
            for (var walk : walks) f = walk.step(f, THREEFOLD.testBit(i + 1));
        }
        for (var walk : walks) f = walk.finish(f);
        return f;
    }

    /// To the power of `(p^12 - 1) / r`, times a number that has no factor in common with `r` (Fuentes-Castaneda,
    /// Knapp, Rodriguez-Henriquez, "Faster hashing to G2", section 5).
    private static Fp12 finalPower(Fp12 f) {
        var unitary = f.conjugate().multiply(f.inverse());
        var m = unitary.frobenius().frobenius().multiply(unitary);
        var x = m.power(Groups.X);
        var x2 = x.cyclotomicSquare();
        var x6 = x2.cyclotomicSquare().multiply(x2);
        var xx6 = x6.power(Groups.X);
        var xxx12 = xx6.cyclotomicSquare().power(Groups.X);
        var c2 = x6.multiply(xx6).multiply(xxx12);
        var c1 = c2.multiply(x2.conjugate());
        var c0 = c2.multiply(xx6).multiply(m);
        var c3 = c1.multiply(m.conjugate());
        var high = c3.frobenius().multiply(c2);
        return high.frobenius().multiply(c1).frobenius().multiply(c0);
    }
}
