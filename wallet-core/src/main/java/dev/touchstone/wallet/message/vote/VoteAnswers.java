package dev.touchstone.wallet.message.vote;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.CallResult.Outcome;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.message.vote.VotePreparation.Lack;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// What a contract answered to the questions about a vote, and what follows from it. Immutable.
///
/// @param findings each proven, in the order of the questions
record VoteAnswers(List<Finding<CallResult>> findings) {
    private static final int DESCRIBED = 0;
    private static final int SEPARATOR = 1;
    private static final int TYPE_HASH = 2;
    private static final int NAME = 3;
    private static final int VERSION = 4;
    private static final int NONCES = 5;
    private static final int FORM = 6;
    private static final int STANDING = 7;

    /// The largest state of a proposal in which one can vote, now or soon: active.
    private static final BigInteger ACTIVE = BigInteger.ONE;

    VotePreparation decide(VoteWish wish, EthereumAddress voter, Optional<BigInteger> wanted, BigInteger chainId) {
        var lack = switch (wish) {
            case VoteWish.Delegation _ -> delegationLack();
            case VoteWish.Ballot ballot -> ballotLack(ballot);
        };
        if (lack.isPresent()) return new VotePreparation.NotOffered(lack.get());
        var form = wish instanceof VoteWish.Delegation
                ? VoteForm.DELEGATION
                : ballotForm().orElseThrow();
        var next = form.hasNonce() ? number(NONCES) : Optional.of(BigInteger.ZERO);
        if (next.isEmpty()) return new VotePreparation.NotOffered(Lack.NONCES);
        if (form.hasNonce() && wanted.isPresent() && !wanted.equals(next)) {
            return new VotePreparation.OtherNonce(next.get());
        }
        return new DomainAnswers(returned(DESCRIBED), hash(SEPARATOR), hash(TYPE_HASH), text(NAME), text(VERSION))
                .find(
                        chainId,
                        wish.contract(),
                        domain -> new VotePaper(form, domain, wish, voter, next.get())
                                .data()
                                .domainSeparator())
                .<VotePreparation>map(domain ->
                        new VotePreparation.Ready(new VotePaper(form, domain, wish, voter, next.get()), counted()))
                .orElseGet(() -> new VotePreparation.NotOffered(Lack.DOMAIN));
    }

    private Optional<Lack> delegationLack() {
        boolean tellsWhy = outcome(FORM) instanceof Outcome.Reverted(var why) && !why.isEmpty();
        boolean isOffered = tellsWhy && hash(STANDING).isPresent();
        return isOffered ? Optional.empty() : Optional.of(Lack.DELEGATION);
    }

    private Optional<Lack> ballotLack(VoteWish.Ballot ballot) {
        var form = ballotForm();
        if (form.isEmpty()) return Optional.of(ballot.reason().isEmpty() ? Lack.BALLOT : Lack.REASON);
        var state = number(STANDING);
        if (state.isEmpty()) return Optional.of(Lack.PROPOSAL);
        if (state.get().compareTo(ACTIVE) > 0) return Optional.of(Lack.OPEN_PROPOSAL);
        boolean isWithoutSide = ballot.support() == VoteWish.Ballot.ABSTAIN;
        return isWithoutSide && !form.get().canAbstain() ? Optional.of(Lack.ABSTENTION) : Optional.empty();
    }

    private Optional<VoteForm> ballotForm() {
        return hash(FORM).flatMap(VoteForm::of);
    }

    /// Those that were answered: no contract knows all the questions.
    private List<Finding<CallResult>> counted() {
        return findings.stream()
                .filter(found -> found instanceof Proven<CallResult> proven
                        && proven.value().outcome() instanceof Outcome.Returned)
                .toList();
    }

    private Outcome outcome(int question) {
        if (findings.get(question) instanceof Proven<CallResult> proven)
            return proven.value().outcome();
        throw new IllegalStateException("not proven");
    }

    private Optional<ByteString> returned(int question) {
        return outcome(question) instanceof Outcome.Returned(var bytes) && !bytes.isEmpty()
                ? Optional.of(bytes)
                : Optional.empty();
    }

    private Optional<Hash256> hash(int question) {
        return returned(question)
                .filter(bytes -> bytes.length() == Hash256.BYTES)
                .map(bytes -> Hash256.of(bytes.toArray()));
    }

    private Optional<BigInteger> number(int question) {
        return returned(question).flatMap(bytes -> AbiResult.number(bytes).toOptional());
    }

    private Optional<String> text(int question) {
        return returned(question).flatMap(bytes -> AbiResult.text(bytes).toOptional());
    }
}
