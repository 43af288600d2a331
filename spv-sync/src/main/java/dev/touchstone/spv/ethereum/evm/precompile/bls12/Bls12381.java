package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import java.util.Optional;

/// What contracts can ask of BLS12-381. Each function takes a call's whole input and is empty where the call
/// fails. Thread-safe.
public interface Bls12381 {
    int SCALAR_BYTES = 32;
    int G1_BYTES = 128;
    int G2_BYTES = 256;

    /// The sum of two points of the curve, in the group or not.
    Optional<byte[]> addG1(byte[] input);

    /// The sum of points of the group, each times a number.
    Optional<byte[]> sumG1(byte[] input);

    /// The sum of two points of the twisted curve, in the group or not.
    Optional<byte[]> addG2(byte[] input);

    /// The sum of points of the twisted group, each times a number.
    Optional<byte[]> sumG2(byte[] input);

    /// Whether the product of the pairings of all pairs is one, as a word.
    Optional<byte[]> pairing(byte[] input);

    /// The point of the group that a number of the field is mapped to.
    Optional<byte[]> mapToG1(byte[] input);

    /// The point of the twisted group that a number of the field's square is mapped to.
    Optional<byte[]> mapToG2(byte[] input);

    /// The size of a blob's polynomial and the field's order, where the polynomial that a hash commits to has the
    /// stated value at the stated place (EIP-4844).
    Optional<byte[]> evaluation(byte[] input);
}
