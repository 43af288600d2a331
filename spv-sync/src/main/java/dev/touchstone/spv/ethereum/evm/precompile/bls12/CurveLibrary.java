package dev.touchstone.spv.ethereum.evm.precompile.bls12;

/// The curve's code, as far as this computer can run it.
public sealed interface CurveLibrary {
    /// It runs.
    record Loaded(Bls12381 curve) implements CurveLibrary {}

    /// It does not run; `why` is for the expert.
    record Missing(String why) implements CurveLibrary {}

    /// blst where it loads.
    static CurveLibrary load() {
        try {
            return new Loaded(new BlstCurve());
        } catch (LinkageError e) {
            return new Missing("BLS12-381: blst does not load here (" + e.getMessage() + ")");
        }
    }
}
