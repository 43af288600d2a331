package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.bls.Bls;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import dev.touchstone.spv.ethereum.ssz.SszReader;
import dev.touchstone.spv.ethereum.ssz.SszWriter;
import org.jspecify.annotations.Nullable;

/// The public keys of those who sign headers for one period, and their sum. Immutable.
public final class SyncCommittee {
    private final ByteString publicKeys;
    private final ByteString aggregateKey;

    /// Of these very bytes; hashed when it is first asked for, perhaps by two threads at once, to the same end.
    private @Nullable Hash256 root;

    /// @param publicKeys 48 bytes each, one after the other
    public SyncCommittee(ByteString publicKeys, ByteString aggregateKey) {
        if (publicKeys.length() % Bls.PUBLIC_KEY_BYTES != 0 || aggregateKey.length() != Bls.PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException("keys have 48 bytes");
        }
        this.publicKeys = publicKeys;
        this.aggregateKey = aggregateKey;
    }

    static SyncCommittee read(SszReader in, int size) throws MalformedException {
        return new SyncCommittee(in.byteVector(size * Bls.PUBLIC_KEY_BYTES), in.byteVector(Bls.PUBLIC_KEY_BYTES));
    }

    /// The zeros that stand for no committee.
    static SyncCommittee none(Preset preset) {
        return new SyncCommittee(
                ByteString.of(new byte[preset.committeeSize() * Bls.PUBLIC_KEY_BYTES]),
                ByteString.of(new byte[Bls.PUBLIC_KEY_BYTES]));
    }

    void writeTo(SszWriter out) {
        out.byteVector(publicKeys).byteVector(aggregateKey);
    }

    public int size() {
        return publicKeys.length() / Bls.PUBLIC_KEY_BYTES;
    }

    public ByteString publicKey(int member) {
        int from = member * Bls.PUBLIC_KEY_BYTES;
        return ByteString.of(publicKeys.toArray(from, from + Bls.PUBLIC_KEY_BYTES));
    }

    public ByteString publicKeys() {
        return publicKeys;
    }

    public ByteString aggregateKey() {
        return aggregateKey;
    }

    /// Whether all bytes are zero, which stands for no committee.
    boolean isEmpty() {
        return isZero(publicKeys) && isZero(aggregateKey);
    }

    private static boolean isZero(ByteString bytes) {
        for (int i = 0; i < bytes.length(); i++) if (bytes.at(i) != 0) return false;
        return true;
    }

    /// `hash_tree_root`, which is hashed once.
    public Hash256 root() {
        var known = root;
        if (known != null) return known;
        var hashed = HashTreeRoot.ofContainer(
                HashTreeRoot.ofByteVectors(publicKeys.toArray(), Bls.PUBLIC_KEY_BYTES, size()),
                HashTreeRoot.ofByteVector(aggregateKey));
        root = hashed;
        return hashed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SyncCommittee c
                && publicKeys.equals(c.publicKeys)
                && aggregateKey.equals(c.aggregateKey);
    }

    @Override
    public int hashCode() {
        return aggregateKey.hashCode();
    }

    @Override
    public String toString() {
        return "SyncCommittee of " + size() + ", " + aggregateKey.hex().substring(0, 12);
    }
}
