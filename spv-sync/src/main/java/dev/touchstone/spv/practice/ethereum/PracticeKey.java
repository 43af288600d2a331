package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.TransactionSignature;
import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// A key of the practice network that is made of its name: the same on every practice chain, and no secret.
/// Immutable.
final class PracticeKey {
    private static final int POINT = 65;
    private static final int SCALAR = 32;

    private final byte[] key;

    PracticeKey(String name) {
        this.key = Keccak256.of(name.getBytes(StandardCharsets.US_ASCII)).toBytes();
    }

    EthereumAddress address() {
        return EthereumAddress.ofWord(Keccak256.of(Secp256k1.get().pubkeyCreate(key), 1, POINT - 1));
    }

    TransactionSignature sign(Hash256 message) {
        var compact = Secp256k1.get().sign(message.toBytes(), key);
        var point = ByteString.of(Secp256k1.get().pubkeyCreate(key));
        var zero =
                ByteString.of(Secp256k1.get().pubkeyParse(Secp256k1.get().ecdsaRecover(compact, message.toBytes(), 0)));
        return new TransactionSignature(
                zero.equals(point) ? BigInteger.ZERO : BigInteger.ONE,
                new BigInteger(1, compact, 0, SCALAR),
                new BigInteger(1, compact, SCALAR, SCALAR));
    }
}
