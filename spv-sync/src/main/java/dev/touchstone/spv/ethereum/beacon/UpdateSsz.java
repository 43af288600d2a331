package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.ssz.SszReader;
import dev.touchstone.spv.ethereum.ssz.SszWriter;
import java.util.List;
import java.util.Optional;

/// Reads updates of every kind and fork from SSZ, and writes them. Pure.
public final class UpdateSsz {
    private UpdateSsz() {}

    public static Parsed<LightClientUpdate> parse(byte[] ssz, UpdateKind kind, ConsensusFork shape, Preset preset) {
        try {
            return Parsed.ok(read(new SszReader(ssz), kind, shape, preset));
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }

    /// The SSZ of an update of this kind in a fork’s shape; the headers must not be of a later one. What the
    /// update does not have is written as zeros.
    public static byte[] write(LightClientUpdate update, UpdateKind kind, ConsensusFork shape, Preset preset) {
        return SszWriter.container(out -> {
            update.attested().writeTo(out, shape);
            if (kind.hasCommittee()) {
                update.nextCommittee(preset).writeTo(out);
                out.vectorOfBytes32(shape.nextSyncCommittee().normalized(update.nextCommitteeBranch()));
            }
            if (kind.hasFinality()) {
                update.finalizedHeader().writeTo(out, shape);
                out.vectorOfBytes32(shape.finalizedRoot().normalized(update.finalityBranch()));
            }
            update.aggregate().writeTo(out);
            out.uint64(update.signatureSlot().value());
        });
    }

    private static LightClientUpdate read(SszReader in, UpdateKind kind, ConsensusFork shape, Preset preset)
            throws MalformedException {
        boolean fixed = LightClientHeader.isFixed(shape);
        var attested = LightClientHeader.EMPTY;
        var finalized = LightClientHeader.EMPTY;
        Optional<LightClientUpdate.NextCommittee> next = Optional.empty();
        List<Hash256> finalityBranch = List.of();
        if (fixed) attested = LightClientHeader.read(in, shape);
        else in.offset();
        if (kind.hasCommittee()) {
            var committee = SyncCommittee.read(in, preset.committeeSize());
            next = LightClientUpdate.next(
                    committee, in.vectorOfBytes32(shape.nextSyncCommittee().depth()));
        }
        if (kind.hasFinality()) {
            if (fixed) finalized = LightClientHeader.read(in, shape);
            else in.offset();
            finalityBranch = in.vectorOfBytes32(shape.finalizedRoot().depth());
        }
        var aggregate = SyncAggregate.read(in, preset.committeeSize());
        var signatureSlot = Slot.of(in.uint64());
        if (!fixed) attested = LightClientHeader.read(in.next(), shape);
        if (!fixed && kind.hasFinality()) finalized = LightClientHeader.read(in.next(), shape);
        in.expectEnd();
        return new LightClientUpdate(
                attested, next, LightClientUpdate.finality(finalized, finalityBranch), aggregate, signatureSlot);
    }
}
