package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.spv.proof.TokenTotal;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.asset.TokenDecimals;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A token that the user added, and what is known of it: what its contract says of itself, and what each
/// account has. Immutable.
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

    /// What all accounts have together, as firm as the weakest of its parts.
    public Finding<TokenTotal> total() {
        var amounts = new ArrayList<Proven<BigInteger>>();
        for (var share : shares) {
            switch (share.units().finding()) {
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

    /// What they had together when each was last proven.
    ///
    /// @param since when the oldest of those blocks was made
    public record LastUnits(BigInteger units, Instant since) {}

    /// What an offline wallet shows for [#total]; empty while the amount of some account was never proven.
    public Optional<LastUnits> lastTotal() {
        var sum = BigInteger.ZERO;
        var since = Instant.MAX;
        for (var share : shares) {
            if (share.units().last().isEmpty()) return Optional.empty();
            var last = share.units().last().get();
            sum = sum.add(last.answer());
            if (last.blockTime().isBefore(since)) since = last.blockTime();
        }
        return shares.isEmpty() ? Optional.empty() : Optional.of(new LastUnits(sum, since));
    }

    /// The accounts that have something of it.
    public List<TokenShare> owners() {
        return shares.stream().filter(TokenShare::isSomething).toList();
    }

    /// Whether the contract was heard and says nothing that a token says: it is another kind of contract, or
    /// none.
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
