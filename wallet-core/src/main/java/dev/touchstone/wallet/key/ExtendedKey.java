package dev.touchstone.wallet.key;

import dev.touchstone.spv.chain.Parsed;

/// A key with children (BIP32): the secret kind can sign and derive all of them, the public kind can only make
/// the addresses of those that are not hardened.
public sealed interface ExtendedKey permits ExtendedPrivateKey, ExtendedPublicKey {
    /// How many steps from the master key.
    int depth();

    /// The first four bytes of the HASH160 of the parent's public key; zero for a master key.
    int parentFingerprint();

    ChildNumber childNumber();

    /// A written key and the letters it was written with.
    record Written(KeyVersion version, ExtendedKey key) {}

    /// Reads `xpub`, `xprv`, `tpub`, `tprv` and the SLIP-132 letters `z` and `v`. A secret key is the caller's to
    /// close.
    static Parsed<Written> parse(Secp256k1 curve, String text) {
        return Bip32.parse(curve, text);
    }
}
