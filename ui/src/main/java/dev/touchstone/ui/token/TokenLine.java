package dev.touchstone.ui.token;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.ether.EtherStanding;
import dev.touchstone.ui.text.TokenTexts;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.TokenHoldings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A token as a row: what it calls itself, and what the accounts have that have something of it. Immutable.
///
/// @param address shortened, where the name alone does not tell which token it is; else empty
/// @param listed which list names it, as a claim; else empty
/// @param warning what to beware of; else empty
/// @param shares of the accounts that have some, or of which that is not known
/// @param total what they have together, where there are several
/// @param state in words, where there is something to say about all of it; else empty
public record TokenLine(
        TokenContract contract,
        String name,
        String address,
        String listed,
        String warning,
        List<ShareLine> shares,
        Optional<ShareLine> total,
        TruthMark mark,
        String state) {
    public TokenLine {
        shares = List.copyOf(shares);
    }

    public static TokenLine of(
            TokenHolding token,
            TokenHoldings among,
            TokenClaims claims,
            Map<EthereumAddress, String> names,
            EtherStanding standing) {
        var shares = shares(token, names, standing);
        var shown = token.isNoToken()
                ? List.<ShareLine>of()
                : shares.stream().filter(line -> !isNothing(token, line)).toList();
        return new TokenLine(
                token.contract(),
                TokenWords.name(token),
                among.isMistakable(token) || !claims.isListed(token) ? TokenWords.brief(token.contract()) : "",
                claims.listed(token),
                claims.warning(token),
                shown.isEmpty() && !token.isNoToken() ? shares.stream().limit(1).toList() : shown,
                shown.size() > 1 ? Optional.of(TokenSum.total(token, standing)) : Optional.empty(),
                weakest(shares),
                state(token));
    }

    /// Whether a list names it.
    public boolean isListed() {
        return !listed.isEmpty();
    }

    /// One line for each account.
    public static List<ShareLine> shares(
            TokenHolding token, Map<EthereumAddress, String> names, EtherStanding standing) {
        return token.shares().stream()
                .map(share -> ShareLine.of(
                        share,
                        names.getOrDefault(share.account().address(), ""),
                        TokenWords.amount(token, share.units()),
                        standing))
                .toList();
    }

    private static boolean isNothing(TokenHolding token, ShareLine line) {
        return token.shares().stream()
                .filter(share -> share.account().address().equals(line.account()))
                .anyMatch(share -> share.isNothing());
    }

    private static TruthMark weakest(List<ShareLine> shares) {
        var weakest = TruthMark.PROVEN;
        for (var share : shares) if (rank(share.mark()) > rank(weakest)) weakest = share.mark();
        return weakest;
    }

    private static int rank(TruthMark mark) {
        return switch (mark) {
            case PROVEN -> 0;
            case STALE -> 1;
            case CHECKING -> 2;
            case CLAIMED -> 3;
            case FAILED -> 4;
        };
    }

    private static String state(TokenHolding token) {
        if (token.isNoToken()) return "This address answers nothing that a token would.";
        return token.decimals() instanceof TokenDecimals.TooMany many ? TokenTexts.explain(many) : "";
    }
}
