package dev.touchstone.wallet.message.vote;

import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import java.math.BigInteger;
import java.util.List;

/// What there is to sign for a vote, or why there is nothing. Immutable.
public sealed interface VotePreparation {
    /// It can be signed.
    ///
    /// @param findings what the contract answered, all of it proven in one block
    record Ready(VotePaper paper, List<Finding<CallResult>> findings) implements VotePreparation {
        public Ready {
            findings = List.copyOf(findings);
        }
    }

    /// The contract does not take such a signature.
    record NotOffered(Lack lack) implements VotePreparation {}

    /// The contract would take a signature of this number next, and no other.
    record OtherNonce(BigInteger next) implements VotePreparation {}

    /// What has to be known of the contract is not proven.
    record NotProven(Finding<?> why) implements VotePreparation {}

    /// What a contract does not have.
    enum Lack {
        /// It does not take votes that are given by a signature.
        DELEGATION,
        /// It takes no vote by a signature, or in a form that is not known here.
        BALLOT,
        /// It takes votes by a signature, but not with a reason.
        REASON,
        /// One votes for or against; it knows nothing between.
        ABSTENTION,
        /// There is no such proposal.
        PROPOSAL,
        /// The proposal is over.
        OPEN_PROPOSAL,
        /// It does not say how many signatures of the account it has taken.
        NONCES,
        /// It does not say for which domain it has messages signed, or says what others could take, too.
        DOMAIN
    }
}
