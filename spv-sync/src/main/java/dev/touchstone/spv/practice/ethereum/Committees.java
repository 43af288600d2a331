package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.bls.Bls;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import supranational.blst.P1;
import supranational.blst.P2;
import supranational.blst.SecretKey;

/// The sync committees of a practice chain with their secret keys, which are made from the chain's seed and the
/// period's number: whoever knows the chain knows them. Confined to the practice-ethereum loop.
final class Committees {
    private static final int KEPT = 8;
    private static final String CIPHER_SUITE = "BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_";

    /// The order of the curve's group.
    private static final BigInteger ORDER =
            new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

    /// The point at infinity: what nobody's signatures add up to.
    private static final ByteString NOBODYS = infinity();

    private final Preset preset;
    private final Hash256 seed;
    private final Map<Long, Members> known = new LinkedHashMap<>();

    Committees(Preset preset, Hash256 seed) {
        this.preset = preset;
        this.seed = seed;
    }

    /// A period's committee, its root, and what it signs with.
    record Members(SyncCommittee committee, Hash256 root, List<BigInteger> secrets, BigInteger sum) {}

    Members of(long period) {
        var members = known.computeIfAbsent(period, this::made);
        if (known.size() > KEPT) known.remove(known.keySet().iterator().next());
        return members;
    }

    private Members made(long period) {
        var secrets = new ArrayList<BigInteger>();
        var keys = new ByteArrayOutputStream();
        var sum = BigInteger.ZERO;
        for (int i = 0; i < preset.committeeSize(); i++) {
            var secret = secret(period, i);
            secrets.add(secret);
            keys.writeBytes(publicKey(secret));
            sum = sum.add(secret).mod(ORDER);
        }
        var committee = new SyncCommittee(ByteString.of(keys.toByteArray()), ByteString.of(publicKey(sum)));
        return new Members(committee, committee.root(), List.copyOf(secrets), sum);
    }

    private BigInteger secret(long period, int member) {
        var text = new RlpWriter().hash(seed).u64(period).u64(member).toArray();
        return new BigInteger(1, DoubleSha256.newSha256().digest(text)).mod(ORDER);
    }

    private static byte[] publicKey(BigInteger secret) {
        return new P1(key(secret)).compress();
    }

    private static SecretKey key(BigInteger secret) {
        var bytes = HashTreeRoot.ofUint64(0).toBytes();
        var digits = secret.toByteArray();
        int skipped = Math.max(0, digits.length - bytes.length);
        int length = digits.length - skipped;
        System.arraycopy(digits, skipped, bytes, bytes.length - length, length);
        var key = new SecretKey();
        key.from_bendian(bytes);
        return key;
    }

    /// What these members sign together: with the sum of their keys, which is the sum of their signatures.
    SyncAggregate signed(long period, Hash256 message, BitSet present) {
        var members = of(period);
        var sum = BigInteger.ZERO;
        boolean mostAreThere = 2 * present.cardinality() > preset.committeeSize();
        if (mostAreThere) sum = members.sum;
        for (int i = 0; i < preset.committeeSize(); i++) {
            if (present.get(i) == mostAreThere) continue;
            sum = mostAreThere ? sum.subtract(members.secrets.get(i)) : sum.add(members.secrets.get(i));
        }
        return new SyncAggregate(bits(present), signature(sum.mod(ORDER), message));
    }

    private ByteString bits(BitSet present) {
        var bits = new byte[preset.committeeSize() / 8];
        present.stream().forEach(i -> bits[i / 8] |= (byte) (1 << (i % 8)));
        return ByteString.of(bits);
    }

    private static ByteString signature(BigInteger secret, Hash256 message) {
        if (secret.signum() == 0) return NOBODYS;
        return ByteString.of(new P2()
                .hash_to(message.toBytes(), CIPHER_SUITE)
                .sign_with(key(secret))
                .compress());
    }

    private static ByteString infinity() {
        var bytes = new byte[Bls.SIGNATURE_BYTES];
        bytes[0] = (byte) 0xc0;
        return ByteString.of(bytes);
    }
}
