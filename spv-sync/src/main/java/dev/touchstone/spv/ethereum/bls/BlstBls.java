package dev.touchstone.spv.ethereum.bls;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import supranational.blst.BLST_ERROR;
import supranational.blst.P1;
import supranational.blst.P1_Affine;
import supranational.blst.P2_Affine;
import supranational.blst.Pairing;

/// [Bls] by Supranational's blst. Thread-safe.
///
/// Taking a key out of its compressed form costs 15 microseconds, a signature over a thousand. So of a committee
/// only the sum is read at once, and a key when a signature turns on it: that of a member who was absent. The sum
/// is committed to beside the keys, by a state whose rules make it their sum; whoever could have another one signed
/// could have any keys signed. Single keys are not tested for their subgroup, as they were when they were
/// deposited; the sum is, and what is left of it at each signature.
public final class BlstBls implements Bls {
    private static final String CIPHER_SUITE = "BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_";

    /// The first bits of a compressed point: that it is compressed, and that it is the one at infinity.
    private static final int FORM = 0xc0;

    private static final int COMPRESSED = 0x80;

    @Override
    public boolean fastAggregateVerify(List<ByteString> publicKeys, Hash256 message, ByteString signature) {
        var sum = new P1();
        for (var key : publicKeys) {
            var point = publicKey(key.toArray());
            if (point.isEmpty()) return false;
            sum.add(point.get());
        }
        return !publicKeys.isEmpty() && verify(sum, message, signature);
    }

    @Override
    public Optional<CommitteeKeys> keysOf(SyncCommittee committee) {
        for (int i = 0; i < committee.size(); i++) {
            boolean isFinite = (committee.publicKeys().at(i * PUBLIC_KEY_BYTES) & FORM) == COMPRESSED;
            if (!isFinite) return Optional.empty();
        }
        return publicKey(committee.aggregateKey().toArray())
                .filter(P1_Affine::in_group)
                .map(sum -> new Keys(committee, sum));
    }

    /// A key on the curve that is not the point at infinity (`KeyValidate`).
    private static Optional<P1_Affine> publicKey(byte[] compressed) {
        try {
            var point = new P1_Affine(compressed);
            return point.is_inf() || !point.on_curve() ? Optional.empty() : Optional.of(point);
        } catch (RuntimeException e) {
            return refused(e);
        }
    }

    private static Optional<P2_Affine> signature(byte[] compressed) {
        try {
            return Optional.of(new P2_Affine(compressed));
        } catch (RuntimeException e) {
            return refused(e);
        }
    }

    /// The library tells a bad encoding by an exception of the type that it throws for nothing else.
    private static <T> Optional<T> refused(RuntimeException e) {
        if (e.getMessage() == null || !e.getMessage().startsWith("BLST_")) throw e;
        return Optional.empty();
    }

    /// The library tests here that key and signature are in their groups.
    private static boolean verify(P1 publicKey, Hash256 message, ByteString signature) {
        var point = signature(signature.toArray());
        if (point.isEmpty() || publicKey.is_inf()) return false;
        var pairing = new Pairing(true, CIPHER_SUITE);
        var added = pairing.aggregate(publicKey.to_affine(), point.get(), message.toBytes());
        if (added != BLST_ERROR.BLST_SUCCESS) return false;
        pairing.commit();
        return pairing.finalverify();
    }

    /// Starts from the sum of all keys and takes those of the absent members away, who are few.
    private static final class Keys implements CommitteeKeys {
        private final SyncCommittee committee;
        private final P1_Affine sum;
        private final AtomicReferenceArray<@Nullable P1_Affine> ready;

        Keys(SyncCommittee committee, P1_Affine sum) {
            this.committee = committee;
            this.sum = sum;
            this.ready = new AtomicReferenceArray<>(committee.size());
        }

        @Override
        public boolean verify(SyncAggregate aggregate, Hash256 message) {
            if (aggregate.size() != committee.size() || aggregate.participants() == 0) return false;
            boolean mostAreThere = 2 * aggregate.participants() > committee.size();
            var fewer = new P1();
            for (int i = 0; i < committee.size(); i++) {
                if (aggregate.isPresent(i) == mostAreThere) continue;
                var key = key(i);
                if (key.isEmpty()) return false;
                fewer.add(key.get());
            }
            var signers = mostAreThere ? new P1(sum).add(fewer.neg()) : fewer;
            return BlstBls.verify(signers, message, aggregate.signature());
        }

        /// Two threads may make the same key ready at once; either is as good.
        private Optional<P1_Affine> key(int member) {
            var known = ready.get(member);
            if (known != null) return Optional.of(known);
            var key = publicKey(committee.publicKey(member).toArray());
            key.ifPresent(point -> ready.set(member, point));
            return key;
        }
    }
}
