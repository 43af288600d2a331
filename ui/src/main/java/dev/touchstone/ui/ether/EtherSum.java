package dev.touchstone.ui.ether;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.proof.EtherTotal;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.EthereumHoldings.LastTotal;
import java.time.Instant;
import java.util.Optional;

/// What all accounts of Ethereum have together, and how firmly that is known. Immutable.
///
/// @param remembered whether the amount is the one last proven, to be shown quieter than a present one
/// @param part what the line over several amounts says of this one
/// @param watched how many of the accounts are only watched
public record EtherSum(Shown total, boolean remembered, TruthLine truth, TruthLine.Part part, int watched) {
    /// The sum; empty where the wallet has no account of Ethereum.
    public static Optional<EtherSum> of(
            EthereumHoldings holdings, EthereumSnapshot ethereum, Instant now, AgeFormat ages) {
        if (holdings.accounts().isEmpty()) return Optional.empty();
        var look = new Look(holdings, ethereum, now, ages);
        var last = holdings.total() instanceof Pending<?> ? holdings.lastTotal() : Optional.<LastTotal>empty();
        return Optional.of(last.map(look::remembered).orElseGet(look::present));
    }

    /// Everything that is looked at.
    private record Look(EthereumHoldings holdings, EthereumSnapshot ethereum, Instant now, AgeFormat ages) {
        EtherSum present() {
            var total = holdings.total();
            var standing = EtherStanding.of(holdings, ethereum, now, ages);
            var chain = standing.of(total);
            return new EtherSum(
                    Shown.ether(total, EtherTotal::total),
                    false,
                    TruthLine.of(total, chain, standing.asOf(total), "This amount is"),
                    TruthLine.Part.of("ether", total, chain, standing.asOf(total)),
                    watched());
        }

        EtherSum remembered(LastTotal last) {
            boolean offline = ethereum.stage() instanceof Stage.Offline;
            var asOf = ages.at(last.since(), now);
            var why = holdings.total() instanceof Pending<?> pending ? Texts.explain(pending.reason()) : "";
            var words = offline
                    ? "Offline. Proven as of " + asOf + "."
                    : "Proven " + ages.ago(last.since(), now) + ". " + why;
            var truth = new TruthLine(TruthMark.STALE, words);
            var part = new TruthLine.Part("ether", truth, "", offline ? asOf : "");
            return new EtherSum(new Shown.Ether(last.total(), false), true, truth, part, watched());
        }

        private int watched() {
            return (int) holdings.accounts().stream()
                    .filter(holding -> holding.account() instanceof EthereumAccount.WatchOnly)
                    .count();
        }
    }
}
