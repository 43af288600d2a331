package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.Target;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import java.util.Optional;

/// Hashes headers and compares the hash with the target they name; the target is decoded only when it changes, and
/// nothing is allocated for a header. Confined to its owner's thread.
final class ProofOfWork {
    private final Target limit;
    private final DoubleSha256 sha256 = new DoubleSha256();
    private final byte[] hash = new byte[Hash256.BYTES];
    private int bits;
    /// The target as four unsigned numbers of 64 bits, the lowest first.
    private final long[] target = new long[4];

    ProofOfWork(Target limit) {
        this.limit = limit;
        set(limit, limit.encode());
    }

    /// Takes the target that a header names, unless it is no target at all or easier than the network allows.
    Optional<Refutation> aimAt(int compact, int height) {
        if (compact == bits) return Optional.empty();
        var decoded = Target.decode(compact);
        if (!(decoded instanceof Target.Decoded.Valid(var valid))) {
            return Optional.of(new Refutation.NonsenseTarget(Height.of(height), offence(decoded)));
        }
        if (valid.compareTo(limit) > 0) return Optional.of(new Refutation.TargetAboveLimit(Height.of(height)));
        set(valid, compact);
        return Optional.empty();
    }

    private static String offence(Target.Decoded decoded) {
        return switch (decoded) {
            case Target.Decoded.Negative _ -> "negative";
            case Target.Decoded.Overflow _ -> "more than 256 bits";
            case Target.Decoded.Zero _ -> "zero";
            case Target.Decoded.Valid _ -> throw new IllegalArgumentException("a target may be valid");
        };
    }

    private void set(Target value, int compact) {
        bits = compact;
        for (int i = 0; i < target.length; i++)
            target[i] = value.value().shiftRight(64 * i).longValue();
    }

    /// Hashes the header and says whether its hash is no higher than the target.
    boolean isDone(byte[] headers, int offset) {
        sha256.hash(headers, offset, BlockHeader.BYTES, hash, 0);
        for (int i = target.length - 1; i >= 0; i--) {
            int order = Long.compareUnsigned(number(8 * i), target[i]);
            if (order != 0) return order < 0;
        }
        return true;
    }

    private long number(int at) {
        long number = 0;
        for (int i = 7; i >= 0; i--) number = number << 8 | (hash[at + i] & 0xff);
        return number;
    }

    /// The hash of the last header asked about; not a copy.
    byte[] hash() {
        return hash;
    }
}
