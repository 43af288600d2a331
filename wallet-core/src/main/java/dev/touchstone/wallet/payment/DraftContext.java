package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.OwnAddress;
import dev.touchstone.wallet.account.OwnScripts;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.ledger.Coin;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a draft is made from: the wallet's side of a payment. Immutable.
///
/// @param change the change address that comes next, for each kind of account
/// @param lockTime the height of the tip: a transaction that could be in an older block invites others to replace
///     blocks for its fee
/// @param feeLimit a fee above it is refused
public record DraftContext(
        Network network,
        List<Coin> coins,
        OwnScripts own,
        Map<AddressType, OwnAddress> change,
        KnownAddresses known,
        long lockTime,
        Satoshis feeLimit,
        SpendPolicy policy,
        Dice dice) {
    /// A tenth of a bitcoin: more than any honest transaction needs.
    public static final Satoshis DEFAULT_FEE_LIMIT = Satoshis.of(10_000_000);

    public DraftContext {
        coins = List.copyOf(coins);
        change = Map.copyOf(change);
        if (!change.keySet().containsAll(EnumSet.allOf(AddressType.class))) {
            throw new IllegalArgumentException("change has to go somewhere");
        }
    }

    DraftContext withChange(Map<AddressType, OwnAddress> addresses) {
        return new DraftContext(network, coins, own, addresses, known, lockTime, feeLimit, policy, dice);
    }

    OwnAddress changeOf(AddressType type) {
        return Objects.requireNonNull(change.get(type));
    }
}
