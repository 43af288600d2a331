package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.evm.Missing;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Nothing is wrong, but the proof is not there yet. `soFar` is what has been found up to now; it is never to be
/// shown as a total. Immutable.
public final class Pending<T> implements Finding<T> {
    private final Reason reason;
    private final @Nullable T soFar;

    private Pending(Reason reason, @Nullable T soFar) {
        this.reason = reason;
        this.soFar = soFar;
    }

    public static <T> Pending<T> because(Reason reason) {
        return new Pending<>(reason, null);
    }

    public static <T> Pending<T> soFar(T value, Reason reason) {
        return new Pending<>(reason, value);
    }

    public Reason reason() {
        return reason;
    }

    public Optional<T> soFar() {
        return Optional.ofNullable(soFar);
    }

    @Override
    public String toString() {
        return "Pending[" + reason + (soFar == null ? "" : ", so far " + soFar) + "]";
    }

    /// Why there is no proof yet.
    public sealed interface Reason {
        /// The work has not begun, or its first step is under way.
        record NotChecked() implements Reason {}

        /// Headers are still arriving; the chain known so far ends at `reached`.
        record HeadersBehind(Height reached) implements Reason {}

        /// The known chain has less work than the network is known to have: it could be anyone's.
        record ChainTooLight() implements Reason {}

        /// Blocks from `from` to `reached` of those up to `tip` have been looked through.
        record ScanIncomplete(Height from, Height reached, Height tip) implements Reason {}

        /// A payment seen on the network that is in no block yet.
        record WaitingForBlock() implements Reason {}

        /// The block that held this was replaced.
        record LeftBestChain(ChainPoint was) implements Reason {}

        /// There is nobody to ask.
        record Offline() implements Reason {}

        // Ethereum

        /// Why nothing of an Ethereum network can be proven yet.
        sealed interface OfEthereum extends Reason {}

        /// The user took a committee as real that too few had signed for; a new checkpoint mends that.
        record CommitteeForced() implements OfEthereum {}

        /// The block keeps rules that this program does not know.
        record RulesUnknown() implements OfEthereum {}

        /// The proof rests on a checkpoint that is not trusted here.
        record ForeignCheckpoint(Hash256 root) implements OfEthereum {}

        /// The checkpoint is too old to begin from: its committee may have left, and has nothing to lose by
        /// lying.
        record CheckpointTooOld(Duration age, Duration limit) implements OfEthereum {}

        /// Nobody has the checkpoint's block, or what they have for it is something else.
        record CheckpointNotFound(Hash256 root) implements OfEthereum {}

        /// Committees are known up to the period `reached` of those up to `target`.
        record CommitteesBehind(long reached, long target) implements OfEthereum {}

        /// The block is above the newest that the committee signed.
        record NotYetSigned(BlockNumber number) implements OfEthereum {}

        /// The block lies farther below the newest than proofs reach.
        record OutOfReach(BlockNumber number) implements OfEthereum {}

        /// The newest known block is older than what may be relied on.
        record HeadTooOld(Duration age, Duration limit) implements OfEthereum {}

        /// A call needs to know this of the state, which is not proven.
        record StateMissing(Missing missing) implements OfEthereum {
            private static final int MOST = 3;

            /// What is missing, by its names.
            public static String words(Missing missing) {
                var names = Stream.of(
                                missing.accounts().stream().map(account -> "account " + account),
                                missing.slots().stream().map(slot -> "storage " + slot.key() + " of " + slot.account()),
                                missing.codes().stream().map(code -> "the code of " + code.account()),
                                missing.blocks().stream().map(block -> "the hash of block " + block))
                        .flatMap(Function.identity())
                        .sorted()
                        .toList();
                var first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
                return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
            }
        }

        /// It follows from rules, or needs something computed, that this program does not know for sure.
        record CannotBeProvenLocally(String what) implements OfEthereum {}

        /// The chain does not settle on the network what was asked for.
        record NotSettledHere(String chain, String why) implements OfEthereum {}

        /// Nothing of the chain is settled up to this block yet.
        record NotSettledYet(String chain) implements OfEthereum {}

        /// What is known to have moved does not explain the whole change.
        record DoesNotAddUp() implements OfEthereum {}

        /// Sources were asked, and none of them gave a proof.
        record NobodyProves() implements OfEthereum {}
    }
}
