package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.math.BigInteger;
import java.util.List;

/// A transaction before it is signed, and who is to sign it: of any type but that with blobs. Immutable.
///
/// @param nonce unsigned
/// @param authorizations for a set-code transaction; who signs them is said, as they are not signed yet either
public record UnsignedTransaction(
        EthereumAddress from,
        TransactionType type,
        long nonce,
        Fees fees,
        long gasLimit,
        Destination destination,
        Wei value,
        ByteString data,
        List<AccessListEntry> accessList,
        List<UnsignedAuthorization> authorizations) {
    /// More than any block has.
    public static final long MOST_GAS = CallInput.MOST_GAS;

    public static final int MOST_DATA = CallInput.MOST_DATA;

    /// Places of an access list, and authorizations.
    public static final int MOST_ENTRIES = 1024;

    private static final BigInteger EIP_155 = BigInteger.valueOf(35);

    public UnsignedTransaction {
        accessList = List.copyOf(accessList);
        authorizations = List.copyOf(authorizations);
        boolean isPriced = switch (type) {
            case LEGACY, ACCESS_LIST -> fees instanceof Fees.GasPrice;
            case FEE_MARKET, SET_CODE -> fees instanceof Fees.FeeMarket;
            case BLOB -> false;
        };
        if (!isPriced) throw new IllegalArgumentException("a " + type + " with " + fees);
        if (!fits(type, destination, accessList, authorizations)) {
            throw new IllegalArgumentException("no lists or destination of a " + type);
        }
        if (gasLimit < 0 || gasLimit > MOST_GAS) throw new IllegalArgumentException("gas " + gasLimit);
        if (data.length() > MOST_DATA) throw new IllegalArgumentException(data.length() + " bytes of data");
    }

    /// Whether a transaction of this type may have such a destination and such lists.
    public static boolean fits(
            TransactionType type,
            Destination destination,
            List<AccessListEntry> accessList,
            List<UnsignedAuthorization> authorizations) {
        long entries =
                accessList.stream().mapToLong(entry -> 1 + entry.keys().size()).sum();
        boolean setsCode = type == TransactionType.SET_CODE;
        return (type != TransactionType.LEGACY || accessList.isEmpty())
                && (setsCode || authorizations.isEmpty())
                && !(setsCode && destination instanceof Destination.NewContract)
                && entries <= MOST_ENTRIES
                && authorizations.size() <= MOST_ENTRIES;
    }

    /// The same with another limit of gas.
    public UnsignedTransaction withGas(long other) {
        return new UnsignedTransaction(
                from, type, nonce, fees, other, destination, value, data, accessList, authorizations);
    }

    /// What its sender signs on this chain.
    ///
    /// @param words the signed form of `authorizations`, in their order
    public Hash256 signingHash(BigInteger chainId, List<Authorization> words) {
        return signed(chainId, words, TransactionSignature.NONE).signingHash();
    }

    /// As a block holds it, with a signature of which the parity of the point stands in `v`: what a legacy
    /// transaction has there in its place follows from that (EIP-155).
    ///
    /// @param words the signed form of `authorizations`, in their order
    public EthereumTransaction signed(BigInteger chainId, List<Authorization> words, TransactionSignature signature) {
        if (words.size() != authorizations.size()) throw new IllegalArgumentException(words.size() + " authorizations");
        boolean isLegacy = type == TransactionType.LEGACY;
        var v = isLegacy ? chainId.shiftLeft(1).add(EIP_155).add(signature.v()) : signature.v();
        return new EthereumTransaction(
                type,
                isLegacy ? BigInteger.ZERO : chainId,
                nonce,
                fees,
                gasLimit,
                destination,
                value,
                data,
                accessList,
                List.of(),
                words,
                new TransactionSignature(v, signature.r(), signature.s()));
    }

    /// As a block would hold it on this chain, but for signatures.
    public EthereumTransaction blank(BigInteger chainId) {
        var words = authorizations.stream().map(UnsignedAuthorization::blank).toList();
        return signed(chainId, words, TransactionSignature.NONE);
    }
}
