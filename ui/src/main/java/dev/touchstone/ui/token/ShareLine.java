package dev.touchstone.ui.token;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.ether.EtherStanding;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.ledger.TokenAnswer;
import dev.touchstone.wallet.ledger.TokenShare;
import java.math.BigInteger;

/// What one account has of something, and how firmly that is known. Immutable.
///
/// @param name of the account
/// @param remembered whether the amount is the one last proven, to be shown quieter than a present one
/// @param state in words, where there is something to say about the amount; else empty
public record ShareLine(
        EthereumAddress account, String name, Shown amount, boolean remembered, TruthMark mark, String state) {
    public static ShareLine of(TokenShare share, String name, Shown amount, EtherStanding standing) {
        var units = share.units();
        boolean isUnwritten = amount instanceof Shown.Words && units.known().isPresent();
        return new ShareLine(
                share.account().address(),
                share.account().canSign() ? name : name + ", watch only",
                amount,
                units.isRemembered(),
                isUnwritten ? TruthMark.CHECKING : mark(units, standing),
                isUnwritten ? "In which unit it is counted is not proven yet." : state(units, standing));
    }

    private static TruthMark mark(TokenAnswer<BigInteger> units, EtherStanding standing) {
        if (units.isRemembered()) return TruthMark.STALE;
        if (units.isRefused()) return TruthMark.CHECKING;
        return Marks.of(units.finding(), standing.of(units.finding()).headIsOld());
    }

    private static String state(TokenAnswer<BigInteger> units, EtherStanding standing) {
        return switch (units.finding()) {
            case Proven<BigInteger> _ -> "";
            case Pending<BigInteger> pending ->
                units.last()
                        .map(last -> "Proven " + standing.ages().ago(last.blockTime(), standing.now()) + ".")
                        .orElseGet(() -> Texts.explain(pending.reason()));
            case Claimed<BigInteger> claimed -> "Claimed by " + claimed.source();
            case Refuted<BigInteger> refuted -> Texts.explain(refuted.refutation());
        };
    }

    public boolean isQuestioned() {
        return mark != TruthMark.PROVEN;
    }
}
