package dev.touchstone.wallet.key;

import dev.touchstone.spv.bitcoin.TaggedHash;
import dev.touchstone.spv.chain.ByteString;
import java.util.Arrays;

/// From an internal key to the key in a taproot output, and the same for its secret (BIP341, "Constructing and
/// spending"). Pure.
public final class TaprootKeys {
    /// The Merkle root of an output without scripts, which commits to nothing at all (BIP86).
    public static final ByteString NO_SCRIPTS = ByteString.EMPTY;

    private TaprootKeys() {}

    /// The x-only output key of a BIP86 address for a compressed internal key.
    public static byte[] outputKey(Secp256k1 curve, byte[] internalKey) {
        return Secp256k1.xOnly(tweak(curve, Secp256k1.xOnly(internalKey), NO_SCRIPTS));
    }

    /// The compressed output key for an x-only internal key; its first byte tells the parity a script path needs.
    ///
    /// @throws IllegalArgumentException when the internal key is no point of the curve
    public static byte[] tweak(Secp256k1 curve, byte[] internalXOnly, ByteString merkleRoot) {
        return curve.addToPublicKey(Secp256k1.lift(internalXOnly), tweakHash(internalXOnly, merkleRoot))
                .orElseThrow(() -> new IllegalStateException("an internal key without output key"));
    }

    /// The secret of the output key; the caller wipes it.
    static byte[] tweakSecretKey(Secp256k1 curve, byte[] secret, ByteString merkleRoot) {
        var point = curve.publicKey(secret);
        var even = Secp256k1.hasEvenY(point) ? secret.clone() : curve.negate(secret);
        try {
            return curve.addToSecretKey(even, tweakHash(Secp256k1.xOnly(point), merkleRoot))
                    .orElseThrow(() -> new IllegalStateException("an internal key without output key"));
        } finally {
            Arrays.fill(even, (byte) 0);
        }
    }

    private static byte[] tweakHash(byte[] internalXOnly, ByteString merkleRoot) {
        var message = Arrays.copyOf(internalXOnly, 32 + merkleRoot.length());
        System.arraycopy(merkleRoot.toArray(), 0, message, 32, merkleRoot.length());
        return TaggedHash.of("TapTweak", message).toBytes();
    }
}
