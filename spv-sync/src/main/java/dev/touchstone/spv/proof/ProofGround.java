package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.Bls;
import java.time.Instant;
import java.util.Optional;

/// What a proof file about an Ethereum network begins with: from a checkpoint over the committees to a signed block.
/// Immutable.
///
/// @param header RLP of the execution block's header
public record ProofGround(LightClientTrail trail, Evidence.Signing signing, ByteString header) {
    static ProofGround of(Evidence.SignedBlock block) {
        return new ProofGround(block.trail(), block.signing(), block.header());
    }

    /// The block that the bytes prove; an update that changes nothing is refused like a wrong one.
    Finding<ExecutionHeader> head(EthereumChain chain, Bls bls, Instant now) {
        if (!chain.id().equals(trail.checkpoint().chain())) return mismatch("chain");
        var slot = chain.schedule().slotAt(now);
        if (slot.isEmpty()) return mismatch("checkpoint");
        return switch (LightClientStore.follow(chain, bls, trail, slot.get())) {
            case LightClientStore.Start.Refused(var refutation) -> new Refuted<>(refutation);
            case LightClientStore.Start.Started(var store) -> {
                var problem = signed(store, slot.get());
                yield problem.isPresent() ? new Refuted<>(problem.get()) : shown(store);
            }
        };
    }

    private Optional<Refutation> signed(LightClientStore store, Slot now) {
        return switch (signing) {
            case Evidence.Signing.IsCheckpoint() -> Optional.empty();
            case Evidence.Signing.Signed(var by, var _) -> refusal(store.process(by, now));
            case Evidence.Signing.Finalized(var by, var _) -> refusal(store.process(by, now));
        };
    }

    private static Optional<Refutation> refusal(LightClientStore.Outcome outcome) {
        return outcome instanceof LightClientStore.Outcome.Refused(var refutation)
                ? Optional.of(refutation)
                : Optional.empty();
    }

    private Finding<ExecutionHeader> shown(LightClientStore store) {
        var head = signing instanceof Evidence.Signing.Finalized
                ? BeaconKernel.finalHead(store, header)
                : BeaconKernel.signedHead(store, header);
        if (!(head instanceof Proven<ExecutionHeader> proven)) return head;
        var evidence = (Evidence.SignedBlock) proven.evidence();
        boolean isTold = evidence.signing().equals(signing) && evidence.trail().equals(trail);
        return isTold ? proven : mismatch("signed");
    }

    /// What is proven, or only what it shows where the checkpoint is not trusted.
    <T> Finding<T> trusted(Proven<T> proven, CheckpointTrust trust) {
        var slot = trail.bootstrap().header().slot();
        return trust.objection(trail.checkpoint(), slot)
                .<Finding<T>>map(reason -> Pending.soFar(proven.value(), reason))
                .orElse(proven);
    }

    static <T> Refuted<T> mismatch(String member) {
        return new Refuted<>(new Refutation.StatementMismatch(member));
    }
}
