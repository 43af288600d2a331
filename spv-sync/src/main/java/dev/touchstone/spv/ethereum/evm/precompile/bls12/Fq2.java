package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import java.util.Optional;

/// `a + b v` with `v^2 = -1`: a number of the field over which the twisted curve lies. Immutable.
record Fq2(Fq a, Fq b) implements SquareRootField<Fq2> {
    static final int BYTES = 2 * Fq.BYTES;
    private static final Fq HALF = Fq.of(2).inverse();

    static Fq2 of(long a, long b) {
        return new Fq2(Fq.of(a), Fq.of(b));
    }

    /// The number in the 128 bytes from `offset` on; empty where a part is not below the prime.
    static Optional<Fq2> parse(byte[] bytes, int offset) {
        return Fq.parse(bytes, offset)
                .flatMap(a -> Fq.parse(bytes, offset + Fq.BYTES).map(b -> new Fq2(a, b)));
    }

    /// Writes 96 bytes as blst does: `b` before `a`.
    void writePlain(byte[] target, int offset) {
        b.writePlain(target, offset);
        a.writePlain(target, offset + Fq.PLAIN_BYTES);
    }

    @Override
    public boolean isZero() {
        return a.isZero() && b.isZero();
    }

    @Override
    public Fq2 add(Fq2 o) {
        return new Fq2(a.add(o.a), b.add(o.b));
    }

    @Override
    public Fq2 negate() {
        return new Fq2(a.negate(), b.negate());
    }

    @Override
    public Fq2 multiply(Fq2 o) {
        return new Fq2(
                a.multiply(o.a).subtract(b.multiply(o.b)), a.multiply(o.b).add(b.multiply(o.a)));
    }

    @Override
    public Fq2 inverse() {
        var norm = norm().inverse();
        return new Fq2(a.multiply(norm), b.multiply(norm).negate());
    }

    private Fq norm() {
        return a.square().add(b.square());
    }

    /// The square of `x + y v` has `x^2 - y^2` and `2 x y` for its parts, and the square of `x^2 + y^2` for its
    /// norm.
    @Override
    public Optional<Fq2> squareRoot() {
        if (b.isZero()) {
            return a.squareRoot()
                    .map(x -> new Fq2(x, Fq.ZERO))
                    .or(() -> a.negate().squareRoot().map(y -> new Fq2(Fq.ZERO, y)));
        }
        return norm().squareRoot().flatMap(root -> halfSum(root).or(() -> halfSum(root.negate())));
    }

    private Optional<Fq2> halfSum(Fq root) {
        return a.add(root)
                .multiply(HALF)
                .squareRoot()
                .map(x -> new Fq2(x, b.multiply(HALF).multiply(x.inverse())));
    }

    @Override
    public boolean isOdd() {
        return a.isZero() ? b.isOdd() : a.isOdd();
    }

    @Override
    public Fq2 self() {
        return this;
    }
}
