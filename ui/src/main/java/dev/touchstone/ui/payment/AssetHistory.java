package dev.touchstone.ui.payment;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Reconciliation;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.format.TokenFormat;
import dev.touchstone.ui.text.HistoryTexts;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.text.MovedNames;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.ledger.EthereumHistory;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The history of one asset on Ethereum as its page shows it: whether it adds up for each account, and the newest
/// lines. Immutable.
///
/// @param hidden how many lines are left out as likely spam
public record AssetHistory(List<SumLine> sums, List<MoveLine> lines, int hidden) {
    public static final AssetHistory NONE = new AssetHistory(List.of(), List.of(), 0);
    private static final int MOST = 8;

    public AssetHistory {
        sums = List.copyOf(sums);
        lines = List.copyOf(lines);
    }

    /// Whether nothing is known of it.
    public boolean isEmpty() {
        return sums.isEmpty() && lines.isEmpty();
    }

    /// Whether the history of one account adds up.
    ///
    /// @param account its name; empty where there is only one
    /// @param canExport whether it adds up, and of more than nothing
    public record SumLine(Subject subject, String account, TruthMark mark, String words, boolean canExport) {
        SumLine alone() {
            return new SumLine(subject, "", mark, words, canExport);
        }
    }

    /// The history of one asset as it is known now; of a single collectible whether that of its collection adds
    /// up.
    public static AssetHistory of(WalletSnapshot wallet, MovedAsset asset, boolean hideAmounts) {
        var history = wallet.ethereumHistory();
        var about = history.about(asset);
        var lines = about.stream()
                .filter(entry -> entry.suspicion().isEmpty())
                .limit(MOST)
                .map(entry -> MoveLine.about(entry, wallet, asset))
                .toList();
        int spam = (int) about.stream().filter(it -> it.suspicion().isPresent()).count();
        return new AssetHistory(sums(wallet, counted(asset), hideAmounts), lines, spam);
    }

    private static MovedAsset counted(MovedAsset asset) {
        return asset instanceof MovedAsset.Single(var contract, var _) ? new MovedAsset.Collection(contract) : asset;
    }

    private static List<SumLine> sums(WalletSnapshot wallet, MovedAsset asset, boolean hideAmounts) {
        var names = new MovedNames(wallet.tokens());
        var accounts = WalletNames.ofAccounts(wallet.ethereum());
        var sums = new ArrayList<SumLine>();
        for (var holding : wallet.ethereum().accounts()) {
            var address = holding.account().address();
            var sum = wallet.ethereumHistory().sum(new Subject(address, asset));
            if (sum.isEmpty() || sum.get().reach().isEmpty()) continue;
            sums.add(new SumLine(
                    new Subject(address, asset),
                    accounts.getOrDefault(address, ""),
                    mark(sum.get()),
                    HistoryTexts.sum(sum.get(), asset, units -> amount(units, asset, names, hideAmounts)),
                    canExport(sum.get())));
        }
        return sums.size() == 1 ? List.of(sums.getFirst().alone()) : sums;
    }

    private static boolean canExport(EthereumHistory.Sum sum) {
        return sum.reconciliation() instanceof Proven<Reconciliation> proven
                && proven.value().movements() > 0;
    }

    private static String amount(BigInteger units, MovedAsset asset, MovedNames names, boolean hidden) {
        return asset.isEther()
                ? EtherFormat.format(new Wei(units), hidden)
                : TokenFormat.format(units, names.decimals(asset), names.unit(asset), hidden);
    }

    /// What does not add up is no failed proof: it is being looked for.
    private static TruthMark mark(EthereumHistory.Sum sum) {
        return switch (sum.reconciliation()) {
            case Proven<Reconciliation> _, Pending<Reconciliation> _ -> Marks.of(sum.reconciliation(), false);
            default -> TruthMark.FAILED;
        };
    }
}
