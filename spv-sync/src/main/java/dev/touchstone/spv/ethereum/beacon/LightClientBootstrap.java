package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.ssz.SszReader;
import dev.touchstone.spv.ethereum.ssz.SszWriter;
import java.util.List;

/// A `LightClientBootstrap`: a header that somebody trusts, and the committee of its period with the branch to
/// its state. Immutable.
public record LightClientBootstrap(LightClientHeader header, SyncCommittee committee, List<Hash256> committeeBranch) {
    public LightClientBootstrap {
        committeeBranch = List.copyOf(committeeBranch);
    }

    /// Reads the SSZ of a fork's bootstrap.
    public static Parsed<LightClientBootstrap> parse(byte[] ssz, ConsensusFork shape, Preset preset) {
        try {
            return Parsed.ok(read(new SszReader(ssz), shape, preset));
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }

    private static LightClientBootstrap read(SszReader in, ConsensusFork shape, Preset preset)
            throws MalformedException {
        boolean fixed = LightClientHeader.isFixed(shape);
        var header = LightClientHeader.EMPTY;
        if (fixed) header = LightClientHeader.read(in, shape);
        else in.offset();
        var committee = SyncCommittee.read(in, preset.committeeSize());
        var branch = in.vectorOfBytes32(shape.currentSyncCommittee().depth());
        if (!fixed) header = LightClientHeader.read(in.next(), shape);
        in.expectEnd();
        return new LightClientBootstrap(header, committee, branch);
    }

    /// The SSZ of this fork's bootstrap; the header must not be of a later one.
    public byte[] toSsz(ConsensusFork shape) {
        return SszWriter.container(out -> {
            header.writeTo(out, shape);
            committee.writeTo(out);
            out.vectorOfBytes32(shape.currentSyncCommittee().normalized(committeeBranch));
        });
    }
}
