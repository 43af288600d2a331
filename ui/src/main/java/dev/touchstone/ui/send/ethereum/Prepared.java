package dev.touchstone.ui.send.ethereum;

import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeOutlook;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// How far the wallet is with working out what is wished for. Immutable.
///
/// @param costs of the same at each speed, as far as they are worked out
record Prepared(State state, Map<Speed, FeeOutlook> costs) {
    static final Prepared NOTHING = new Prepared(new State.Idle(), Map.of());

    Prepared {
        costs = Map.copyOf(costs);
    }

    sealed interface State {
        /// Nothing is wished for that could be worked out.
        record Idle() implements State {}

        record Asking(Wish wish) implements State {}

        record Answered(Wish wish, EthereumDraftOutcome outcome, Instant at) implements State {}
    }

    boolean isAsking() {
        return state instanceof State.Asking;
    }

    Optional<EthereumDraftOutcome> outcome() {
        return state instanceof State.Answered answered ? Optional.of(answered.outcome()) : Optional.empty();
    }

    Optional<EthereumDraft> draft() {
        return outcome()
                .flatMap(it ->
                        it instanceof EthereumDraftOutcome.Ready(var draft) ? Optional.of(draft) : Optional.empty());
    }

    /// When it was worked out.
    Optional<Instant> at() {
        return state instanceof State.Answered answered ? Optional.of(answered.at()) : Optional.empty();
    }
}
