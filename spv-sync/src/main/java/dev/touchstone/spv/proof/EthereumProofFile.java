package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.bls.Bls;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A proof about an Ethereum network as a file that anyone can check: from a checkpoint over the committees to a
/// signed block, and from there step by step to what is proven. `docs/proof-file.md` describes it. Immutable.
///
/// The file says nothing that does not follow from its own bytes; an update that changes nothing is refused like a
/// wrong one.
///
/// @param header RLP of the execution block's header
/// @param statement what the file proves, in words
public record EthereumProofFile(
        LightClientTrail trail, Evidence.Signing signing, ByteString header, List<ProofStep> steps, String statement) {
    /// No proof needs more: a file over this is refused unread.
    public static final int MOST_BYTES = 16_000_000;

    public EthereumProofFile {
        steps = List.copyOf(steps);
    }

    /// The file for a proof; empty where its evidence is not one chain of steps from a signed block. A file over
    /// [#MOST_BYTES] can be made, but not read again.
    public static Optional<EthereumProofFile> of(Proven<?> proven) {
        return ProofSteps.of(proven.evidence())
                .map(from -> new EthereumProofFile(
                        from.block().trail(),
                        from.block().signing(),
                        from.block().header(),
                        from.steps(),
                        ProofStatement.of(proven, from.block())));
    }

    /// Proves a value again from the bytes that its evidence holds, beginning with the checkpoint.
    public static <T> Finding<T> checkAgain(Proven<T> proven, EthereumChain chain, Bls bls, Instant now) {
        var file = of(proven);
        if (file.isEmpty()) return new Refuted<>(new Refutation.PremiseMissing("a signed block"));
        return switch (file.get().check(chain, bls, (_, _) -> Optional.empty(), now)) {
            case Proven<?> again ->
                again.value().equals(proven.value())
                        ? new Proven<>(proven.value(), again.evidence(), again.asOf())
                        : new Refuted<>(new Refutation.StatementMismatch("statement"));
            case Pending<?> pending -> Pending.because(pending.reason());
            case Refuted<?> refuted -> refuted.as();
            case Claimed<?> _ -> throw new IllegalStateException("the kernel claims nothing");
        };
    }

    public static Parsed<EthereumProofFile> parse(byte[] utf8) {
        return EthereumProofJson.parse(utf8);
    }

    /// Whether a file that can be read as JSON says that it is of this kind.
    public static boolean isOne(byte[] utf8) {
        return EthereumProofJson.isOne(utf8);
    }

    public byte[] toBytes() {
        return EthereumProofJson.write(this);
    }

    ProofGround ground() {
        return new ProofGround(trail, signing, header);
    }

    /// The network's name.
    public String chain() {
        return trail.checkpoint().chain();
    }

    /// The name of the rollup that it is about; empty where it is about the network itself.
    public Optional<String> rollup() {
        for (var step : steps) {
            if (step instanceof ProofStep.ToClaimed claimed) return Optional.of(claimed.rollup());
            if (step instanceof ProofStep.ToAsserted asserted) return Optional.of(asserted.rollup());
            if (step instanceof ProofStep.ToCheckpointed checkpointed) return Optional.of(checkpointed.rollup());
        }
        return Optional.empty();
    }

    /// The root of the block that all of it rests on.
    public Hash256 checkpoint() {
        return trail.checkpoint().root();
    }

    /// Checks the proof from its bytes alone. [Pending] with what it shows where the checkpoint is not trusted.
    ///
    /// @param chain the network that the file names
    public Finding<?> check(EthereumChain chain, Bls bls, CheckpointTrust trust, Instant now) {
        var ground = ground();
        var found = ground.head(chain, bls, now);
        if (!(found instanceof Proven<ExecutionHeader> head)) return found;
        var finding = StepReplay.walk(chain, head, steps);
        if (!(finding instanceof Proven<?> result)) return finding;
        return ProofStatement.of(result, (Evidence.SignedBlock) head.evidence()).equals(statement)
                ? ground.trusted(result, trust)
                : ProofGround.mismatch("statement");
    }
}
