package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.util.List;
import java.util.stream.Stream;

/// A bootstrap or an update as bytes that tell how to read them, in the one form that its contents have: the
/// earliest fork whose containers hold them, and nothing that is absent. Files keep messages so. Immutable.
///
/// @param shape the fork whose containers the bytes are
public record SszMessage(ConsensusFork shape, ByteString ssz) {

    public static SszMessage of(LightClientBootstrap bootstrap) {
        int branch = bootstrap.committeeBranch().size();
        var shape = shapeOf(List.of(bootstrap.header()), 0, branch);
        return new SszMessage(shape, ByteString.of(bootstrap.toSsz(shape)));
    }

    public static SszMessage of(LightClientUpdate update, Preset preset) {
        var headers = Stream.concat(
                        Stream.of(update.attested()),
                        update.finality().stream().map(LightClientUpdate.Finality::header))
                .toList();
        int finality = update.finality().map(f -> f.branch().size()).orElse(0);
        int committee = update.next().map(n -> n.branch().size()).orElse(0);
        var shape = shapeOf(headers, finality, committee);
        return new SszMessage(shape, ByteString.of(UpdateSsz.write(update, kindOf(update), shape, preset)));
    }

    /// How much of an update there is.
    public static UpdateKind kindOf(LightClientUpdate update) {
        if (update.next().isPresent()) return UpdateKind.UPDATE;
        return update.finality().isPresent() ? UpdateKind.FINALITY : UpdateKind.OPTIMISTIC;
    }

    /// @param finality the length of the branch to what is final
    /// @param committee the length of the branch to a committee
    private static ConsensusFork shapeOf(List<LightClientHeader> headers, int finality, int committee) {
        boolean hasHash = headers.stream().anyMatch(h -> h.execution() instanceof ExecutionLink.BlockHash);
        if (hasHash || isBeyond(ConsensusFork.ELECTRA, finality, committee)) return ConsensusFork.GLOAS;
        if (isBeyond(ConsensusFork.DENEB, finality, committee)) return ConsensusFork.ELECTRA;
        var payloads = headers.stream()
                .map(LightClientHeader::execution)
                .filter(ExecutionLink.Payload.class::isInstance)
                .map(ExecutionLink.Payload.class::cast)
                .toList();
        if (payloads.isEmpty()) return ConsensusFork.ALTAIR;
        boolean hasBlobs = payloads.stream().anyMatch(p -> p.header().blob().isPresent());
        return hasBlobs ? ConsensusFork.DENEB : ConsensusFork.CAPELLA;
    }

    private static boolean isBeyond(ConsensusFork fork, int finality, int committee) {
        return finality > fork.finalizedRoot().depth()
                || committee > fork.nextSyncCommittee().depth();
    }

    public Parsed<LightClientBootstrap> bootstrap(Preset preset) {
        return LightClientBootstrap.parse(ssz.toArray(), shape, preset);
    }

    public Parsed<LightClientUpdate> update(UpdateKind kind, Preset preset) {
        return UpdateSsz.parse(ssz.toArray(), kind, shape, preset);
    }
}
