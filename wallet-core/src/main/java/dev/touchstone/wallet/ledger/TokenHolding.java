package dev.touchstone.wallet.ledger;

import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.asset.TokenDecimals;
import java.util.List;
import java.util.Optional;

/// A token that the user added, and what is known of it: what its contract says of itself, and what each account has.
/// Accounts are not added up here: a sum would need a rule of the kernel to be as firm as its parts. Immutable.
///
/// @param symbol what it calls itself in short
/// @param shares one for each account of the wallet
public record TokenHolding(
        TokenContract contract,
        TokenAnswer<String> symbol,
        TokenAnswer<String> name,
        TokenAnswer<Integer> decimalsSaid,
        List<TokenShare> shares) {
    public TokenHolding {
        shares = List.copyOf(shares);
    }

    public TokenDecimals decimals() {
        if (decimalsSaid.isRefused()) return new TokenDecimals.Silent();
        return decimalsSaid.known().map(TokenDecimals::said).orElseGet(TokenDecimals.NotYetKnown::new);
    }

    /// What it calls itself in short, or in full where it has no short name; empty while neither is known.
    public Optional<OwnWords> callsItself() {
        return symbol.known()
                .map(OwnWords::of)
                .filter(words -> !words.isEmpty())
                .or(() -> name.known().map(OwnWords::of).filter(words -> !words.isEmpty()));
    }

    /// The accounts that have something of it.
    public List<TokenShare> owners() {
        return shares.stream().filter(TokenShare::isSomething).toList();
    }

    /// Whether the contract was heard and says nothing that a token says: it is another kind of contract, or none.
    public boolean isNoToken() {
        return !shares.isEmpty()
                && shares.stream().allMatch(share -> share.units().isRefused());
    }

    boolean isPending() {
        return symbol.isPending()
                || name.isPending()
                || decimalsSaid.isPending()
                || shares.stream().map(TokenShare::units).anyMatch(TokenAnswer::isPending);
    }
}
