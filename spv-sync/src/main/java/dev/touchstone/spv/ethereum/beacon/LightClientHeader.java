package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import dev.touchstone.spv.ethereum.ssz.SszReader;
import dev.touchstone.spv.ethereum.ssz.SszWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    /// Writes the header in a fork's shape: where it stands, or behind an offset where its size is not fixed.
    void writeTo(SszWriter out, ConsensusFork shape) {
        var header = inShapeOf(shape);
        if (isFixed(shape)) header.writeContent(out);
        else out.variable(header::writeContent);
    }

    private void writeContent(SszWriter out) {
        beacon.writeTo(out);
        switch (execution) {
            case ExecutionLink.None() -> {}
            case ExecutionLink.Payload(var payload, var branch) ->
                out.variable(payload::writeTo).vectorOfBytes32(branch);
            case ExecutionLink.BlockHash(var hash, var branch) ->
                out.bytes32(hash).vectorOfBytes32(branch);
        }
    }

    /// The same header as a later fork's container carries it (`upgrade_lc_header_to_capella` up to Gloas). A
    /// header cannot go back to an earlier one.
    public LightClientHeader inShapeOf(ConsensusFork shape) {
        return new LightClientHeader(beacon, shapedLink(shape));
    }

    private ExecutionLink shapedLink(ConsensusFork shape) {
        boolean holdsPayload = shape.isAtLeast(ConsensusFork.CAPELLA) && !shape.isAtLeast(ConsensusFork.GLOAS);
        return switch (execution) {
            case ExecutionLink.None none -> shape.isAtLeast(ConsensusFork.CAPELLA) ? emptyLink(shape) : none;
            case ExecutionLink.Payload(var payload, var branch)
            when holdsPayload -> new ExecutionLink.Payload(payload.inShapeOf(shape), branch);
            case ExecutionLink.Payload link when shape.isAtLeast(ConsensusFork.GLOAS) -> blockHash(link);
            case ExecutionLink.BlockHash(var hash, var branch)
            when shape.isAtLeast(ConsensusFork.GLOAS) ->
                new ExecutionLink.BlockHash(hash, place(ConsensusFork.GLOAS).normalized(branch));
            case ExecutionLink.Payload _, ExecutionLink.BlockHash _ ->
                throw new IllegalArgumentException("a later header in the shape of " + shape);
        };
    }

    private static ExecutionLink emptyLink(ConsensusFork shape) {
        if (shape.isAtLeast(ConsensusFork.GLOAS)) {
            return new ExecutionLink.BlockHash(Hash256.ZERO, zeros(GLOAS_BRANCH));
        }
        return new ExecutionLink.Payload(PayloadHeader.emptyOf(shape), zeros(ConsensusFork.EXECUTION_PAYLOAD.depth()));
    }

    private static List<Hash256> zeros(int count) {
        return Collections.nCopies(count, Hash256.ZERO);
    }

    /// From Gloas on only the hash is left of the payload's header, and the way to it is longer
    /// (`upgrade_lc_header_to_gloas`).
    private ExecutionLink blockHash(ExecutionLink.Payload link) {
        boolean isOfCapella = ConsensusFork.EXECUTION_PAYLOAD.leads(
                link.header().root(ConsensusFork.CAPELLA), link.branch(), beacon.bodyRoot());
        var branch = new ArrayList<>(
                link.header().branchOfBlockHash(isOfCapella ? ConsensusFork.CAPELLA : ConsensusFork.DENEB));
        branch.addAll(link.branch());
        return new ExecutionLink.BlockHash(
                link.header().blockHash(), place(ConsensusFork.GLOAS).normalized(branch));
    }

    private static GeneralizedIndex place(ConsensusFork fork) {
        return fork.executionBlockHash().orElseThrow();
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
