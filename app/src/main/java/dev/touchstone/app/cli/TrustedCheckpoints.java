package dev.touchstone.app.cli;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.AnchorAge;
import dev.touchstone.spv.ethereum.node.BuiltInCheckpoints;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.proof.CheckpointTrust;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.TrustAnchor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Which checkpoints a proof may end at: those that a person is sure of, and, while they are young enough, that of
/// this release and the one that the data directory rests on.
public final class TrustedCheckpoints {
    private final StoredCheckpoints stored;

    public TrustedCheckpoints(StoredCheckpoints stored) {
        this.stored = stored;
    }

    Trust of(EthereumChain chain, Set<Hash256> given, Instant now) throws IOException {
        var ofRelease = BuiltInCheckpoints.ofThisRelease().of(chain).map(Checkpoint::root);
        return new Trust(chain, given, ofRelease, stored.of(chain), now);
    }

    /// What is trusted of one network, at one moment. Immutable.
    record Trust(
            EthereumChain chain,
            Set<Hash256> given,
            Optional<Hash256> ofRelease,
            Optional<Hash256> ofDirectory,
            Instant now)
            implements CheckpointTrust {

        @Override
        public Optional<Pending.Reason.OfEthereum> objection(TrustAnchor.Checkpoint checkpoint, Slot slot) {
            return switch (source(checkpoint.root())) {
                case "option" -> Optional.empty();
                case "nobody" -> Optional.of(new Pending.Reason.ForeignCheckpoint(checkpoint.root()));
                default -> tooOld(slot);
            };
        }

        private Optional<Pending.Reason.OfEthereum> tooOld(Slot slot) {
            var age = Duration.between(chain.schedule().timeOf(slot), now);
            var limit = AnchorAge.limit(chain.schedule(), now);
            return age.compareTo(limit) > 0
                    ? Optional.of(new Pending.Reason.CheckpointTooOld(age, limit))
                    : Optional.empty();
        }

        /// Who vouches for a checkpoint, as answers name it.
        String source(Hash256 root) {
            if (given.contains(root)) return "option";
            if (ofRelease.filter(root::equals).isPresent()) return "release";
            return ofDirectory.filter(root::equals).isPresent() ? "data-dir" : "nobody";
        }
    }
}
