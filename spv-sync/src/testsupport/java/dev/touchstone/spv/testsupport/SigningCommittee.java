package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import supranational.blst.P1;
import supranational.blst.P2;
import supranational.blst.SecretKey;

/// A sync committee whose members' secret keys are known, so that it signs what a test wants.
public final class SigningCommittee {
    private static final BigInteger ORDER =
            new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);
    private static final String CIPHER_SUITE = "BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_";

    private final List<BigInteger> secrets;
    private final SyncCommittee committee;

    private SigningCommittee(List<BigInteger> secrets, SyncCommittee committee) {
        this.secrets = secrets;
        this.committee = committee;
    }

    /// A committee of so many members.
    ///
    /// @param seed another number gives another committee
    public static SigningCommittee of(int size, long seed) {
        var secrets = new ArrayList<BigInteger>();
        var keys = new ByteArrayOutputStream();
        for (int i = 0; i < size; i++) {
            var secret = new SecretKey();
            secret.keygen(ByteBuffer.allocate(32).putLong(seed).putInt(i).array());
            secrets.add(new BigInteger(1, secret.to_bendian()));
            keys.writeBytes(new P1(secret).compress());
        }
        var all = secretOf(sum(secrets));
        var committee = new SyncCommittee(ByteString.of(keys.toByteArray()), ByteString.of(new P1(all).compress()));
        return new SigningCommittee(secrets, committee);
    }

    private static BigInteger sum(List<BigInteger> secrets) {
        return secrets.stream().reduce(BigInteger.ZERO, BigInteger::add).mod(ORDER);
    }

    private static SecretKey secretOf(BigInteger number) {
        var bytes = new byte[32];
        var digits = number.toByteArray();
        int skipped = Math.max(0, digits.length - bytes.length);
        System.arraycopy(digits, skipped, bytes, bytes.length - digits.length + skipped, digits.length - skipped);
        var key = new SecretKey();
        key.from_bendian(bytes);
        return key;
    }

    public SyncCommittee committee() {
        return committee;
    }

    /// The first `signers` members sign.
    public SyncAggregate sign(Hash256 message, int signers) {
        var bits = new byte[secrets.size() / 8];
        for (int i = 0; i < signers; i++) bits[i / 8] |= (byte) (1 << (i % 8));
        var key = secretOf(sum(secrets.subList(0, signers)));
        var signature = new P2().hash_to(message.toBytes(), CIPHER_SUITE).sign_with(key);
        return new SyncAggregate(ByteString.of(bits), ByteString.of(signature.compress()));
    }
}
