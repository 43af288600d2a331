package dev.touchstone.wallet.message.vote;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.RecoverableSignature;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.node.CallQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds out from a contract what it has signed for a vote: its form, its domain and the number of the signature, all
/// by proven calls in one block. Blocks; thread-safe.
///
/// @param chainId of the chain whose contracts are asked
public record VoteQuestions(CallQuestions questions, BigInteger chainId, HeadKind at) {
    private static final RecoverableSignature NOBODYS = new RecoverableSignature(BigInteger.ZERO, BigInteger.ZERO, 0);

    /// Asks the contract, and works out what is to be signed.
    ///
    /// @param nonce that the signature is to have; empty for the next that the contract takes
    public VotePreparation prepare(VoteWish wish, EthereumAddress voter, Optional<BigInteger> nonce) {
        var findings = questions.calls(
                calls(wish, voter).stream()
                        .map(data -> CallInput.of(wish.contract(), data))
                        .toList(),
                at);
        var unproven = findings.stream().filter(found -> !found.isProven()).findFirst();
        return unproven.isPresent()
                ? new VotePreparation.NotProven(unproven.get())
                : new VoteAnswers(findings).decide(wish, voter, nonce, chainId);
    }

    /// In the order in which [VoteAnswers] reads what comes of them.
    private static List<ByteString> calls(VoteWish wish, EthereumAddress voter) {
        return List.of(
                AbiCall.of("eip712Domain()").data(),
                AbiCall.of("DOMAIN_SEPARATOR()").data(),
                AbiCall.of("DOMAIN_TYPEHASH()").data(),
                AbiCall.of("name()").data(),
                AbiCall.of("version()").data(),
                AbiCall.of("nonces(address)").address(voter).data(),
                switch (wish) {
                    case VoteWish.Delegation _ -> unsigned(voter);
                    case VoteWish.Ballot ballot ->
                        AbiCall.of(ballot.reason().isEmpty() ? "BALLOT_TYPEHASH()" : "EXTENDED_BALLOT_TYPEHASH()")
                                .data();
                },
                switch (wish) {
                    case VoteWish.Delegation _ ->
                        AbiCall.of("delegates(address)").address(voter).data();
                    case VoteWish.Ballot ballot ->
                        AbiCall.of("state(uint256)").number(ballot.proposal()).data();
                });
    }

    /// A delegation that nobody signed and whose time is over: what takes delegations refuses it and says why.
    private static ByteString unsigned(EthereumAddress voter) {
        var over = new VoteWish.Delegation(EthereumAddress.ZERO, EthereumAddress.ZERO, Instant.EPOCH);
        var domain = MessageDomain.ofCompound("", BigInteger.ONE, EthereumAddress.ZERO);
        return new VotePaper(VoteForm.DELEGATION, domain, over, voter, BigInteger.ZERO).call(NOBODYS);
    }
}
