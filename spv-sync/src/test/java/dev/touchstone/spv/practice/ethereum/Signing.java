package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Somebody with a key, who signs transactions of every kind.
final class Signing {
    private static final TransactionSignature NONE =
            new TransactionSignature(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    private final byte[] key;
    private final BigInteger chainId;
    private final EthereumAddress address;

    Signing(String name, long chainId) {
        this.key = Keccak256.of(name.getBytes(StandardCharsets.UTF_8)).toBytes();
        this.chainId = BigInteger.valueOf(chainId);
        var point = Secp256k1.get().pubkeyCreate(key);
        this.address = EthereumAddress.ofWord(Keccak256.of(point, 1, 64));
    }

    EthereumAddress address() {
        return address;
    }

    /// A transaction to be changed before it is signed.
    record Draft(
            TransactionType type,
            long nonce,
            Fees fees,
            long gas,
            Destination to,
            Wei value,
            ByteString data,
            List<AccessListEntry> accessList) {
        static Draft payment(long nonce, EthereumAddress to, Wei value) {
            var fees = new Fees.FeeMarket(Wei.PER_GWEI, Wei.PER_GWEI.times(10));
            return new Draft(
                    TransactionType.FEE_MARKET,
                    nonce,
                    fees,
                    21_000,
                    new Destination.To(to),
                    value,
                    ByteString.EMPTY,
                    List.of());
        }

        Draft withGas(long other) {
            return new Draft(type, nonce, fees, other, to, value, data, accessList);
        }

        Draft withFees(TransactionType otherType, Fees other) {
            return new Draft(otherType, nonce, other, gas, to, value, data, accessList);
        }

        Draft withData(ByteString other) {
            return new Draft(type, nonce, fees, gas, to, value, other, accessList);
        }

        Draft withAccessList(List<AccessListEntry> other) {
            return new Draft(type, nonce, fees, gas, to, value, data, other);
        }

        Draft to(Destination other) {
            return new Draft(type, nonce, fees, gas, other, value, data, accessList);
        }
    }

    /// The same as a transaction that sets code (EIP-7702).
    EthereumTransaction delegating(Draft draft, List<Authorization> authorizations) {
        return sign(draft.withFees(TransactionType.SET_CODE, draft.fees()), authorizations);
    }

    /// This one's word that its account shall run the code of another.
    Authorization authorization(EthereumAddress delegate, long nonce) {
        var unsigned = new Authorization(chainId, delegate, nonce, NONE);
        var compact = Secp256k1.get().sign(unsigned.signingHash().toBytes(), key);
        var r = new BigInteger(1, compact, 0, 32);
        var s = new BigInteger(1, compact, 32, 32);
        var even = new Authorization(chainId, delegate, nonce, new TransactionSignature(BigInteger.ZERO, r, s));
        boolean isEven = even.signer().filter(address::equals).isPresent();
        return isEven
                ? even
                : new Authorization(chainId, delegate, nonce, new TransactionSignature(BigInteger.ONE, r, s));
    }

    EthereumTransaction sign(Draft draft) {
        return sign(draft, List.of());
    }

    private EthereumTransaction sign(Draft draft, List<Authorization> authorizations) {
        boolean isLegacy = draft.type == TransactionType.LEGACY;
        var v = isLegacy ? chainId.shiftLeft(1).add(BigInteger.valueOf(35)) : BigInteger.ZERO;
        var unsigned = transaction(draft, authorizations, new TransactionSignature(v, NONE.r(), NONE.s()));
        var compact = Secp256k1.get().sign(unsigned.signingHash().toBytes(), key);
        var r = new BigInteger(1, compact, 0, 32);
        var s = new BigInteger(1, compact, 32, 32);
        var even = transaction(draft, authorizations, new TransactionSignature(v, r, s));
        boolean isEven = even.sender().filter(address::equals).isPresent();
        return isEven
                ? even
                : transaction(draft, authorizations, new TransactionSignature(v.add(BigInteger.ONE), r, s));
    }

    private EthereumTransaction transaction(
            Draft draft, List<Authorization> authorizations, TransactionSignature signature) {
        return new EthereumTransaction(
                draft.type,
                draft.type == TransactionType.LEGACY ? BigInteger.ZERO : chainId,
                draft.nonce,
                draft.fees,
                draft.gas,
                draft.to,
                draft.value,
                draft.data,
                draft.accessList,
                List.of(),
                authorizations,
                signature);
    }

    ByteString payment(long nonce, EthereumAddress to, Wei value) {
        return sign(Draft.payment(nonce, to, value)).bytes();
    }
}
