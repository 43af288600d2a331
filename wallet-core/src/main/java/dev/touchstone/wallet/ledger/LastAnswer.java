package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Proven;
import java.time.Instant;
import java.util.Optional;

/// What a contract was last proven to answer, as the wallet remembers it: a record, no proof. Immutable. It is shown
/// with its age while there is nothing newer.
///
/// @param returned the answer as the contract gave it
/// @param block where it was so
/// @param blockTime when that block was made
public record LastAnswer<T>(
        TokenQuestion<T> question, T answer, ByteString returned, ChainPoint block, Instant blockTime) {
    /// Longer ones, as pictures within texts are, are not remembered.
    static final int MOST_RETURNED = 4_000;

    /// What there is to remember of a proof; empty where it is of something else, is too long, or tells no time.
    public static Optional<LastAnswer<?>> of(Proven<?> proven) {
        return proven.evidence() instanceof Evidence.AnswerOfCall answer
                        && answer.call().result().outcome() instanceof CallResult.Outcome.Returned(var returned)
                        && returned.length() <= MOST_RETURNED
                ? BlockTime.of(answer).flatMap(time -> of(answer.question(), returned, proven.asOf(), time))
                : Optional.empty();
    }

    private static <T> Optional<LastAnswer<?>> of(
            TokenQuestion<T> question, ByteString returned, ChainPoint block, Instant time) {
        return question.read(returned)
                .toOptional()
                .map(answer -> new LastAnswer<>(question, answer, returned, block, time));
    }

    boolean saysTheSameAs(LastAnswer<?> other) {
        return returned.equals(other.returned);
    }
}
