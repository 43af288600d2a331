package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.Wei;
import java.time.Instant;

/// What was last proven of an account of Ethereum, as the wallet remembers it: a record, no proof. Immutable. It is
/// shown
/// with its age while there is nothing newer.
///
/// @param block where it was so
/// @param blockTime when that block was made
/// @param nonce how many transactions the account had sent, as an unsigned number of 64 bits
public record LastProven(ChainPoint block, Instant blockTime, long nonce, Wei balance) {
    boolean saysTheSameAs(LastProven other) {
        return nonce == other.nonce && balance.equals(other.balance);
    }
}
