package dev.touchstone.ui.text;

import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.collectible.ParsedNftNumber;
import dev.touchstone.wallet.collectible.TokenUri;
import dev.touchstone.wallet.ledger.TokenHolding;

/// What is said about tokens and collectibles: what their contracts say, and what was wrong with it.
public final class TokenTexts {
    private static final int MOST_UNIT = 12;

    private TokenTexts() {}

    /// What stands behind an amount of a token.
    public static String unit(TokenHolding token) {
        var name = token.callsItself()
                .map(OwnWords::shown)
                .filter(it -> it.length() <= MOST_UNIT)
                .orElse("");
        if (token.decimals() instanceof TokenDecimals.Silent) return name.isEmpty() ? "units" : "units of " + name;
        return name.isEmpty() ? "tokens" : name;
    }

    /// Why a text is no number of a collectible.
    public static String explain(ParsedNftNumber.Problem problem) {
        return switch (problem) {
            case EMPTY -> "Give the number of the NFT. Its page on a website shows it, often after a #.";
            case NOT_A_NUMBER -> "The number has only digits, like 4032. Copy it again.";
            case NEGATIVE -> "No NFT has a number below zero. Leave the sign away.";
            case BROKEN -> "The number of an NFT is a whole one. Leave point and comma away.";
            case TOO_LARGE -> "No NFT has a number as long as this. Copy it again.";
        };
    }

    /// How amounts are written, by what the contract says of decimals.
    public static String explain(TokenDecimals decimals) {
        return switch (decimals) {
            case TokenDecimals.Known(int known) ->
                known == 1 ? "It has 1 decimal." : "It has " + AmountFormat.count(known) + " decimals.";
            case TokenDecimals.NotYetKnown _ -> "How many decimals it has is not known yet, so no amount is shown.";
            case TokenDecimals.Silent _ -> "It says nothing about decimals. Amounts are counted in its smallest units.";
            case TokenDecimals.TooMany(int said) ->
                "It claims to have " + said + " decimals. No amount can have more than " + TokenDecimals.MOST
                        + ", so none is shown.";
        };
    }

    /// What could be proven of a picture, by where the contract says that it is described.
    public static String explain(TokenUri uri) {
        return switch (uri) {
            case TokenUri.InContract _ -> "Its description stands in the contract itself.";
            case TokenUri.ByFingerprint _ -> "The contract names the fingerprint of its description.";
            case TokenUri.OnWebsite(var _, var host) -> "Its description is on " + host + ", which can change it.";
            case TokenUri.Other _ -> "Where it is described is told in a way that this version does not know.";
        };
    }
}
