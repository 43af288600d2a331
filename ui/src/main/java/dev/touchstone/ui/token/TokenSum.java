package dev.touchstone.ui.token;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.TokenTotal;
import dev.touchstone.ui.ether.EtherStanding;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.wallet.ledger.TokenAnswer;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.ledger.TokenShare;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How firmly several amounts of tokens are known together: as firmly as the weakest of them. Pure.
public final class TokenSum {
    private TokenSum() {}

    public static EtherStanding standing(
            TokenHoldings holdings, EthereumSnapshot ethereum, Instant now, AgeFormat ages) {
        return new EtherStanding(ethereum, holdings.missing(), now, ages);
    }

    /// What the line over all amounts says of the tokens; empty where there is none.
    public static Optional<TruthLine.Part> part(TokenHoldings holdings, EtherStanding standing) {
        var amounts = holdings.tokens().stream()
                .filter(token -> !token.isNoToken())
                .flatMap(token -> amounts(token).stream())
                .toList();
        return weakest(amounts).map(weakest -> part("tokens", weakest, standing));
    }

    /// The line over the amounts of one token; empty where there is no account.
    static Optional<TruthLine> line(TokenHolding token, EtherStanding standing) {
        if (token.isNoToken()) return Optional.empty();
        return weakest(amounts(token)).map(weakest -> line(weakest, standing, "These amounts are"));
    }

    /// What the accounts have together, by the kernel's rule; while one amount is not proven, what they had when all
    /// were, or the word in its place.
    static ShareLine total(TokenHolding token, EtherStanding standing) {
        var total = token.total();
        var last = token.lastTotal().filter(_ -> total instanceof Pending<?>);
        if (last.isPresent()) {
            return new ShareLine(
                    EthereumAddress.ZERO,
                    "Together",
                    TokenWords.written(token, last.get().units()),
                    true,
                    TruthMark.STALE,
                    "Proven " + standing.ages().ago(last.get().since(), standing.now()) + ".");
        }
        var mark = Marks.of(total, standing.of(total).headIsOld());
        var shown = total instanceof Proven<TokenTotal> proven
                ? TokenWords.written(token, proven.value().units())
                : new Shown.Words(total instanceof Refuted<?> ? "—" : "Checking");
        return new ShareLine(EthereumAddress.ZERO, "Together", shown, false, mark, "");
    }

    private static List<TokenAnswer<BigInteger>> amounts(TokenHolding token) {
        return token.shares().stream().map(TokenShare::units).toList();
    }

    /// The weakest; of those that are proven the one of the oldest block.
    private static Optional<TokenAnswer<BigInteger>> weakest(List<TokenAnswer<BigInteger>> amounts) {
        return amounts.stream()
                .filter(amount -> !amount.isRefused())
                .min(Comparator.<TokenAnswer<BigInteger>>comparingInt(TokenSum::firmness)
                        .thenComparingInt(TokenSum::height));
    }

    private static int firmness(TokenAnswer<?> amount) {
        if (amount.finding() instanceof Refuted<?>) return 0;
        if (amount.finding() instanceof Proven<?>) return 3;
        return amount.isRemembered() ? 2 : 1;
    }

    private static int height(TokenAnswer<?> amount) {
        return amount.finding() instanceof Proven<?> proven
                ? proven.asOf().height().value()
                : amount.last().map(last -> last.block().height().value()).orElse(0);
    }

    private static TruthLine.Part part(String name, TokenAnswer<?> amount, EtherStanding standing) {
        Finding<?> finding = amount.finding();
        if (!amount.isRemembered()) {
            return TruthLine.Part.of(name, finding, standing.of(finding), standing.asOf(finding));
        }
        boolean offline = standing.ethereum().stage() instanceof Stage.Offline;
        var asOf = standing.ages().at(amount.last().orElseThrow().blockTime(), standing.now());
        return new TruthLine.Part(name, line(amount, standing, ""), "", offline ? asOf : "");
    }

    /// The line over one amount.
    ///
    /// @param what the subject and verb of the sentence where it is proven
    public static TruthLine line(TokenAnswer<?> amount, EtherStanding standing, String what) {
        Finding<?> finding = amount.finding();
        if (!amount.isRemembered()) return TruthLine.of(finding, standing.of(finding), standing.asOf(finding), what);
        var since = amount.last().orElseThrow().blockTime();
        if (standing.ethereum().stage() instanceof Stage.Offline) {
            var asOf = standing.ages().at(since, standing.now());
            return new TruthLine(TruthMark.STALE, "Offline. Proven as of " + asOf + ".");
        }
        var why = finding instanceof Pending<?> pending ? " " + Texts.explain(pending.reason()) : "";
        return new TruthLine(TruthMark.STALE, "Proven " + standing.ages().ago(since, standing.now()) + "." + why);
    }
}
