package dev.touchstone.wallet.payment;

import dev.touchstone.wallet.ledger.Coin;

/// A coin as coin selection sees it. Immutable. All numbers are in [Scaled] units.
///
/// @param effective what it adds after paying for its own input
/// @param waste what spending it now costs beyond spending it at the long-term rate; negative when fees are low
/// @param weight of the input
record Candidate(Coin coin, long effective, long waste, int weight) {
    static Candidate of(Coin coin, FeeRate rate, FeeRate longTerm) {
        int weight = coin.path().type().inputWeight();
        return new Candidate(
                coin,
                Scaled.amount(coin.value()) - Scaled.cost(weight, rate),
                Scaled.cost(weight, rate) - Scaled.cost(weight, longTerm),
                weight);
    }
}
