package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;

/// What an account had of an asset at one block, what it has at a later one, and what is known to have moved
/// between. Immutable. Amounts are in the asset's smallest unit.
///
/// @param from the earlier block; what moved in it is part of `before`
/// @param movements how many are known
/// @param moved what they come to
/// @param missing how many transactions and authorizations of the account, by its nonce, are not among them;
///     zero for
/// other assets than ether
/// @param isWhole whether nothing else can have moved at all. Where it is false and the sum is right, other
///     movements could still have taken place that cancel out
public record Reconciliation(
        EthereumAddress account,
        MovedAsset asset,
        ChainPoint from,
        ChainPoint to,
        BigInteger before,
        BigInteger after,
        int movements,
        BigInteger moved,
        long missing,
        boolean isWhole) {
    /// What moved without being known: what is had now over what the known movements explain.
    public BigInteger remainder() {
        return after.subtract(before).subtract(moved);
    }

    /// Whether the known movements explain the change, and every transaction of the account is among them.
    public boolean addsUp() {
        return remainder().signum() == 0 && missing == 0;
    }
}
