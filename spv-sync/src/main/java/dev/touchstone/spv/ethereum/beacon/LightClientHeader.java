package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ssz.MalformedException;
import dev.touchstone.spv.ethereum.ssz.SszReader;
import java.util.Optional;

/// A `LightClientHeader`: a beacon block's header and its tie to the execution chain. Immutable.
public record LightClientHeader(BeaconHeader beacon, ExecutionLink execution) {
    static final int GLOAS_BRANCH = 11;

    public static final LightClientHeader EMPTY = new LightClientHeader(BeaconHeader.EMPTY, new ExecutionLink.None());

    /// Whether headers of this shape have a length of their own, or are reached through an offset.
    static boolean isFixed(ConsensusFork shape) {
        return !shape.isAtLeast(ConsensusFork.CAPELLA) || shape.isAtLeast(ConsensusFork.GLOAS);
    }

    /// Reads a header where it stands; one of variable size takes all that `in` has.
    static LightClientHeader read(SszReader in, ConsensusFork shape) throws MalformedException {
        var beacon = BeaconHeader.read(in);
        if (!shape.isAtLeast(ConsensusFork.CAPELLA)) return new LightClientHeader(beacon, new ExecutionLink.None());
        if (shape.isAtLeast(ConsensusFork.GLOAS)) {
            var link = new ExecutionLink.BlockHash(in.bytes32(), in.vectorOfBytes32(GLOAS_BRANCH));
            return normalized(new LightClientHeader(beacon, link));
        }
        in.offset();
        var branch = in.vectorOfBytes32(ConsensusFork.EXECUTION_PAYLOAD.depth());
        var payload = PayloadHeader.read(in.next(), shape);
        in.expectEnd();
        return normalized(new LightClientHeader(beacon, new ExecutionLink.Payload(payload, branch)));
    }

    /// A link in which everything is zero is none.
    static LightClientHeader normalized(LightClientHeader header) {
        boolean isZero = switch (header.execution) {
            case ExecutionLink.None() -> true;
            case ExecutionLink.Payload(var payload, var branch) ->
                payload.isEmpty() && branch.stream().allMatch(Hash256.ZERO::equals);
            case ExecutionLink.BlockHash(var hash, var branch) ->
                hash.equals(Hash256.ZERO) && branch.stream().allMatch(Hash256.ZERO::equals);
        };
        return isZero ? new LightClientHeader(header.beacon, new ExecutionLink.None()) : header;
    }

    public Slot slot() {
        return beacon.slot();
    }

    /// The hash of the execution block that the header ties to; empty before Capella.
    public Optional<Hash256> executionBlockHash() {
        return switch (execution) {
            case ExecutionLink.None() -> Optional.empty();
            case ExecutionLink.Payload(var payload, var _) -> Optional.of(payload.blockHash());
            case ExecutionLink.BlockHash(var hash, var _) -> Optional.of(hash);
        };
    }

    /// Whether the tie to the execution chain holds, given the fork of the header's slot
    /// (`is_valid_light_client_header`).
    public boolean isTied(ConsensusFork fork) {
        return switch (execution) {
            case ExecutionLink.None() -> fork.executionBlockHash().isEmpty();
            case ExecutionLink.Payload(var payload, var branch) ->
                fork.isAtLeast(ConsensusFork.CAPELLA)
                        && !fork.isAtLeast(ConsensusFork.GLOAS)
                        && hasFieldsOf(payload, fork)
                        && ConsensusFork.EXECUTION_PAYLOAD.leads(payload.root(fork), branch, beacon.bodyRoot());
            case ExecutionLink.BlockHash(var hash, var branch) ->
                fork.executionBlockHash()
                        .map(place -> place.leads(hash, branch, beacon.bodyRoot()))
                        .orElse(false);
        };
    }

    /// Blobs before Deneb are none, whatever shape the header travels in.
    private static boolean hasFieldsOf(PayloadHeader payload, ConsensusFork fork) {
        return fork.isAtLeast(ConsensusFork.DENEB)
                ? payload.blob().isPresent()
                : payload.blob().orElse(PayloadHeader.BlobGas.NONE).equals(PayloadHeader.BlobGas.NONE);
    }
}
