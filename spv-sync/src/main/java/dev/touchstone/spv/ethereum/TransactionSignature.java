package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.math.BigInteger;

/// A signature as a transaction carries it; nothing here says that it is valid. Immutable.
///
/// @param v the parity of the signature's point; in legacy transactions with 27 or, twice, the chain's number
///     mixed in (EIP-155)
public record TransactionSignature(BigInteger v, BigInteger r, BigInteger s) {
    /// Stands where there is no signature yet; nobody's.
    public static final TransactionSignature NONE =
            new TransactionSignature(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    static TransactionSignature read(RlpReader in) throws MalformedException {
        return new TransactionSignature(in.u256(), in.u256(), in.u256());
    }

    void writeTo(RlpWriter out) {
        out.integer(v).integer(r).integer(s);
    }
}
