package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.Satoshis;

/// What the wallet owns, split by how firmly. Immutable. Each coin counts in one part only.
///
/// @param settled in blocks at least six deep; a coinbase when it can be spent
/// @param settling in blocks less deep
/// @param frozen in blocks, and set aside by the user
/// @param waiting coming in, in no block yet; own change included
/// @param leaving spent by own payments that are in no block yet
public record Balance(Satoshis settled, Satoshis settling, Satoshis frozen, Satoshis waiting, Satoshis leaving) {
    public static final Balance NONE =
            new Balance(Satoshis.ZERO, Satoshis.ZERO, Satoshis.ZERO, Satoshis.ZERO, Satoshis.ZERO);

    /// What lies in blocks and is not on its way out.
    public Satoshis total() {
        return settled.plus(settling).plus(frozen);
    }

    /// What the chain proves: the total and what is on its way out, which is the wallet's until a block says
    /// otherwise.
    public Satoshis confirmed() {
        return total().plus(leaving);
    }
}
