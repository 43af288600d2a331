package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
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

    /// As a block would hold it on this chain, but for signatures.
    public EthereumTransaction blank(BigInteger chainId) {
        boolean isLegacy = type == TransactionType.LEGACY;
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
                authorizations.stream().map(UnsignedAuthorization::blank).toList(),
                isLegacy
                        ? new TransactionSignature(chainId.shiftLeft(1).add(EIP_155), BigInteger.ZERO, BigInteger.ZERO)
                        : TransactionSignature.NONE);
    }
}
