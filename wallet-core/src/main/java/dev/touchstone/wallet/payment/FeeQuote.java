package dev.touchstone.wallet.payment;

/// Which rates to offer, and what they are reckoned from. Immutable. An estimate is a claim: nobody can prove what the
/// next block will ask.
public sealed interface FeeQuote {
    /// Nothing to reckon from.
    record Unknown() implements FeeQuote {}

    record Known(FeeRate nextBlock, FeeRate withinAnHour, FeeRate today, FeeRate floor, Basis basis)
            implements FeeQuote {
        public FeeRate rate(Urgency urgency) {
            return switch (urgency) {
                case NEXT_BLOCK -> nextBlock;
                case WITHIN_AN_HOUR -> withinAnHour;
                case TODAY -> today;
            };
        }
    }

    /// What the rates are reckoned from.
    sealed interface Basis {
        /// The averages of so many recent blocks that were read whole.
        record RecentBlocks(int blocks) implements Basis {}

        /// Only the least rate that peers accept (BIP133).
        record PeersFloor() implements Basis {}

        /// Only the least rate that nodes commonly accept: for networks on which blocks are never full.
        record RelayFloor() implements Basis {}
    }
}
