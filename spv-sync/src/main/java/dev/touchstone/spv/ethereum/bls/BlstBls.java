package dev.touchstone.spv.ethereum.bls;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import supranational.blst.BLST_ERROR;
import supranational.blst.P1;
import supranational.blst.P1_Affine;
import supranational.blst.P2_Affine;

/// [Bls] by Supranational's blst. Thread-safe.
///
/// Public keys are not tested for their subgroup: a committee's keys are committed to by the state that a deposit was
/// checked into, and the sum is compared with the aggregate key that is committed to beside them.
public final class BlstBls implements Bls {
    private static final String CIPHER_SUITE = "BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_";

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
        var points = new ArrayList<P1_Affine>(committee.size());
        var sum = new P1();
        for (int i = 0; i < committee.size(); i++) {
            var point = publicKey(committee.publicKey(i).toArray());
            if (point.isEmpty()) return Optional.empty();
            points.add(point.get());
            sum.add(point.get());
        }
        if (!ByteString.of(sum.compress()).equals(committee.aggregateKey())) return Optional.empty();
        return Optional.of(new Keys(points, sum.to_affine()));
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
            var point = new P2_Affine(compressed);
            return point.in_group() ? Optional.of(point) : Optional.empty();
        } catch (RuntimeException e) {
            return refused(e);
        }
    }

    /// The library tells a bad encoding by an exception of the type that it throws for nothing else.
    private static <T> Optional<T> refused(RuntimeException e) {
        if (e.getMessage() == null || !e.getMessage().startsWith("BLST_")) throw e;
        return Optional.empty();
    }

    private static boolean verify(P1 publicKey, Hash256 message, ByteString signature) {
        var point = signature(signature.toArray());
        if (point.isEmpty() || publicKey.is_inf()) return false;
        return point.get().core_verify(publicKey.to_affine(), true, message.toBytes(), CIPHER_SUITE)
                == BLST_ERROR.BLST_SUCCESS;
    }

    /// Starts from the sum of all keys and takes those of the absent members away, who are few.
    private record Keys(List<P1_Affine> points, P1_Affine sum) implements CommitteeKeys {
        @Override
        public boolean verify(SyncAggregate aggregate, Hash256 message) {
            if (aggregate.size() != points.size() || aggregate.participants() == 0) return false;
            boolean mostAreThere = 2 * aggregate.participants() > points.size();
            var key = mostAreThere ? new P1(sum) : new P1();
            for (int i = 0; i < points.size(); i++) {
                if (aggregate.isPresent(i) == mostAreThere) continue;
                if (mostAreThere) key.add(new P1(points.get(i)).neg());
                else key.add(points.get(i));
            }
            return BlstBls.verify(key, message, aggregate.signature());
        }
    }
}
