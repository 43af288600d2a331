package dev.touchstone.wallet;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.wallet.ledger.LabelFile;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.Ledger;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What came of taking labels from a file (BIP329). Immutable.
///
/// @param labels how many labels are new or different now
/// @param coins how many coins were set aside or taken back
/// @param passedOver how many lines of the file say nothing that this wallet keeps
public record LabelImport(int labels, int coins, int passedOver) {
    LabelImport(List<WalletEvent> news, int passedOver) {
        int labels = (int)
                news.stream().filter(WalletEvent.LabelSet.class::isInstance).count();
        this(labels, news.size() - labels, passedOver);
    }

    /// What the file says that the ledger does not say already. The last line about a thing counts.
    static List<WalletEvent> news(LabelFile file, Ledger ledger) {
        var labels = new LinkedHashMap<LabelTarget, String>();
        var spendable = new LinkedHashMap<OutPoint, Boolean>();
        for (var line : file.lines()) {
            if (!line.label().isEmpty()) labels.put(line.target(), line.label());
            if (line.target() instanceof LabelTarget.OnOutput(var outPoint)) {
                line.spendable().ifPresent(may -> spendable.put(outPoint, may));
            }
        }
        var news = new ArrayList<WalletEvent>();
        labels.forEach((target, label) -> {
            if (!ledger.label(target).equals(label)) news.add(new WalletEvent.LabelSet(target, label));
        });
        spendable.forEach((outPoint, may) -> {
            if (ledger.frozen().contains(outPoint) == may) news.add(new WalletEvent.CoinFrozen(outPoint, !may));
        });
        return news;
    }
}
