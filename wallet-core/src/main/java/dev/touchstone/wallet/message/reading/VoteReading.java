package dev.touchstone.wallet.message.reading;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.message.reading.MessageMeaning.Support;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// Recognises votes, votes that are given to others, and accounts that are. Pure.
final class VoteReading {
    private static final String DELEGATION = "Delegation(address delegatee,uint256 nonce,uint256 expiry)";
    private static final String BALLOT = "Ballot(uint256 proposalId,uint8 support)";
    private static final String BALLOT_OF_VOTER =
            "Ballot(uint256 proposalId,uint8 support,address voter,uint256 nonce)";
    private static final String EXTENDED =
            "ExtendedBallot(uint256 proposalId,uint8 support,string reason,bytes params)";
    private static final String EXTENDED_OF_VOTER = "ExtendedBallot(uint256 proposalId,uint8 support,address voter,"
            + "uint256 nonce,string reason,bytes params)";
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "[A-Za-z0-9_]+\\(uint(?:256|64) chainId,address (address|delegate|implementation),uint(?:256|64) nonce\\)");

    private VoteReading() {}

    static Optional<MessageMeaning> of(TypedData data) {
        var message = new Members(data.message());
        var authorization = AUTHORIZATION.matcher(data.encodedType());
        if (authorization.matches()) {
            return Optional.of(new MessageMeaning.RunsCode(message.address(authorization.group(1))));
        }
        return data.verifyingContract().flatMap(contract -> of(data.encodedType(), message, contract));
    }

    private static Optional<MessageMeaning> of(String type, Members message, EthereumAddress contract) {
        return switch (type) {
            case DELEGATION ->
                Optional.of(
                        new MessageMeaning.VotesGiven(contract, message.address("delegatee"), message.time("expiry")));
            case BALLOT, BALLOT_OF_VOTER -> Optional.of(vote(message, contract, ""));
            case EXTENDED, EXTENDED_OF_VOTER -> Optional.of(vote(message, contract, message.text("reason")));
            default -> Optional.empty();
        };
    }

    private static MessageMeaning vote(Members message, EthereumAddress governor, String reason) {
        return new MessageMeaning.Vote(
                governor, message.number("proposalId"), support(message.number("support")), reason);
    }

    private static Support support(BigInteger number) {
        return switch (number.intValue()) {
            case 0 -> Support.AGAINST;
            case 1 -> Support.FOR;
            case 2 -> Support.ABSTAIN;
            default -> Support.OTHER;
        };
    }
}
