package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.source.SourceRow;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the Ethereum node knows at one moment, for screens and for the command line. Immutable.
///
/// @param head the newest block that two thirds of a committee signed; empty before the first
/// @param finalized the newest final block; empty before the first
/// @param checkpoint what all of it rests on; empty while the user has chosen none
/// @param checkpointTime when the checkpoint's block was made; empty until it was fetched
/// @param period the sync committee's period
/// @param sources those that are asked, beacon nodes first
/// @param advice what sources say of rules that this program does not know: a hint, and a claim
/// @param checked what was checked since the node started
public record EthereumSnapshot(
        EthereumChain chain,
        Stage stage,
        Optional<Head> head,
        Optional<Head> finalized,
        Optional<Checkpoint> checkpoint,
        Optional<Instant> checkpointTime,
        long period,
        List<SourceRow> sources,
        List<CaughtLie> caughtLies,
        List<String> advice,
        Checked checked) {
    public EthereumSnapshot {
        sources = List.copyOf(sources);
        caughtLies = List.copyOf(caughtLies);
        advice = List.copyOf(advice);
    }

    /// The same, at another stage.
    EthereumSnapshot at(Stage other) {
        return new EthereumSnapshot(
                chain,
                other,
                head,
                finalized,
                checkpoint,
                checkpointTime,
                period,
                sources,
                caughtLies,
                advice,
                checked);
    }

    /// Nothing may be signed on a head that is older than this: its nonces and balances may long be others.
    public static final Duration RELIED_ON = Duration.ofMinutes(2);

    /// Why nothing may be signed on what is known now; empty where the head is young enough.
    public Optional<Pending.Reason> obstacleToSigning(Instant now) {
        if (head.isEmpty()) return Optional.of(new Pending.Reason.NotChecked());
        var age = head.get().ageAt(now);
        return age.compareTo(RELIED_ON) > 0
                ? Optional.of(new Pending.Reason.HeadTooOld(age, RELIED_ON))
                : Optional.empty();
    }

    public boolean mayRelyOn(Instant now) {
        return obstacleToSigning(now).isEmpty();
    }

    /// What the node is doing.
    public sealed interface Stage {
        /// The user has not agreed to ask anybody yet, or has named nobody.
        record NotSetUp() implements Stage {}

        /// Nobody to ask: no connection, or by the user's choice.
        record Offline(boolean byChoice) implements Stage {}

        /// Fetching the checkpoint's committee.
        record Starting() implements Stage {}

        /// Going from committee to committee; `reached` of the periods up to `target`.
        record Syncing(long from, long reached, long target) implements Stage {}

        /// The committee is today's; the newest final block is still older than five epochs.
        record CatchingUp(Duration behind) implements Stage {}

        /// Finality is at most five epochs old.
        record Synced() implements Stage {}

        /// Sources answer, but the chain's finality is older than that.
        record Stale(Duration behind) implements Stage {}

        /// The checkpoint, or what was stored, is too old to begin from: the user has to give a newer one.
        record StaleAnchor(Duration age, Duration limit) implements Stage {}

        /// The sources do not have the checkpoint, or what they have is not it.
        record CheckpointUnknown(Hash256 root) implements Stage {}

        /// The chain has gone over to rules that this program does not know.
        record RulesUnknown(Slot at) implements Stage {}

        /// A bug stopped the node; nothing more is followed.
        record Stopped(String reason) implements Stage {}
    }

    /// A proven block as the head of what is known.
    ///
    /// @param slot the slot of the beacon block that names it
    /// @param signed how many signed, of `members`; 0 where it is the checkpoint itself
    public record Head(Proven<ExecutionHeader> block, Slot slot, Instant slotTime, int signed, int members) {
        public Duration ageAt(Instant now) {
            return Duration.between(block.value().timestamp(), now);
        }
    }

    /// A lie that was found out, in terms that ui puts into words.
    public record CaughtLie(Instant at, String source, Refutation what) {}

    /// What was checked here since the node started, and the bytes it took.
    public record Checked(long updates, long proofs, long bytesIn) {}
}
