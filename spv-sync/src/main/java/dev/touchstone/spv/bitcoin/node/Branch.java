package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.HeaderRules;
import java.util.Arrays;
import java.util.OptionalInt;

/// Headers beside the best chain, judged like those on it: packed where they are worth keeping, else only the judge,
/// which is of constant size. Immutable; the judge belongs to the owner's thread.
///
/// @param fork the last block that this branch shares with the best chain
/// @param judge stands at the branch's last header
/// @param packed its headers from the one above `fork` on, or none
record Branch(Height fork, HeaderRules judge, Packed packed) {

    /// Headers of 80 bytes, one after the other; nobody writes to them. Immutable.
    static final class Packed {
        static final Packed NONE = new Packed(new byte[0]);

        private final byte[] bytes;

        private Packed(byte[] bytes) {
            this.bytes = bytes;
        }

        static Packed of(byte[] bytes, int from) {
            return new Packed(Arrays.copyOfRange(bytes, from * BlockHeader.BYTES, bytes.length));
        }

        /// The first `keep` of these, and then those of `more`.
        Packed upTo(int keep, Packed more) {
            var joined = Arrays.copyOf(bytes, keep * BlockHeader.BYTES + more.bytes.length);
            System.arraycopy(more.bytes, 0, joined, keep * BlockHeader.BYTES, more.bytes.length);
            return new Packed(joined);
        }

        int count() {
            return bytes.length / BlockHeader.BYTES;
        }

        /// Not a copy.
        byte[] bytes() {
            return bytes;
        }

        /// How many headers both begin with.
        int common(Packed other) {
            int differs = Arrays.mismatch(bytes, other.bytes);
            return differs < 0 ? count() : differs / BlockHeader.BYTES;
        }

        /// How many headers there are up to the one with this hash, which another follows.
        OptionalInt countUpTo(Hash256 hash) {
            for (int i = 1; i < count(); i++) {
                if (Hash256.of(bytes, i * BlockHeader.BYTES + 4).equals(hash)) return OptionalInt.of(i);
            }
            return OptionalInt.empty();
        }
    }

    ChainPoint tip() {
        return judge.tip();
    }

    Work work() {
        return judge.work();
    }

    int length() {
        return tip().height().value() - fork.value();
    }

    /// Whether all its headers are here.
    boolean isKept() {
        return packed.count() == length();
    }

    Branch withoutHeaders() {
        return new Branch(fork, judge, Packed.NONE);
    }
}
