package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A signed transaction as a block holds it: legacy, EIP-2930, EIP-1559, EIP-4844 (without its blobs) or
/// EIP-7702. Immutable. Reading one says nothing of its signature.
///
/// @param chainId the chain it names; for a legacy transaction zero, as it hides it in its signature: [#chain()]
/// @param nonce unsigned, as is `gasLimit`
/// @param blobHashes the hashes of its blobs, for a blob transaction
/// @param authorizations for a set-code transaction
public record EthereumTransaction(
        TransactionType type,
        BigInteger chainId,
        long nonce,
        Fees fees,
        long gasLimit,
        Destination destination,
        Wei value,
        ByteString data,
        List<AccessListEntry> accessList,
        List<Hash256> blobHashes,
        List<Authorization> authorizations,
        TransactionSignature signature) {
    /// No block has room for more.
    public static final int MOST_BYTES = 16_000_000;

    private static final BigInteger EIP_155 = BigInteger.valueOf(35);
    private static final BigInteger LEGACY_V = BigInteger.valueOf(27);

    public EthereumTransaction {
        boolean fits = switch (type) {
            case LEGACY, ACCESS_LIST -> fees instanceof Fees.GasPrice;
            case FEE_MARKET, SET_CODE -> fees instanceof Fees.FeeMarket;
            case BLOB -> fees instanceof Fees.WithBlobs;
        };
        if (!fits) throw new IllegalArgumentException("a " + type + " with " + fees);
        accessList = List.copyOf(accessList);
        blobHashes = List.copyOf(blobHashes);
        authorizations = List.copyOf(authorizations);
    }

    /// Reads the form that the transactions trie holds.
    public static Parsed<EthereumTransaction> parse(ByteString bytes) {
        if (bytes.length() > MOST_BYTES) return Parsed.malformed("a transaction of " + bytes.length() + " bytes");
        return TransactionType.parse(bytes, TransactionCodec::read);
    }

    /// The form that the transactions trie holds.
    public ByteString bytes() {
        return type.envelope(out -> {
            TransactionCodec.writeContent(this, out);
            signature.writeTo(out);
        });
    }

    /// The transaction's name.
    public Hash256 hash() {
        return Keccak256.of(bytes());
    }

    /// What the sender signed (EIP-155 for a legacy transaction that names a chain).
    public Hash256 signingHash() {
        return Keccak256.of(signingBytes());
    }

    /// The bytes of which the sender signed the hash.
    public ByteString signingBytes() {
        return type.envelope(out -> {
            TransactionCodec.writeContent(this, out);
            if (type == TransactionType.LEGACY) chain().ifPresent(id -> writeChain(id, out));
        });
    }

    private static void writeChain(BigInteger id, RlpWriter out) {
        out.integer(id).u64(0).u64(0);
    }

    /// The chain that the transaction is bound to; empty for a legacy one that is valid on any.
    public Optional<BigInteger> chain() {
        if (type != TransactionType.LEGACY) return Optional.of(chainId);
        var v = signature.v();
        if (v.compareTo(EIP_155) < 0) return Optional.empty();
        return Optional.of(v.subtract(EIP_155).shiftRight(1));
    }

    /// Who signed it; empty where the signature is none by the rules since Homestead (EIP-2).
    public Optional<EthereumAddress> sender() {
        boolean isLegacy = type == TransactionType.LEGACY;
        boolean isBound = isLegacy && chain().isPresent();
        var parity = signature.v();
        if (isLegacy) parity = parity.subtract(isBound ? EIP_155 : LEGACY_V);
        boolean isParity = isBound || (parity.signum() >= 0 && parity.bitLength() <= 1);
        if (!isParity) return Optional.empty();
        return SenderRecovery.signer(signingHash(), parity.testBit(0) ? 1 : 0, signature);
    }

    @Override
    public String toString() {
        return "EthereumTransaction 0x" + hash().hex();
    }
}
