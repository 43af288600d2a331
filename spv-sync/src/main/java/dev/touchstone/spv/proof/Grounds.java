package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import java.time.Instant;
import java.util.Optional;

/// What a proof about an Ethereum network, or about a chain that settles on one, begins with. Pure.
public final class Grounds {
    private Grounds() {}

    /// The signed block under the evidence; empty where it is not about an Ethereum network or what settles there.
    public static Optional<Evidence.SignedBlock> signedBlock(Evidence evidence) {
        var at = evidence;
        while (!(at instanceof Evidence.SignedBlock)) {
            if (at.premises().isEmpty()) return Optional.empty();
            at = at.premises().getFirst();
        }
        return Optional.of((Evidence.SignedBlock) at);
    }

    /// The rollup whose block the evidence is about; empty where it is about the network's own.
    public static Optional<Rollup> rollup(Evidence evidence) {
        return settling(evidence).map(it -> switch (it) {
            case Evidence.SettledByGame game -> game.rollup();
            case Evidence.SettledByAssertion assertion -> assertion.rollup();
            case Evidence.Checkpointed checkpointed -> checkpointed.rollup();
            default -> throw new IllegalStateException("no step that settles");
        });
    }

    /// When the rollup's block was made that the evidence is about; empty where it is about the network's own.
    public static Optional<Instant> settledTime(Evidence evidence) {
        return settling(evidence).flatMap(it -> switch (it) {
            case Evidence.SettledByGame game -> time(game.header());
            case Evidence.SettledByAssertion assertion -> time(assertion.header());
            case Evidence.Checkpointed checkpointed ->
                Optional.of(checkpointed.block().timestamp());
            default -> throw new IllegalStateException("no step that settles");
        });
    }

    /// The step over which the evidence leads to a chain that settles on the network.
    private static Optional<Evidence> settling(Evidence evidence) {
        var at = evidence;
        while (true) {
            boolean isStep = at instanceof Evidence.SettledByGame
                    || at instanceof Evidence.SettledByAssertion
                    || at instanceof Evidence.Checkpointed;
            if (isStep) return Optional.of(at);
            if (at.premises().isEmpty()) return Optional.empty();
            at = at.premises().getFirst();
        }
    }

    private static Optional<Instant> time(ByteString header) {
        return ExecutionHeader.parse(header).toOptional().map(ExecutionHeader::timestamp);
    }

    /// The network whose own block the evidence is about.
    static Optional<String> network(Evidence evidence) {
        if (rollup(evidence).isPresent()) return Optional.empty();
        return signedBlock(evidence).map(block -> block.trail().checkpoint().chain());
    }
}
