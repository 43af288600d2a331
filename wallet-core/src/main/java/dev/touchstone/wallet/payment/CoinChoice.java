package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.OutPoint;
import java.util.Set;

/// Which coins to spend. Immutable.
public sealed interface CoinChoice {
    /// The program picks.
    record Automatic() implements CoinChoice {}

    /// All of these and no other.
    record Exactly(Set<OutPoint> outPoints) implements CoinChoice {
        public Exactly {
            outPoints = Set.copyOf(outPoints);
        }
    }
}
