package dev.touchstone.wallet.payment;

import dev.touchstone.wallet.ledger.Coin;

/// Which coins may be spent without being chosen by hand. Immutable.
///
/// @param ownUnconfirmed whether change of the wallet's own payments may be spent before it is in a block
public record SpendPolicy(int leastDepth, boolean ownUnconfirmed) {
    /// Coins in blocks, and own change where those are not enough.
    public static final SpendPolicy STANDARD = new SpendPolicy(1, true);

    public SpendPolicy {
        if (leastDepth < 1) throw new IllegalArgumentException("a confirmed coin is at least one deep");
    }

    public boolean allows(Coin coin) {
        if (coin.frozen() || coin.leaving() || !coin.isMature()) return false;
        return switch (coin.origin()) {
            case Coin.Origin.InBlock in -> in.depth() >= leastDepth;
            case Coin.Origin.OwnUnconfirmed _ -> ownUnconfirmed;
            case Coin.Origin.OthersUnconfirmed _ -> false;
        };
    }
}
