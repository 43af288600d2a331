package dev.touchstone.ui;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.bls.Bls;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import supranational.blst.P1;
import supranational.blst.P2;
import supranational.blst.Scalar;

/// Five hundred and twelve signers with keys that everybody can work out. Immutable.
final class SampleCommittee {
    static final int SIZE = 512;
    private static final String SUITE = "BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_";
    private static final BigInteger ORDER =
            new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

    private final List<BigInteger> secrets = new ArrayList<>();
    private final SyncCommittee committee;

    SampleCommittee(long period) {
        var keys = new ByteArrayOutputStream();
        var sum = BigInteger.ZERO;
        for (int i = 0; i < SIZE; i++) {
            var secret = BigInteger.valueOf(1_000_003L * (period + 7) + 7919L * i);
            secrets.add(secret);
            sum = sum.add(secret);
            keys.writeBytes(publicKey(secret));
        }
        committee = new SyncCommittee(ByteString.of(keys.toByteArray()), ByteString.of(publicKey(sum.mod(ORDER))));
    }

    private static byte[] publicKey(BigInteger secret) {
        return P1.generator().mult(secret).compress();
    }

    SyncCommittee committee() {
        return committee;
    }

    /// The signature of all but the last members, so that `signers` are left.
    SyncAggregate sign(Hash256 message, int signers) {
        var bits = new byte[SIZE / 8];
        var sum = BigInteger.ZERO;
        for (int i = 0; i < signers; i++) {
            bits[i / 8] |= (byte) (1 << (i % 8));
            sum = sum.add(secrets.get(i));
        }
        var point = new P2().hash_to(message.toBytes(), SUITE).sign_with(scalar(sum.mod(ORDER)));
        var signature = ByteString.of(point.compress());
        if (signature.length() != Bls.SIGNATURE_BYTES) throw new AssertionError(signature);
        return new SyncAggregate(ByteString.of(bits), signature);
    }

    private static Scalar scalar(BigInteger value) {
        return new Scalar().from_bendian(HexFormat.of().parseHex("%064x".formatted(value)));
    }
}
