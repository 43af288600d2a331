package dev.touchstone.spv.ethereum.portfolio;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.ContractQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.ethereum.tokenlist.ListedToken;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.spv.proof.TokenTotal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What some accounts have of many tokens: all balances asked for together, and then what those tokens say of
/// themselves of which there is something. Immutable.
///
/// @param asked how many tokens were asked about
/// @param held of which some account has something, in the order asked for
/// @param unknown of which that is neither proven nor refused, in the same order
/// @param findings all that was found, for whoever asks how firm it is together
public record Portfolio(int asked, List<Held> held, List<Unknown> unknown, List<Finding<?>> findings) {
    public Portfolio {
        held = List.copyOf(held);
        unknown = List.copyOf(unknown);
        findings = List.copyOf(findings);
    }

    /// A token of which there is something.
    ///
    /// @param total by the kernel's rule
    public record Held(
            EthereumAddress contract,
            Finding<String> symbol,
            Finding<Integer> decimals,
            Finding<TokenTotal> total,
            List<Part> parts) {
        public Held {
            parts = List.copyOf(parts);
        }
    }

    /// What one account has.
    public record Part(EthereumAddress holder, Finding<BigInteger> units) {
        private boolean isSomething() {
            return units instanceof Proven<BigInteger> proven && proven.value().signum() > 0;
        }
    }

    /// A token of which it is not known what there is, and why.
    public record Unknown(EthereumAddress contract, Finding<BigInteger> why) {}

    /// Of all tokens that lists name.
    public static Portfolio ofListed(
            TokenLists lists, long chainId, List<EthereumAddress> holders, ContractQuestions chain, HeadKind at) {
        var contracts = lists.on(chainId).stream().map(ListedToken::address).toList();
        return of(contracts, holders, chain, at);
    }

    /// Of these tokens. Blocks.
    public static Portfolio of(
            Collection<EthereumAddress> contracts,
            List<EthereumAddress> holders,
            ContractQuestions chain,
            HeadKind at) {
        var balances = contracts.stream()
                .flatMap(contract -> holders.stream().map(holder -> new Erc20.BalanceOf(contract, holder)))
                .toList();
        var amounts = TokenAnswers.ask(chain, balances, at);
        var something = new ArrayList<EthereumAddress>();
        var unknown = new ArrayList<Unknown>();
        for (var contract : contracts) {
            var parts = parts(contract, holders, amounts);
            if (parts.stream().anyMatch(Part::isSomething)) something.add(contract);
            else
                parts.stream()
                        .map(Part::units)
                        .filter(Portfolio::isUnknown)
                        .findFirst()
                        .ifPresent(why -> unknown.add(new Unknown(contract, why)));
        }
        var words = TokenAnswers.ask(chain, words(something), at);
        var held = something.stream()
                .map(contract -> held(contract, parts(contract, holders, amounts), words))
                .toList();
        var findings = new ArrayList<Finding<?>>(amounts.all().values());
        findings.addAll(words.all().values());
        return new Portfolio(contracts.size(), held, unknown, findings);
    }

    private static List<Part> parts(EthereumAddress contract, List<EthereumAddress> holders, TokenAnswers amounts) {
        return holders.stream()
                .map(holder -> new Part(holder, amounts.of(new Erc20.BalanceOf(contract, holder))))
                .toList();
    }

    /// A contract that answers nothing that a token would has nothing of it.
    private static boolean isUnknown(Finding<BigInteger> units) {
        return units instanceof Pending<BigInteger> || (units instanceof Refuted<BigInteger> && !isRefused(units));
    }

    private static boolean isRefused(Finding<?> finding) {
        return finding instanceof Refuted<?> refuted && refuted.refutation() instanceof Refutation.OfCall;
    }

    private static List<TokenQuestion<?>> words(List<EthereumAddress> contracts) {
        var words = new ArrayList<TokenQuestion<?>>();
        for (var contract : contracts) {
            words.add(new Erc20.Symbol(contract));
            words.add(new Erc20.Decimals(contract));
        }
        return words;
    }

    private static Held held(EthereumAddress contract, List<Part> parts, TokenAnswers words) {
        return new Held(
                contract,
                words.of(new Erc20.Symbol(contract)),
                words.of(new Erc20.Decimals(contract)),
                total(parts),
                parts);
    }

    /// What they have together; where one amount is not proven, what that one is.
    private static Finding<TokenTotal> total(List<Part> parts) {
        var amounts = new ArrayList<Proven<BigInteger>>();
        for (var part : parts) {
            switch (part.units()) {
                case Proven<BigInteger> proven -> amounts.add(proven);
                case Pending<BigInteger> pending -> {
                    return Pending.because(pending.reason());
                }
                case Refuted<BigInteger> refuted -> {
                    return refuted.as();
                }
                case Claimed<BigInteger> _ -> throw new IllegalStateException("a node claims nothing");
            }
        }
        return Rules.sumOfToken(amounts);
    }
}
