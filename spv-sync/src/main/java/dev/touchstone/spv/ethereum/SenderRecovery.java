package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.Hash256;
import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.math.BigInteger;
import java.util.Optional;

/// Finds the account whose key signed a hash (Yellow Paper, appendix F). Pure and thread-safe.
public final class SenderRecovery {
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
    private static final int SCALAR = 32;
    private static final int POINT = 65;

    private SenderRecovery() {}

    /// The signer; empty where these numbers are no signature, as they are not with a high `s` (EIP-2).
    ///
    /// @param parity 0 or 1, of the signature's point
    public static Optional<EthereumAddress> signer(Hash256 message, int parity, TransactionSignature signature) {
        var r = signature.r();
        var s = signature.s();
        boolean inRange = r.signum() > 0 && s.signum() > 0 && r.compareTo(ORDER) < 0 && s.compareTo(HALF_ORDER) <= 0;
        if (!inRange) return Optional.empty();
        var compact = new byte[2 * SCALAR];
        StorageKey.word(r).writeTo(compact, 0);
        StorageKey.word(s).writeTo(compact, SCALAR);
        try {
            var point = Secp256k1.get().ecdsaRecover(compact, message.toBytes(), parity);
            var hash = Keccak256.of(Secp256k1.get().pubkeyParse(point), 1, POINT - 1);
            return Optional.of(EthereumAddress.ofWord(hash));
        } catch (Secp256k1Exception _) {
            return Optional.empty(); // no point of the curve
        }
    }
}
