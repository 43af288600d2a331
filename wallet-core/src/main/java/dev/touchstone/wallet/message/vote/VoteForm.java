package dev.touchstone.wallet.message.vote;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// In which forms contracts have votes signed (EIP-712): those of OpenZeppelin's Votes and Governor, 4 and 5, and of
/// Compound's Comp, GovernorAlpha and GovernorBravo.
public enum VoteForm {
    /// Votes given to somebody: the same in both families (ERC-5805).
    DELEGATION(
            "Delegation(address delegatee,uint256 nonce,uint256 expiry)",
            "delegateBySig(address,uint256,uint256,uint8,bytes32,bytes32)"),

    /// A vote in GovernorAlpha, which knows no abstaining.
    BALLOT_OF_ALPHA("Ballot(uint256 proposalId,bool support)", "castVoteBySig(uint256,bool,uint8,bytes32,bytes32)"),

    /// A vote in GovernorBravo and in OpenZeppelin 4.
    BALLOT("Ballot(uint256 proposalId,uint8 support)", "castVoteBySig(uint256,uint8,uint8,bytes32,bytes32)"),

    /// A vote in OpenZeppelin 5, which counts the signatures of a voter.
    BALLOT_OF_VOTER(
            "Ballot(uint256 proposalId,uint8 support,address voter,uint256 nonce)",
            "castVoteBySig(uint256,uint8,address,bytes)"),

    /// A vote with a reason in OpenZeppelin 4.
    EXTENDED(
            "ExtendedBallot(uint256 proposalId,uint8 support,string reason,bytes params)",
            "castVoteWithReasonAndParamsBySig(uint256,uint8,string,bytes,uint8,bytes32,bytes32)"),

    /// A vote with a reason in OpenZeppelin 5.
    EXTENDED_OF_VOTER(
            "ExtendedBallot(uint256 proposalId,uint8 support,address voter,uint256 nonce,string reason,bytes params)",
            "castVoteWithReasonAndParamsBySig(uint256,uint8,address,string,bytes,bytes)");

    private final String type;
    private final String function;

    VoteForm(String type, String function) {
        this.type = type;
        this.function = function;
    }

    /// The form of data of this type, as the type is hashed.
    public static Optional<VoteForm> of(String type) {
        for (var form : values()) if (form.type.equals(type)) return Optional.of(form);
        return Optional.empty();
    }

    /// The form whose type has this hash.
    static Optional<VoteForm> of(Hash256 typeHash) {
        for (var form : values()) if (form.typeHash().equals(typeHash)) return Optional.of(form);
        return Optional.empty();
    }

    /// The type of what is signed, as it is hashed.
    String type() {
        return type;
    }

    private Hash256 typeHash() {
        return Keccak256.of(type.getBytes(StandardCharsets.US_ASCII));
    }

    /// The function that takes the signature.
    String function() {
        return function;
    }

    /// Whether the contract counts the signatures of an account, and takes each number once.
    public boolean hasNonce() {
        return switch (this) {
            case DELEGATION, BALLOT_OF_VOTER, EXTENDED_OF_VOTER -> true;
            case BALLOT_OF_ALPHA, BALLOT, EXTENDED -> false;
        };
    }

    /// Whether one can vote in it without a side.
    boolean canAbstain() {
        return this != BALLOT_OF_ALPHA;
    }
}
