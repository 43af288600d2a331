package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.wallet.ledger.Coin;
import java.util.List;

/// A payment that is ready to be looked at and signed. Immutable. Nothing has been reserved or changed by it.
///
/// @param transaction without signatures
/// @param coins the coins it spends, in the order of its inputs
/// @param weight the most that the signed transaction can weigh (BIP141)
/// @param warnings most serious first
public record Draft(
        Transaction transaction,
        List<Coin> coins,
        Effects effects,
        FeeRate feeRate,
        long weight,
        List<Warning> warnings) {
    public Draft {
        coins = List.copyOf(coins);
        warnings = List.copyOf(warnings);
    }

    public long virtualSize() {
        return Math.ceilDiv(weight, 4);
    }
}
