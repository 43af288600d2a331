package dev.touchstone.ui.ether;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.EtherTotal;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.EthereumHoldings.LastTotal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the accounts of Ethereum have together that this wallet can spend from, and how firmly that is known.
/// Immutable.
///
/// @param quiet whether the amount is no present balance, but the one last proven, or that of some accounts only
/// @param part what the line over several amounts says of this one
/// @param besides what there is to add about accounts that are only watched; may be empty
public record EtherSum(Shown total, boolean quiet, TruthLine truth, TruthLine.Part part, String besides) {
    /// The sum; empty where the wallet has no account of Ethereum.
    public static Optional<EtherSum> of(EthereumHoldings holdings, EthereumSnapshot ethereum, Surroundings around) {
        if (holdings.accounts().isEmpty()) return Optional.empty();
        var hidden = around.amounts().get().hidden();
        var look = new Look(holdings, ethereum, around.now().get(), around.ages(), hidden);
        return Optional.of(
                switch (holdings.total()) {
                    case Pending<EtherTotal> pending -> look.pending(pending);
                    case Proven<EtherTotal> _, Claimed<EtherTotal> _, Refuted<EtherTotal> _ -> look.present();
                });
    }

    /// Everything that is looked at.
    private record Look(
            EthereumHoldings holdings, EthereumSnapshot ethereum, Instant now, AgeFormat ages, boolean hidden) {
        EtherSum present() {
            var total = holdings.total();
            var standing = EtherStanding.of(holdings, ethereum, now, ages);
            var chain = standing.of(total);
            return new EtherSum(
                    Shown.ether(total, EtherTotal::total),
                    false,
                    TruthLine.of(total, chain, standing.asOf(total), "This amount is"),
                    TruthLine.Part.of("ether", total, chain, standing.asOf(total)),
                    besides());
        }

        /// One account that is not proven hides no other's amount.
        EtherSum pending(Pending<EtherTotal> total) {
            if (total.soFar().isPresent()) return partial(total.soFar().get(), total.reason());
            return holdings.lastTotal()
                    .map(last -> remembered(last, total.reason()))
                    .orElseGet(this::present);
        }

        private EtherSum partial(EtherTotal soFar, Pending.Reason why) {
            var names = WalletNames.ofAccounts(holdings);
            var without = holdings.counted().stream()
                    .filter(address -> !soFar.accounts().contains(address))
                    .map(address -> names.getOrDefault(address, address.text()))
                    .collect(Collectors.joining(", "));
            boolean isRefuted = holdings.accounts().stream()
                    .anyMatch(holding -> holding.state() instanceof Refuted<?>
                            && holdings.counted().contains(holding.account().address()));
            var reason =
                    isRefuted ? "One amount failed its proof. It is not shown and not counted." : Texts.explain(why);
            var words = (without.isEmpty() ? "Proven as of different blocks. " : "Without " + without + ". ") + reason;
            var truth = new TruthLine(isRefuted ? TruthMark.FAILED : TruthMark.CHECKING, words);
            var part = new TruthLine.Part("ether", truth, "", "");
            return new EtherSum(new Shown.Ether(soFar.total(), false), true, truth, part, besides());
        }

        private EtherSum remembered(LastTotal last, Pending.Reason why) {
            boolean offline = ethereum.stage() instanceof Stage.Offline;
            var asOf = ages.at(last.since(), now);
            var words = offline
                    ? "Offline. Proven as of " + asOf + "."
                    : "Proven " + ages.ago(last.since(), now) + ". " + Texts.explain(why);
            var truth = new TruthLine(TruthMark.STALE, words);
            var part = new TruthLine.Part("ether", truth, "", offline ? asOf : "");
            return new EtherSum(new Shown.Ether(last.total(), false), true, truth, part, besides());
        }

        private String besides() {
            if (holdings.isWatchOnly()) return "Watch only: this wallet cannot spend it.";
            return holdings.watched()
                    .map(watched -> "Watched besides, not counted: " + watched(watched) + ".")
                    .orElse("");
        }

        private String watched(Finding<EtherTotal> watched) {
            if (watched instanceof Proven<EtherTotal> proven)
                return amount(proven.value().total());
            if (watched instanceof Pending<EtherTotal> pending
                    && pending.soFar().isPresent()) {
                return amount(pending.soFar().get().total()) + " found so far";
            }
            return holdings.lastWatched()
                    .map(last -> amount(last.total()) + ", proven " + ages.ago(last.since(), now))
                    .orElse("not proven yet");
        }

        private String amount(Wei ether) {
            return EtherFormat.format(ether, hidden);
        }
    }
}
