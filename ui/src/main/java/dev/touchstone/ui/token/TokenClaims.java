package dev.touchstone.ui.token;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.tokenlist.ListedToken;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.ui.format.AddressFormat;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.ledger.TokenHolding;
import java.util.Optional;
import java.util.stream.Collectors;

/// What lists say of the tokens of one network, in words. All of it is claimed. Immutable.
///
/// @param chainId the network's number
public record TokenClaims(TokenLists lists, long chainId) {
    private Optional<Claimed<ListedToken>> recognised(TokenHolding token) {
        return lists.recognised(chainId, token.contract().address());
    }

    public boolean isListed(TokenHolding token) {
        return recognised(token).isPresent();
    }

    /// `On list Touchstone 1.0.0`; empty where no list names it.
    public String listed(TokenHolding token) {
        return listed(token.contract().address());
    }

    public String listed(EthereumAddress contract) {
        return lists.recognised(chainId, contract)
                .map(claim -> "On " + claim.source())
                .orElse("");
    }

    /// The listed token that this one could be taken for, as a sentence; empty where there is none.
    public String warning(TokenHolding token) {
        return token.symbol()
                .known()
                .map(symbol -> warning(token.contract().address(), symbol))
                .orElse("");
    }

    public String warning(EthereumAddress contract, String symbol) {
        return lists.copied(chainId, contract, symbol)
                .map(claim -> "It calls itself " + OwnWords.of(symbol).shown() + ", but " + claim.source()
                        + " has another address for that: "
                        + AddressFormat.brief(claim.value().address().text()) + ".")
                .orElse("");
    }

    /// What a token that is about to be added is said to be; empty where no list names it.
    String introduction(EthereumAddress contract) {
        return lists.recognised(chainId, contract)
                .map(claim -> "Claimed: this is " + claim.value().symbol() + ", by " + claim.source() + ".")
                .orElse("");
    }

    /// Which token it is, by the list that names it.
    String statement(TokenHolding token) {
        return recognised(token)
                .map(claim -> "It is the " + claim.value().symbol() + " of " + claim.source() + ". "
                        + "A list can be wrong; compare the address below.")
                .orElse("That it is the token you mean. No list recognises it here, and anybody can copy a name. "
                        + "Compare the address below.");
    }

    /// What no proof says of which token it is.
    public String limit(TokenHolding token) {
        return recognised(token)
                .map(claim -> "Claimed: that it is the " + claim.value().symbol() + " of " + claim.source() + ".")
                .orElse("That it is the token you mean: no list recognises it here.");
    }

    /// What its list says of how it behaves, as sentences; empty where there is nothing.
    public String behaviour(TokenHolding token) {
        return recognised(token)
                .map(claim -> claim.value().notes().stream()
                        .sorted()
                        .map(TokenClaims::sentence)
                        .collect(Collectors.joining(" ")))
                .orElse("");
    }

    private static String sentence(ListedToken.Note note) {
        return switch (note) {
            case REBASING -> "Its amounts change by themselves, without a payment.";
            case FEE_ON_TRANSFER -> "It can take a fee of what is sent: less may arrive.";
        };
    }
}
