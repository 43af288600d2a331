package dev.touchstone.spv.ethereum.history;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.math.BigInteger;

/// What an account had of an asset after a block. Immutable.
///
/// @param amount in the asset's smallest unit
/// @param nonce of the account, unsigned; zero for other assets than ether
/// @param hasCode whether code of the account's own could move its ether; true for other assets
public record Sample(ChainPoint block, BigInteger amount, long nonce, boolean hasCode) {
    public static Sample ofEther(Proven<AccountState> proven) {
        var state = proven.value();
        return new Sample(proven.asOf(), state.balance().value(), state.nonce(), state.hasCode());
    }

    public static Sample ofToken(Proven<BigInteger> proven) {
        return new Sample(proven.asOf(), proven.value(), 0, true);
    }

    /// Of a single token: one where the account is its owner.
    public static Sample ofSingle(ChainPoint block, boolean isOwner) {
        return new Sample(block, isOwner ? BigInteger.ONE : BigInteger.ZERO, 0, true);
    }

    public BlockNumber number() {
        return BlockNumber.of(block.height().value());
    }

    /// Whether both say the same. Of an account without code it follows that nothing moved between: without a
    /// transaction of its own it can only have got more.
    public boolean saysTheSameAs(Sample other) {
        return amount.equals(other.amount) && nonce == other.nonce && hasCode == other.hasCode;
    }

    /// Whether nothing can have come before it: an account that has sent nothing and has nothing never had any.
    public boolean isBeginning() {
        return amount.signum() == 0 && nonce == 0 && !hasCode;
    }

    /// A sample, or why there is none.
    sealed interface Taken {
        record Of(Sample sample, Proof proof) implements Taken {}

        record Not(Finding<?> why) implements Taken {}
    }

    /// What the sample was read from.
    sealed interface Proof {
        record Ether(Proven<AccountState> state) implements Proof {}

        record Token(Proven<BigInteger> amount) implements Proof {}

        /// Who owns a single token tells nothing of what else came or went.
        record Owner() implements Proof {}
    }
}
