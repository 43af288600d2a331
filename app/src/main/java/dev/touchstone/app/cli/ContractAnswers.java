package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.asset.ParsedUnits;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.asset.TokenText;
import java.math.BigInteger;

/// What contracts have to say, proven, before it is known what is to be signed. Blocks.
record ContractAnswers(ChainQuestions questions) {
    private static final ByteString ERC_1155 = ByteString.of((byte) 0xd9, (byte) 0xb6, (byte) 0x7a, (byte) 0x26);

    /// An amount as a person writes it, in the token's smallest units: by the decimals that its contract says
    /// it has. Of one that says nothing, whole units are counted.
    BigInteger units(EthereumAddress token, String typed) throws Failure {
        int decimals = decimals(token);
        return switch (TokenText.parse(typed, decimals)) {
            case ParsedUnits.Valid(var units) -> units;
            case ParsedUnits.Invalid _ ->
                throw Failure.usage("'" + typed + "' is no amount of this token, which has " + decimals + " decimals.");
        };
    }

    /// As many as the token says it has, none where it says nothing.
    int decimals(EthereumAddress token) throws Failure {
        var question = new Erc20.Decimals(token);
        int decimals = isSilent(question) ? 0 : proven(question);
        if (decimals <= TokenDecimals.MOST) return decimals;
        throw Failure.refused(
                "TooManyDecimals",
                "No amount of this token can be written: it says that it has " + decimals + " decimals.");
    }

    /// All that the account has of it.
    BigInteger all(EthereumAddress token, EthereumAddress holder) throws Failure {
        return proven(new Erc20.BalanceOf(token, holder));
    }

    /// Whether there can be several of one number in this collection (ERC-1155).
    boolean countsEach(EthereumAddress collection) throws Failure {
        var question = new Erc721.SupportsInterface(collection, ERC_1155);
        return !isSilent(question) && proven(question);
    }

    private <T> Finding<T> ask(TokenQuestion<T> question) {
        return TokenAnswers.read(question, questions.call(question.input(), HeadKind.SIGNED));
    }

    private boolean isSilent(TokenQuestion<?> question) {
        return ask(question) instanceof Refuted<?>(Refutation.OfCall _);
    }

    private <T> T proven(TokenQuestion<T> question) throws Failure {
        return switch (ask(question)) {
            case Proven<T> proven -> proven.value();
            case Refuted<T>(var why) -> throw Failure.refused(why.code(), Words.plain(Texts.explain(why)));
            case Finding<T> unproven -> throw Failure.environment("NotProven", EthereumWords.because(unproven));
        };
    }
}
