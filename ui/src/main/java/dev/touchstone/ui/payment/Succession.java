package dev.touchstone.ui.payment;

import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.ui.text.PaymentTexts;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LedgerEntry;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.util.Optional;

/// Which payment of this wallet took the place of which: only one of the two will ever be in a block. Immutable.
///
/// @param predecessor the payment whose place it took
/// @param successor the payment that took its place
record Succession(Optional<TxId> predecessor, Optional<TxId> successor) {
    private static final Succession NONE = new Succession(Optional.empty(), Optional.empty());

    static Succession of(LedgerEntry entry, WalletSnapshot wallet) {
        return entry.broadcast().isEmpty()
                ? NONE
                : new Succession(predecessor(entry, wallet), successor(entry, wallet));
    }

    private static Optional<TxId> predecessor(LedgerEntry entry, WalletSnapshot wallet) {
        return wallet.entries().stream()
                .filter(other -> other.broadcast().isPresent())
                .filter(other -> taker(other).filter(entry.txid()::equals).isPresent())
                .map(LedgerEntry::txid)
                .findFirst();
    }

    private static Optional<TxId> successor(LedgerEntry entry, WalletSnapshot wallet) {
        return taker(entry)
                .filter(by -> wallet.entry(by).flatMap(LedgerEntry::broadcast).isPresent());
    }

    private static Optional<TxId> taker(LedgerEntry entry) {
        return switch (entry.state()) {
            case EntryState.Replaced(var by) -> Optional.of(by);
            case EntryState.DoubleSpent(var by, var _) -> Optional.of(by);
            case EntryState.InBlock _,
                    EntryState.Waiting _,
                    EntryState.LeftBestChain _,
                    EntryState.RewardLost _,
                    EntryState.ParentLost _,
                    EntryState.Abandoned _ -> Optional.empty();
        };
    }

    /// How a payment stands, as a row says it.
    static String state(LedgerEntry entry, WalletSnapshot wallet) {
        var alone = PaymentTexts.state(entry);
        if (entry.broadcast().isEmpty()) return alone;
        if (successor(entry, wallet).isPresent()) return "Replaced by your newer payment";
        boolean waits = entry.state() instanceof EntryState.Waiting;
        return waits && predecessor(entry, wallet).isPresent() ? alone + "; in place of an earlier one" : alone;
    }
}
