package dev.touchstone.wallet.ledger;

import dev.touchstone.wallet.account.EthereumAccount;
import java.math.BigInteger;

/// What one account has of a token, or of one kind of collectible. Immutable.
///
/// @param units in the smallest unit of a token; things of a kind are counted as they are
public record TokenShare(EthereumAccount account, TokenAnswer<BigInteger> units) {
    /// Whether this account is known to have something of it, now or when that was last proven.
    public boolean isSomething() {
        return units.known().filter(amount -> amount.signum() > 0).isPresent();
    }

    /// Whether it is known, now or from the last proof, that it has none.
    public boolean isNothing() {
        return units.known().filter(amount -> amount.signum() == 0).isPresent();
    }
}
