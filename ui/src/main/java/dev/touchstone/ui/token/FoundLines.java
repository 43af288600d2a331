package dev.touchstone.ui.token;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.portfolio.Discovery;
import dev.touchstone.spv.ethereum.portfolio.Portfolio;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.TokenHoldings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Puts what searches found into lines, each thing once. Pure.
final class FoundLines {
    private final TokenHoldings holdings;
    private final TokenClaims claims;

    private FoundLines(TokenHoldings holdings, TokenClaims claims) {
        this.holdings = holdings;
        this.claims = claims;
    }

    static List<FoundLine> of(
            Optional<Portfolio> listed, Optional<Discovery> moved, TokenHoldings holdings, TokenClaims claims) {
        var lines = new FoundLines(holdings, claims);
        var tokens = new LinkedHashMap<EthereumAddress, FoundLine>();
        listed.ifPresent(it -> it.held().forEach(token -> tokens.put(token.contract(), lines.token(token))));
        moved.ifPresent(it -> it.tokens().held().forEach(token -> tokens.put(token.contract(), lines.token(token))));
        var all = new ArrayList<>(tokens.values());
        moved.ifPresent(it -> {
            it.owned().forEach(piece -> all.add(lines.piece(piece)));
            it.stocked().forEach(stock -> all.add(lines.stock(stock)));
        });
        return List.copyOf(all);
    }

    private static <T> Optional<T> proven(Finding<T> finding) {
        return finding instanceof Proven<T> proven ? Optional.of(proven.value()) : Optional.empty();
    }

    private FoundLine token(Portfolio.Held token) {
        var symbol = proven(token.symbol());
        var name = symbol.map(OwnWords::of)
                .filter(words -> !words.isEmpty())
                .map(OwnWords::shown)
                .orElse("Token without a name");
        var listed = claims.listed(token.contract());
        return new FoundLine(
                token.contract(),
                Optional.empty(),
                name,
                listed.isEmpty() ? "On no list" : listed,
                !listed.isEmpty(),
                symbol.map(it -> claims.warning(token.contract(), it)).orElse(""),
                amount(token, name),
                Marks.of(token.total(), false),
                holdings.token(new TokenContract(holdings.chain(), token.contract()))
                        .isPresent());
    }

    private static Shown amount(Portfolio.Held token, String name) {
        var total = proven(token.total());
        if (total.isEmpty()) return new Shown.Words("Checking");
        var decimals = proven(token.decimals()).map(TokenDecimals::said).orElseGet(TokenDecimals.Silent::new);
        return decimals.canBeWritten()
                ? new Shown.Token(total.get().units(), decimals.places(), name, false)
                : new Shown.Words("—");
    }

    private FoundLine piece(Discovery.Piece piece) {
        return nft(piece.contract(), piece.id(), new Shown.Words("Yours"), Marks.of(piece.owner(), false));
    }

    private FoundLine stock(Discovery.Stock stock) {
        var amount = proven(stock.units())
                .<Shown>map(units -> new Shown.Token(units, 0, "of it", false))
                .orElseGet(() -> new Shown.Words("Checking"));
        return nft(stock.contract(), stock.id(), amount, Marks.of(stock.units(), false));
    }

    private FoundLine nft(EthereumAddress contract, BigInteger id, Shown amount, TruthMark mark) {
        return new FoundLine(
                contract,
                Optional.of(id),
                "NFT number " + id,
                "Of " + contract.text(),
                false,
                "",
                amount,
                mark,
                holdings.collectible(new NftRef(holdings.chain(), contract, id)).isPresent());
    }
}
