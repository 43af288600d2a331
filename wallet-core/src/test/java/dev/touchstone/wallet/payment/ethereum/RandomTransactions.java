package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedAuthorization;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes transactions of every type that a wallet signs, with fields at random, small ones and large ones. The
/// same seed makes the same. Confined to one thread.
final class RandomTransactions {
    private static final List<TransactionType> TYPES = List.of(
            TransactionType.LEGACY, TransactionType.ACCESS_LIST, TransactionType.FEE_MARKET, TransactionType.SET_CODE);

    /// ethers counts transactions with a JavaScript number.
    private static final int MOST_NONCE_BITS = 53;

    private static final int MOST_VALUE_BITS = 256;
    private static final int MOST_PRICE_BITS = 100;
    private static final int MOST_DATA = 300;

    private final RandomGenerator random;

    RandomTransactions(RandomGenerator random) {
        this.random = random;
    }

    /// Whose transaction the next is, of which type is said by its number.
    UnsignedTransaction next(int number, EthereumAddress from, BigInteger chainId) {
        var type = TYPES.get(number % TYPES.size());
        boolean setsCode = type == TransactionType.SET_CODE;
        return new UnsignedTransaction(
                from,
                type,
                number(MOST_NONCE_BITS).longValue(),
                fees(type),
                random.nextLong(UnsignedTransaction.MOST_GAS + 1),
                !setsCode && random.nextInt(5) == 0 ? new Destination.NewContract() : new Destination.To(address()),
                new Wei(number(MOST_VALUE_BITS)),
                bytes(random.nextInt(4) == 0 ? 0 : random.nextInt(MOST_DATA)),
                type == TransactionType.LEGACY ? List.of() : accessList(),
                setsCode ? authorizations(from, chainId) : List.of());
    }

    BigInteger chainId() {
        return number(40).add(BigInteger.ONE);
    }

    private Fees fees(TransactionType type) {
        var price = new Wei(number(MOST_PRICE_BITS));
        if (type == TransactionType.LEGACY || type == TransactionType.ACCESS_LIST) return new Fees.GasPrice(price);
        return new Fees.FeeMarket(price, price.plus(new Wei(number(MOST_PRICE_BITS))));
    }

    private List<AccessListEntry> accessList() {
        var list = new ArrayList<AccessListEntry>();
        for (int left = random.nextInt(4); left > 0; left--) {
            var keys = new ArrayList<StorageKey>();
            for (int more = random.nextInt(4); more > 0; more--) keys.add(StorageKey.of(random.nextLong(1L << 40)));
            list.add(new AccessListEntry(address(), keys));
        }
        return list;
    }

    private List<UnsignedAuthorization> authorizations(EthereumAddress authority, BigInteger chainId) {
        var list = new ArrayList<UnsignedAuthorization>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            list.add(new UnsignedAuthorization(
                    authority,
                    random.nextBoolean() ? chainId : BigInteger.ZERO,
                    random.nextInt(4) == 0 ? EthereumAddress.ZERO : address(),
                    number(MOST_NONCE_BITS).longValue()));
        }
        return list;
    }

    EthereumAddress address() {
        return EthereumAddress.of(bytes(EthereumAddress.ZERO.value().length()).toArray());
    }

    /// Of any length up to so many bits, as often short as long.
    private BigInteger number(int mostBits) {
        int bits = random.nextInt(mostBits + 1);
        return bits == 0
                ? BigInteger.ZERO
                : new BigInteger(1, bytes((bits + 7) / 8).toArray()).shiftRight(-bits & 7);
    }

    ByteString bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteString.of(bytes);
    }
}
