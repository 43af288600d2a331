package dev.touchstone.wallet.message.reading;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.message.reading.MessageMeaning.Support;
import dev.touchstone.wallet.message.vote.VoteForm;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// Recognises votes, votes that are given to others, and accounts that are. Pure.
final class VoteReading {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "[A-Za-z0-9_]+\\(uint(?:256|64) chainId,address (address|delegate|implementation),uint(?:256|64) nonce\\)");

    private VoteReading() {}

    static Optional<MessageMeaning> of(TypedData data) {
        var message = new Members(data.message());
        var authorization = AUTHORIZATION.matcher(data.encodedType());
        if (authorization.matches()) {
            return Optional.of(new MessageMeaning.RunsCode(message.address(authorization.group(1))));
        }
        var form = VoteForm.of(data.encodedType());
        return data.verifyingContract().flatMap(contract -> form.map(it -> of(it, message, contract)));
    }

    private static MessageMeaning of(VoteForm form, Members message, EthereumAddress contract) {
        return switch (form) {
            case DELEGATION ->
                new MessageMeaning.VotesGiven(contract, message.address("delegatee"), message.time("expiry"));
            case BALLOT_OF_ALPHA ->
                vote(message, contract, message.truth("support") ? Support.FOR : Support.AGAINST, "");
            case BALLOT, BALLOT_OF_VOTER -> vote(message, contract, support(message.number("support")), "");
            case EXTENDED, EXTENDED_OF_VOTER ->
                vote(message, contract, support(message.number("support")), message.text("reason"));
        };
    }

    private static MessageMeaning vote(Members message, EthereumAddress governor, Support support, String reason) {
        return new MessageMeaning.Vote(governor, message.number("proposalId"), support, reason);
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
