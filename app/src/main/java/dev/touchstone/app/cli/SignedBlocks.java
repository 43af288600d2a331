package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Proven;
import java.time.Instant;
import java.util.Optional;

/// Finds the signed block that a proof about an Ethereum network begins with, and says how it is signed. Pure.
final class SignedBlocks {
    private SignedBlocks() {}

    /// The block, if the proof is one about an Ethereum network.
    static Optional<Evidence.SignedBlock> under(Proven<?> proven) {
        var evidence = proven.evidence();
        while (!(evidence instanceof Evidence.SignedBlock)) {
            if (evidence.premises().isEmpty()) return Optional.empty();
            evidence = evidence.premises().getFirst();
        }
        return Optional.of((Evidence.SignedBlock) evidence);
    }

    private static Optional<LightClientUpdate> signature(Evidence.SignedBlock block) {
        return switch (block.signing()) {
            case Evidence.Signing.IsCheckpoint() -> Optional.empty();
            case Evidence.Signing.Signed(var by, var _) -> Optional.of(by);
            case Evidence.Signing.Finalized(var by, var _) -> Optional.of(by);
        };
    }

    private static String standing(Evidence.SignedBlock block) {
        return switch (block.signing()) {
            case Evidence.Signing.IsCheckpoint() -> "checkpoint";
            case Evidence.Signing.Signed _ -> "signed";
            case Evidence.Signing.Finalized _ -> "final";
        };
    }

    /// The block as the member `head` of an answer.
    static Json.Members json(Evidence.SignedBlock block) {
        var header = header(block);
        var by = signature(block).map(LightClientUpdate::aggregate);
        return Json.Members.none()
                .with("standing", standing(block))
                .with("slot", block.beacon().slot().value())
                .with("height", header.number().value())
                .with("hash", EthereumWords.hex(header.hash()))
                .with("time", EthereumWords.time(header.timestamp()))
                .with("signed", by.map(aggregate -> aggregate.participants()).orElse(0))
                .with("members", block.trail().bootstrap().committee().size());
    }

    /// `498 of 512`
    static String signers(Evidence.SignedBlock block) {
        return signature(block)
                .map(LightClientUpdate::aggregate)
                .map(by -> by.participants() + " of " + by.size())
                .orElse("nobody, as the checkpoint itself,");
    }

    /// `498 of 512 signed for it`, as the end of a sentence.
    static String words(Evidence.SignedBlock block) {
        return switch (block.signing()) {
            case Evidence.Signing.IsCheckpoint() -> "it is that of the checkpoint itself";
            case Evidence.Signing.Signed _ -> signers(block) + " signed for it";
            case Evidence.Signing.Finalized _ -> signers(block) + " signed for it, and it is final";
        };
    }

    /// When the block was made.
    static Instant time(Evidence.SignedBlock block) {
        return header(block).timestamp();
    }

    private static ExecutionHeader header(Evidence.SignedBlock block) {
        return ExecutionHeader.parse(block.header()).orThrow();
    }
}
