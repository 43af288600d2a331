package dev.touchstone.wallet.asset;

/// How many decimals of a whole token its smallest unit is, as far as that is known. Immutable.
public sealed interface TokenDecimals {
    /// With more than these a whole token would have more units than a number of 256 bits can count.
    int MOST = 77;

    /// What the contract said, where that can be.
    static TokenDecimals said(int decimals) {
        return decimals > MOST ? new TooMany(decimals) : new Known(decimals);
    }

    /// The decimals to write amounts with; of a token that says nothing its units are what is counted.
    default int places() {
        return switch (this) {
            case Known(int decimals) -> decimals;
            case NotYetKnown _, Silent _, TooMany _ -> 0;
        };
    }

    /// Whether an amount may be written at all.
    default boolean canBeWritten() {
        return switch (this) {
            case Known _, Silent _ -> true;
            case NotYetKnown _, TooMany _ -> false;
        };
    }

    record Known(int decimals) implements TokenDecimals {
        public Known {
            if (decimals < 0 || decimals > MOST) throw new IllegalArgumentException(decimals + " decimals");
        }
    }

    /// Nobody has asked yet, or nobody has proven an answer.
    record NotYetKnown() implements TokenDecimals {}

    /// The contract was asked and says nothing about it, as ERC-20 allows.
    record Silent() implements TokenDecimals {}

    /// No amount can be written by what it says.
    record TooMany(int said) implements TokenDecimals {}
}
