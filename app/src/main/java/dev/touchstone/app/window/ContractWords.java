package dev.touchstone.app.window;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.ContractQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.shell.AppSide.TokenWords;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.asset.TokenDecimals;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Asks contracts what they call themselves and how many decimals they have, by calls that are computed here. Blocks.
final class ContractWords {
    private ContractWords() {}

    /// What is proven of each; nothing of those whose decimals are not, or are more than an amount can have.
    static Map<EthereumAddress, TokenWords> of(ContractQuestions chain, Collection<EthereumAddress> tokens) {
        var questions = tokens.stream()
                .<TokenQuestion<?>>flatMap(token -> Stream.of(new Erc20.Decimals(token), new Erc20.Symbol(token)))
                .toList();
        var answers = TokenAnswers.ask(chain, questions, HeadKind.SIGNED);
        var words = new LinkedHashMap<EthereumAddress, TokenWords>();
        for (var token : tokens) {
            if (answers.of(new Erc20.Decimals(token)) instanceof Proven<Integer> said
                    && TokenDecimals.said(said.value()) instanceof TokenDecimals.Known(int decimals)) {
                words.put(token, new TokenWords(symbol(answers, token), decimals));
            }
        }
        return words;
    }

    private static String symbol(TokenAnswers answers, EthereumAddress token) {
        return answers.of(new Erc20.Symbol(token)) instanceof Proven<String> said
                ? OwnWords.of(said.value()).shown().strip()
                : "";
    }
}
