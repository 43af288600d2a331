package dev.touchstone.wallet.message.vote;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.time.Instant;

/// What somebody wants to do with votes by a signature. Immutable.
public sealed interface VoteWish {
    /// Where the signature is to be taken.
    EthereumAddress contract();

    /// Gives the votes of a token to somebody.
    ///
    /// @param expiry until when the signature can be used, in whole seconds
    record Delegation(EthereumAddress contract, EthereumAddress delegatee, Instant expiry) implements VoteWish {}

    /// Votes in a proposal.
    ///
    /// @param support 0 against, 1 for, 2 abstaining
    /// @param reason may be empty
    record Ballot(EthereumAddress contract, BigInteger proposal, int support, String reason) implements VoteWish {
        public static final int FOR = 1;
        public static final int ABSTAIN = 2;

        public Ballot {
            if (support < 0 || support > ABSTAIN) throw new IllegalArgumentException("no vote " + support);
        }
    }
}
