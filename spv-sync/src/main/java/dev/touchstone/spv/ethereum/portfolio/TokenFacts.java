package dev.touchstone.spv.ethereum.portfolio;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.ContractQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.token.Erc5805;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// What a token can be asked beside its balances: what others may take, votes, and whose code it runs. Immutable.
///
/// @param votes of each account; refused where the token gives none (ERC-5805)
public record TokenFacts(EthereumAddress contract, Allowances allowances, List<Votes> votes, Proxy proxy) {
    public TokenFacts {
        votes = List.copyOf(votes);
    }

    /// How many votes an account has, and to whom it gave its own.
    public record Votes(EthereumAddress holder, Finding<BigInteger> votes, Finding<EthereumAddress> delegate) {}

    /// Asks all of it. Blocks.
    ///
    /// @param spenders who may take something, perhaps
    public static TokenFacts of(
            EthereumAddress contract,
            List<EthereumAddress> holders,
            List<EthereumAddress> spenders,
            ContractQuestions chain,
            HeadKind at) {
        var wanted = new Allowances.Wanted().tokens(List.of(contract), holders, spenders);
        var questions = new ArrayList<TokenQuestion<?>>();
        for (var holder : holders) {
            questions.add(new Erc5805.GetVotes(contract, holder));
            questions.add(new Erc5805.Delegates(contract, holder));
        }
        var answers = TokenAnswers.ask(chain, questions, at);
        var votes = holders.stream()
                .map(holder -> new Votes(
                        holder,
                        answers.of(new Erc5805.GetVotes(contract, holder)),
                        answers.of(new Erc5805.Delegates(contract, holder))))
                .toList();
        return new TokenFacts(contract, Allowances.of(wanted, chain, at), votes, Proxy.of(contract, chain, at));
    }

    /// Whether the token gives votes.
    public boolean hasVotes() {
        return votes.stream().anyMatch(it -> it.votes() instanceof Proven<BigInteger>);
    }
}
