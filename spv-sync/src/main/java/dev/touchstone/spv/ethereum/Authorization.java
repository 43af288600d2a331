package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.math.BigInteger;
import java.util.Optional;

/// An account's signed word that it shall run the code of `delegate` (EIP-7702). Immutable.
///
/// @param chainId the chain it is meant for; zero means any
/// @param nonce unsigned
public record Authorization(BigInteger chainId, EthereumAddress delegate, long nonce, TransactionSignature signature) {
    private static final byte MAGIC = 5;

    static Authorization read(RlpReader outer) throws MalformedException {
        var in = outer.list();
        var authorization =
                new Authorization(in.u256(), EthereumAddress.read(in), in.u64(), TransactionSignature.read(in));
        in.expectEnd();
        return authorization;
    }

    void writeTo(RlpWriter out) {
        out.list(list -> {
            writeContent(list);
            signature.writeTo(list);
        });
    }

    private void writeContent(RlpWriter out) {
        out.integer(chainId).string(delegate.value()).u64(nonce);
    }

    /// Whose word it is; empty where the signature is none (EIP-7702, EIP-2).
    public Optional<EthereumAddress> signer() {
        if (signature.v().bitLength() > 1) return Optional.empty();
        return SenderRecovery.signer(signingHash(), signature.v().intValue(), signature);
    }

    /// What the account signed.
    public Hash256 signingHash() {
        return Keccak256.of(new RlpWriter().raw(MAGIC).list(this::writeContent).toArray());
    }
}
