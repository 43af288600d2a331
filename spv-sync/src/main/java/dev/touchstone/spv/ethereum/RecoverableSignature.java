package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import java.math.BigInteger;
import java.util.Optional;

/// A signature from which its signer can be found (Yellow Paper, appendix F): two numbers, and which of two
/// points. Nothing here says that it is valid. Immutable.
///
/// @param parity whether the point's y coordinate is odd: 0 or 1
public record RecoverableSignature(BigInteger r, BigInteger s, int parity) {
    /// How long the written form is.
    public static final int BYTES = 65;

    private static final int SCALAR = 32;
    private static final int V_OFFSET = 27;

    public RecoverableSignature {
        if (parity < 0 || parity > 1) throw new IllegalArgumentException("a parity of " + parity);
        if (r.signum() < 0 || s.signum() < 0 || r.bitLength() > 256 || s.bitLength() > 256) {
            throw new IllegalArgumentException("a number of more than 256 bits");
        }
    }

    /// The same as a transaction carries it, with the point's parity in `v`.
    public static RecoverableSignature of(TransactionSignature signature) {
        return new RecoverableSignature(
                signature.r(), signature.s(), signature.v().intValueExact());
    }

    /// Reads r, s, and 27 or 28 (or 0 or 1) for the point's parity.
    public static Parsed<RecoverableSignature> parse(ByteString bytes) {
        if (bytes.length() != BYTES) return Parsed.malformed("a signature of " + bytes.length() + " bytes");
        int v = bytes.at(BYTES - 1) & 0xff;
        int parity = v >= V_OFFSET ? v - V_OFFSET : v;
        if (parity > 1) return Parsed.malformed("a signature that ends in " + v);
        var r = new BigInteger(1, bytes.toArray(0, SCALAR));
        var s = new BigInteger(1, bytes.toArray(SCALAR, 2 * SCALAR));
        return Parsed.ok(new RecoverableSignature(r, s, parity));
    }

    /// 65 bytes: r, s, and 27 or 28.
    public ByteString bytes() {
        var bytes = new byte[BYTES];
        StorageKey.word(r).writeTo(bytes, 0);
        StorageKey.word(s).writeTo(bytes, SCALAR);
        bytes[BYTES - 1] = (byte) (V_OFFSET + parity);
        return ByteString.of(bytes);
    }

    /// Whose key signed this hash; empty where these numbers are no signature, as they are not with a high `s`
    /// (EIP-2).
    public Optional<EthereumAddress> signer(Hash256 hash) {
        return SenderRecovery.signer(hash, parity, new TransactionSignature(BigInteger.valueOf(parity), r, s));
    }
}
