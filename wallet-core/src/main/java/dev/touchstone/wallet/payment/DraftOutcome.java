package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.util.List;

/// What came of preparing a payment. Immutable. The words for each live in ui.
public sealed interface DraftOutcome {
    record Ready(Draft draft) implements DraftOutcome {}

    /// Not enough that can be spent now. `missing` is exactly what the coins lack for amount and fee together;
    /// `waiting` is what is the wallet's but cannot be spent yet.
    record Shortfall(Satoshis missing, Satoshis spendable, Satoshis fee, Satoshis waiting) implements DraftOutcome {}

    /// So small that nodes do not pass it on.
    record BelowDust(BitcoinAddress address, Satoshis amount, Satoshis least) implements DraftOutcome {}

    /// There is nothing to spend now, but perhaps soon.
    record NothingToSpend(Satoshis waiting, Satoshis frozen) implements DraftOutcome {}

    /// No rate is quoted; a custom one still works.
    record NoFeeKnown() implements DraftOutcome {}

    record FeeBelowFloor(FeeRate rate, FeeRate floor) implements DraftOutcome {}

    /// The fee is above the limit that the user set.
    record FeeAboveLimit(Satoshis fee, Satoshis limit) implements DraftOutcome {}

    record WrongNetwork(BitcoinAddress address, Network wallet) implements DraftOutcome {}

    /// Chosen coins that cannot be spent: gone, on their way out, or too young.
    record CoinsUnavailable(List<OutPoint> outPoints) implements DraftOutcome {
        public CoinsUnavailable {
            outPoints = List.copyOf(outPoints);
        }
    }

    /// More coins or payees than one transaction that nodes pass on can hold.
    record TooLarge(long weight, long most) implements DraftOutcome {}
}
