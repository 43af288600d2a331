package dev.touchstone.app;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Somebody with a key on a practice chain, who gives pieces of a collection away. Immutable.
final class PieceOwner {
    private static final long GAS = 200_000;

    private final byte[] key =
            Keccak256.of("owner".getBytes(StandardCharsets.UTF_8)).toBytes();
    private final BigInteger chainId;
    private final EthereumAddress address;

    PieceOwner(long chainId) {
        this.chainId = BigInteger.valueOf(chainId);
        this.address = EthereumAddress.ofWord(Keccak256.of(Secp256k1.get().pubkeyCreate(key), 1, 64));
    }

    EthereumAddress address() {
        return address;
    }

    /// A signed transaction that gives a piece to somebody.
    ByteString gives(EthereumAddress collection, long id, EthereumAddress to, long nonce) {
        var data = AbiCall.of("transferFrom(address,address,uint256)")
                .address(address)
                .address(to)
                .number(BigInteger.valueOf(id))
                .data();
        var unsigned = transaction(collection, data, nonce, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
        var compact = Secp256k1.get().sign(unsigned.signingHash().toBytes(), key);
        var r = new BigInteger(1, compact, 0, 32);
        var s = new BigInteger(1, compact, 32, 32);
        var even = transaction(collection, data, nonce, BigInteger.ZERO, r, s);
        boolean isEven = even.sender().filter(address::equals).isPresent();
        return (isEven ? even : transaction(collection, data, nonce, BigInteger.ONE, r, s)).bytes();
    }

    private EthereumTransaction transaction(
            EthereumAddress to, ByteString data, long nonce, BigInteger v, BigInteger r, BigInteger s) {
        return new EthereumTransaction(
                TransactionType.FEE_MARKET,
                chainId,
                nonce,
                new Fees.FeeMarket(Wei.PER_GWEI, Wei.PER_GWEI.times(10)),
                GAS,
                new Destination.To(to),
                Wei.ZERO,
                data,
                List.of(),
                List.of(),
                List.of(),
                new TransactionSignature(v, r, s));
    }
}
