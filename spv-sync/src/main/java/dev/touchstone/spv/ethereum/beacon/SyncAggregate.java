package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.bls.Bls;
import dev.touchstone.spv.ethereum.ssz.SszReader;
import dev.touchstone.spv.ethereum.ssz.SszWriter;

/// Who of the committee signed, and their signature in one. Immutable.
///
/// @param bits one bit for each member, the first in the lowest bit of the first byte
/// @param signature 96 bytes
public record SyncAggregate(ByteString bits, ByteString signature) {
    public SyncAggregate {
        if (signature.length() != Bls.SIGNATURE_BYTES) throw new IllegalArgumentException("a signature has 96 bytes");
    }

    static SyncAggregate read(SszReader in, int committeeSize) throws MalformedException {
        return new SyncAggregate(in.byteVector(committeeSize / 8), in.byteVector(Bls.SIGNATURE_BYTES));
    }

    void writeTo(SszWriter out) {
        out.byteVector(bits).byteVector(signature);
    }

    /// The size of the committee.
    public int size() {
        return bits.length() * 8;
    }

    public boolean isPresent(int member) {
        return ((bits.at(member / 8) >>> (member % 8)) & 1) == 1;
    }

    public int participants() {
        int count = 0;
        for (int i = 0; i < bits.length(); i++) count += Integer.bitCount(bits.at(i) & 0xff);
        return count;
    }

    /// Whether two thirds of the committee or more signed.
    public boolean isSupermajority() {
        return participants() * 3 >= size() * 2;
    }
}
