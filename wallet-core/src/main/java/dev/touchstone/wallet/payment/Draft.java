package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.wallet.ledger.Coin;
import java.util.List;
import java.util.Optional;

/// A payment that is ready to be looked at and signed. Immutable. Nothing has been reserved or changed by it.
///
/// @param transaction without signatures
/// @param coins the coins it spends, in the order of its inputs
/// @param weight the most that the signed transaction can weigh (BIP141)
/// @param warnings most serious first
/// @param replaces the payment whose place it takes (BIP125)
public record Draft(
        Transaction transaction,
        List<Coin> coins,
        Effects effects,
        FeeRate feeRate,
        long weight,
        List<Warning> warnings,
        Optional<TxId> replaces) {
    public Draft {
        coins = List.copyOf(coins);
        warnings = List.copyOf(warnings);
    }

    Draft replacing(TxId replaced, List<Warning> remaining) {
        return new Draft(transaction, coins, effects, feeRate, weight, remaining, Optional.of(replaced));
    }

    public long virtualSize() {
        return Math.ceilDiv(weight, 4);
    }
}
