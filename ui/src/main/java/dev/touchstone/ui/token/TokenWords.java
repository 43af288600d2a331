package dev.touchstone.ui.token;

import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AddressFormat;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.TokenTexts;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.ledger.TokenAnswer;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.TokenHoldings;
import java.math.BigInteger;

/// What a token is called on screen, and how its amounts are written. Pure.
public final class TokenWords {
    private TokenWords() {}

    /// What it calls itself, or that it has no name.
    public static String name(TokenHolding token) {
        return token.callsItself().map(OwnWords::shown).orElse("Token without a name");
    }

    /// The same; where that does not tell which token it is, with its address.
    public static String distinct(TokenHolding token, TokenHoldings among) {
        return among.isMistakable(token) ? name(token) + " (" + brief(token.contract()) + ")" : name(token);
    }

    public static String brief(TokenContract contract) {
        return AddressFormat.brief(contract.address().text());
    }

    /// What stands behind an amount of it.
    public static String unit(TokenHolding token) {
        return TokenTexts.unit(token);
    }

    /// An amount that is proven, or the word in its place.
    static Shown written(TokenHolding token, BigInteger units) {
        if (token.decimals() instanceof TokenDecimals.TooMany) return new Shown.Words("—");
        return token.decimals().canBeWritten()
                ? new Shown.Token(units, token.decimals().places(), unit(token), false)
                : new Shown.Words("Checking");
    }

    /// What an account has, or the word in its place.
    public static Shown amount(TokenHolding token, TokenAnswer<BigInteger> units) {
        Finding<?> finding = units.finding();
        if (finding instanceof Refuted<?> || token.decimals() instanceof TokenDecimals.TooMany)
            return new Shown.Words("—");
        if (!token.decimals().canBeWritten()) return new Shown.Words("Checking");
        return units.known()
                .<Shown>map(it -> new Shown.Token(it, token.decimals().places(), unit(token), false))
                .orElseGet(() -> new Shown.Words("Checking"));
    }
}
