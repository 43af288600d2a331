package dev.touchstone.app.node;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Grounds;
import dev.touchstone.spv.proof.Proven;
import java.util.Optional;

/// Finds the signed block that a proof about an Ethereum network begins with. Pure.
public final class SignedBlocks {
    private SignedBlocks() {}

    /// The block, if the proof is one about an Ethereum network.
    public static Optional<Evidence.SignedBlock> under(Proven<?> proven) {
        return Grounds.signedBlock(proven.evidence());
    }

    /// The execution block's header, which the proof has checked.
    public static ExecutionHeader header(Evidence.SignedBlock block) {
        return ExecutionHeader.parse(block.header()).orThrow();
    }

    /// Who signed; nobody did where the block is the checkpoint itself.
    public static Optional<SyncAggregate> signature(Evidence.SignedBlock block) {
        return switch (block.signing()) {
            case Evidence.Signing.IsCheckpoint() -> Optional.empty();
            case Evidence.Signing.Signed(var by, var _) -> Optional.of(by.aggregate());
            case Evidence.Signing.Finalized(var by, var _) -> Optional.of(by.aggregate());
        };
    }
}
