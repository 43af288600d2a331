package dev.touchstone.spv.ethereum.bls;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import java.util.List;
import java.util.Optional;

/// BLS signatures over BLS12-381 as Ethereum's consensus uses them. Thread-safe.
public interface Bls {
    int PUBLIC_KEY_BYTES = 48;
    int SIGNATURE_BYTES = 96;

    /// `FastAggregateVerify`: whether all these keys together signed the message. False for no keys, for a key that
    /// is not on the curve or the point at infinity, and for a signature outside its group.
    ///
    /// @param publicKeys compressed, 48 bytes each
    /// @param signature compressed, 96 bytes
    boolean fastAggregateVerify(List<ByteString> publicKeys, Hash256 message, ByteString signature);

    /// The keys of a committee; empty where one of them is the point at infinity or has not the form of a key, or
    /// where the aggregate key is no key. That this is the sum of the others is not tested: it must come from a
    /// proven state.
    Optional<CommitteeKeys> keysOf(SyncCommittee committee);

    /// The keys of one committee, each made ready once for all its signatures. Thread-safe.
    interface CommitteeKeys {
        /// Whether the members that the aggregate names signed the message together. False too where a key that
        /// this turns on is not on the curve.
        boolean verify(SyncAggregate aggregate, Hash256 message);
    }
}
