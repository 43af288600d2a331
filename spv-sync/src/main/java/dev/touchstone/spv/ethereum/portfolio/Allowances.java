package dev.touchstone.spv.ethereum.portfolio;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.ContractQuestions;
import dev.touchstone.spv.ethereum.node.FoundLogs;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenEvent;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// What others may take from some accounts, by the contracts' own answers: for every pair of a token and a
/// spender that was named or found. That nobody else may take anything is not said. Immutable.
///
/// @param asked how many pairs were asked about
/// @param given those that may take something
/// @param wholes those that may give away all of a collection
/// @param findings all that was found, for whoever asks how firm it is together
public record Allowances(int asked, List<Given> given, List<Whole> wholes, List<Finding<?>> findings) {
    /// So many pairs are asked about.
    public static final int MOST = 2048;

    /// An allowance over this has no limit that anybody meets.
    private static final int BOUNDLESS_BITS = 255;

    public Allowances {
        given = List.copyOf(given);
        wholes = List.copyOf(wholes);
        findings = List.copyOf(findings);
    }

    /// What a spender may take, and what the token says of itself.
    public record Given(
            Erc20.Allowance question,
            Finding<BigInteger> units,
            Finding<String> symbol,
            Finding<Integer> decimals,
            Finding<BigInteger> supply) {
        /// Whether it is as much as there is, or more.
        public boolean isUnlimited() {
            if (!(units instanceof Proven<BigInteger> may)) return false;
            boolean isAll = supply instanceof Proven<BigInteger> all
                    && all.value().signum() > 0
                    && may.value().compareTo(all.value()) >= 0;
            return isAll || may.value().bitLength() > BOUNDLESS_BITS;
        }
    }

    /// Whether somebody may give away all that an account has of a collection.
    public record Whole(Erc721.IsApprovedForAll question, Finding<Boolean> approved) {}

    /// What to ask about.
    public static final class Wanted {
        private final SequencedSet<Erc20.Allowance> pairs = new LinkedHashSet<>();
        private final SequencedSet<Erc721.IsApprovedForAll> wholes = new LinkedHashSet<>();

        /// Each of these tokens for each of these spenders.
        public Wanted tokens(
                List<EthereumAddress> tokens, List<EthereumAddress> holders, List<EthereumAddress> spenders) {
            for (var token : tokens)
                for (var holder : holders)
                    for (var spender : spenders) pairs.add(new Erc20.Allowance(token, holder, spender));
            return this;
        }

        public Wanted collections(
                List<EthereumAddress> contracts, List<EthereumAddress> holders, List<EthereumAddress> operators) {
            for (var contract : contracts)
                for (var holder : holders)
                    for (var operator : operators) wholes.add(new Erc721.IsApprovedForAll(contract, holder, operator));
            return this;
        }

        /// What was allowed in these logs, or taken back.
        public Wanted logs(FoundLogs logs) {
            for (var log : logs.logs()) {
                switch (log.event()) {
                    case TokenEvent.Approved it ->
                        pairs.add(new Erc20.Allowance(it.contract(), it.owner(), it.spender()));
                    case TokenEvent.ApprovedAll it ->
                        wholes.add(new Erc721.IsApprovedForAll(it.contract(), it.owner(), it.spender()));
                    case TokenEvent.ApprovedOne _, TokenEvent.Moved _ -> {}
                }
            }
            return this;
        }

        public int size() {
            return pairs.size() + wholes.size();
        }
    }

    /// Asks all of it. Blocks.
    public static Allowances of(Wanted wanted, ContractQuestions chain, HeadKind at) {
        if (wanted.size() > MOST) throw new IllegalArgumentException(wanted.size() + " pairs");
        var questions = new ArrayList<TokenQuestion<?>>(wanted.pairs);
        questions.addAll(wanted.wholes);
        var answers = TokenAnswers.ask(chain, questions, at);
        var some = wanted.pairs.stream()
                .filter(pair -> isSomething(answers.of(pair)))
                .toList();
        var words = TokenAnswers.ask(
                chain,
                some.stream()
                        .<TokenQuestion<?>>mapMulti((pair, to) -> {
                            to.accept(new Erc20.Symbol(pair.contract()));
                            to.accept(new Erc20.Decimals(pair.contract()));
                            to.accept(new Erc20.TotalSupply(pair.contract()));
                        })
                        .toList(),
                at);
        var given = some.stream()
                .map(pair -> new Given(
                        pair,
                        answers.of(pair),
                        words.of(new Erc20.Symbol(pair.contract())),
                        words.of(new Erc20.Decimals(pair.contract())),
                        words.of(new Erc20.TotalSupply(pair.contract()))))
                .toList();
        var wholes = wanted.wholes.stream()
                .map(it -> new Whole(it, answers.of(it)))
                .filter(it -> !(it.approved() instanceof Proven<Boolean> no) || no.value())
                .toList();
        var findings = new ArrayList<Finding<?>>(answers.all().values());
        findings.addAll(words.all().values());
        return new Allowances(wanted.size(), given, wholes, findings);
    }

    private static boolean isSomething(Finding<BigInteger> units) {
        return units instanceof Pending<BigInteger>
                || (units instanceof Proven<BigInteger> proven && proven.value().signum() > 0);
    }
}
