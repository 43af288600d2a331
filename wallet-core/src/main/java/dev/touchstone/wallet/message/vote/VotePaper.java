package dev.touchstone.wallet.message.vote;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.RecoverableSignature;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.wallet.message.TypedData;
import java.math.BigInteger;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is signed for a vote, and the call that brings the signature to its contract. Immutable.
///
/// @param wish of the kind that the form is for
/// @param nonce the number of the signature; not used in forms that have none
public record VotePaper(VoteForm form, MessageDomain domain, VoteWish wish, EthereumAddress voter, BigInteger nonce) {
    private static final int V_OFFSET = 27;

    /// The data with its types.
    public TypedData data() {
        var root = JsonNodeFactory.instance.objectNode();
        var types = root.putObject("types");
        declare(types, domain.type());
        root.put("primaryType", declare(types, form.type()));
        domain.fill(root.putObject("domain"));
        fill(root.putObject("message"));
        return TypedData.parse(root.toString()).orThrow();
    }

    /// Writes a type, given as it is hashed, as JSON has it.
    ///
    /// @return its name
    private static String declare(ObjectNode types, String type) {
        int open = type.indexOf('(');
        var members = types.putArray(type.substring(0, open));
        for (var member : type.substring(open + 1, type.length() - 1).split(",", -1)) {
            int gap = member.indexOf(' ');
            members.addObject().put("name", member.substring(gap + 1)).put("type", member.substring(0, gap));
        }
        return type.substring(0, open);
    }

    private void fill(ObjectNode message) {
        switch (wish) {
            case VoteWish.Delegation(var _, var delegatee, var expiry) ->
                message.put("delegatee", delegatee.text())
                        .put("nonce", nonce.toString())
                        .put("expiry", Long.toString(expiry.getEpochSecond()));
            case VoteWish.Ballot ballot -> fill(message, ballot);
        }
    }

    private void fill(ObjectNode message, VoteWish.Ballot ballot) {
        message.put("proposalId", ballot.proposal().toString());
        if (form.canAbstain()) message.put("support", ballot.support());
        else message.put("support", ballot.support() == VoteWish.Ballot.FOR);
        if (form.hasNonce()) message.put("voter", voter.text()).put("nonce", nonce.toString());
        if (hasReason()) message.put("reason", ballot.reason()).put("params", "0x");
    }

    private boolean hasReason() {
        return form == VoteForm.EXTENDED || form == VoteForm.EXTENDED_OF_VOTER;
    }

    /// The message to the contract that carries the signature. Anybody can send it.
    public ByteString call(RecoverableSignature signature) {
        var call = AbiCall.of(form.function());
        return switch (wish) {
            case VoteWish.Delegation(var _, var delegatee, var expiry) ->
                inParts(
                                call.address(delegatee)
                                        .number(nonce)
                                        .number(BigInteger.valueOf(expiry.getEpochSecond())),
                                signature)
                        .data();
            case VoteWish.Ballot ballot -> {
                var vote = call.number(ballot.proposal()).number(BigInteger.valueOf(ballot.support()));
                if (form.hasNonce()) vote = vote.address(voter);
                if (hasReason()) vote = vote.text(ballot.reason()).blob(ByteString.EMPTY);
                yield (form.hasNonce() ? vote.blob(signature.bytes()) : inParts(vote, signature)).data();
            }
        };
    }

    private static AbiCall inParts(AbiCall call, RecoverableSignature signature) {
        return call.number(BigInteger.valueOf((long) V_OFFSET + signature.parity()))
                .with(AbiValue.word(signature.r()))
                .with(AbiValue.word(signature.s()));
    }
}
