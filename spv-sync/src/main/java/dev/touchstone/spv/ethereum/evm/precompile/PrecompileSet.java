package dev.touchstone.spv.ethereum.evm.precompile;

/// Which built-in contracts there are and what they cost: named by the fork that changed one of both last.
public enum PrecompileSet {
    /// 0x01-0x04.
    FRONTIER,
    /// With modular exponentiation and bn254, 0x05-0x08 (EIP-196, 197, 198).
    BYZANTIUM,
    /// With BLAKE2's compression, 0x09 (EIP-152), and a cheaper bn254 (EIP-1108).
    ISTANBUL,
    /// Modular exponentiation priced anew (EIP-2565).
    BERLIN,
    /// With the evaluation of a blob's polynomial, 0x0a (EIP-4844).
    CANCUN,
    /// With BLS12-381, 0x0b-0x11 (EIP-2537).
    PRAGUE,
    /// With P-256 signatures, 0x100 (EIP-7951); modular exponentiation bounded and dearer (EIP-7823, 7883).
    OSAKA;

    boolean has(PrecompileSet since) {
        return compareTo(since) >= 0;
    }
}
