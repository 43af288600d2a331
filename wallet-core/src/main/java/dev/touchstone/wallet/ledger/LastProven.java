package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Proven;
import java.time.Instant;
import java.util.Optional;

/// What was last proven of an account of Ethereum, as the wallet remembers it: a record, no proof. Immutable. It is
/// shown with its age while there is nothing newer.
///
/// @param block where it was so
/// @param blockTime when that block was made
/// @param nonce how many transactions the account had sent, as an unsigned number of 64 bits
public record LastProven(ChainPoint block, Instant blockTime, long nonce, Wei balance) {
    /// What there is to remember of a proof; empty where its evidence holds no header that tells the time, or is
    /// about a chain that settles on Ethereum and not about Ethereum.
    public static Optional<LastProven> of(Proven<AccountState> proven) {
        var account = proven.value();
        return BlockTime.of(proven.evidence())
                .map(time -> new LastProven(proven.asOf(), time, account.nonce(), account.balance()));
    }

    boolean saysTheSameAs(LastProven other) {
        return nonce == other.nonce && balance.equals(other.balance);
    }
}
