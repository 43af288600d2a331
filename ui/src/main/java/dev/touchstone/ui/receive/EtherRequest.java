package dev.touchstone.ui.receive;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.ui.token.TokenWords;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.EtherText;
import dev.touchstone.wallet.asset.EtherUnit;
import dev.touchstone.wallet.asset.ParsedAmount;
import dev.touchstone.wallet.asset.ParsedEther;
import dev.touchstone.wallet.asset.ParsedUnits;
import dev.touchstone.wallet.asset.TokenText;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.payment.EthereumLink;
import java.math.BigInteger;
import java.util.Optional;

/// What somebody is asked to pay on Ethereum, as typed so far, and the link that says so (ERC-681). Immutable.
///
/// A link has no place for words, so a note is written before it, for whoever is sent both.
///
/// @param asset ether or a token
/// @param token what the wallet knows of that token; empty for ether
/// @param amount as typed; empty for any
/// @param note what the payment is for; empty for nothing
record EtherRequest(
        EthereumAddress to, long chainId, AssetId asset, Optional<TokenHolding> token, String amount, String note) {

    static EtherRequest of(
            EthereumAddress to, long chainId, AssetId asset, TokenHoldings tokens, String amount, String note) {
        var token =
                asset instanceof AssetId.Token(var contract) ? tokens.token(contract) : Optional.<TokenHolding>empty();
        return new EtherRequest(to, chainId, asset, token, amount, note);
    }

    private record Typed(Optional<BigInteger> units, String problem) {
        static Typed of(BigInteger units) {
            return new Typed(Optional.of(units).filter(it -> it.signum() > 0), "");
        }

        static Typed not(ParsedAmount.Problem problem) {
            return new Typed(
                    Optional.empty(), problem == ParsedAmount.Problem.EMPTY ? "" : EthereumSendTexts.explain(problem));
        }
    }

    private Typed read() {
        var text = amount.strip();
        if (asset instanceof AssetId.Ether) {
            return switch (EtherText.parse(text, EtherUnit.ETHER)) {
                case ParsedEther.Valid(var sum) -> Typed.of(sum.value());
                case ParsedEther.Invalid(var problem) -> Typed.not(problem);
            };
        }
        if (text.isEmpty()) return Typed.not(ParsedAmount.Problem.EMPTY);
        var decimals = token.map(TokenHolding::decimals).filter(it -> it.canBeWritten());
        if (decimals.isEmpty()) return new Typed(Optional.empty(), "In which unit it is counted is not proven yet.");
        return switch (TokenText.parse(text, decimals.get().places())) {
            case ParsedUnits.Valid(var units) -> Typed.of(units);
            case ParsedUnits.Invalid(var problem) -> Typed.not(problem);
        };
    }

    /// What is wrong with the amount; empty while nothing is.
    String problem() {
        return read().problem();
    }

    /// What stands beside the field for the amount.
    String unit() {
        return asset instanceof AssetId.Ether
                ? EtherFormat.SYMBOL
                : token.map(TokenWords::unit).orElse("units");
    }

    boolean isOfToken() {
        return asset instanceof AssetId.Token;
    }

    String link() {
        var units = read().units();
        if (!(asset instanceof AssetId.Token(var contract))) {
            return units.map(sum -> EthereumLink.of(to, chainId, new Wei(sum)))
                    .orElseGet(() -> EthereumLink.of(to, chainId));
        }
        return units.map(sum -> EthereumLink.ofToken(contract.address(), chainId, to, sum))
                .orElseGet(() -> EthereumLink.ofToken(contract.address(), chainId, to));
    }

    /// The link, and before it the note.
    String text() {
        return note.isBlank() ? link() : note.strip() + "\n" + link();
    }
}
