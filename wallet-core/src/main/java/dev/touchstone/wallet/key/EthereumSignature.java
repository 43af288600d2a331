package dev.touchstone.wallet.key;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.SenderRecovery;
import dev.touchstone.spv.ethereum.TransactionSignature;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// Signatures from which the account that made them can be found again (Yellow Paper, appendix F). Pure.
public final class EthereumSignature {
    private EthereumSignature() {}

    /// Signs a hash, with the nonce of RFC 6979 and a low `s` (EIP-2), and finds the account again from what came
    /// of it; empty where that is not the key's, which only a faulty computer brings about. Secrets stay the
    /// caller's.
    ///
    /// @return with the parity of the signature's point, 0 or 1, in `v`
    public static Optional<TransactionSignature> sign(Secp256k1 curve, Hash256 hash, Secret key) {
        var account = EthereumPublicKey.address(curve, key);
        var compact = EcdsaSignature.fromDer(key.use(secret -> curve.signEcdsa(hash.toBytes(), secret)));
        if (compact.isEmpty()) return Optional.empty();
        int half = Secp256k1.SECRET_KEY;
        var r = new BigInteger(1, Arrays.copyOf(compact.get(), half));
        var s = new BigInteger(1, Arrays.copyOfRange(compact.get(), half, 2 * half));
        for (int parity = 0; parity <= 1; parity++) {
            var signature = new TransactionSignature(BigInteger.valueOf(parity), r, s);
            boolean isIts = SenderRecovery.signer(hash, parity, signature)
                    .filter(account::equals)
                    .isPresent();
            if (isIts) return Optional.of(signature);
        }
        return Optional.empty();
    }
}
