package dev.touchstone.ui.payment;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Settlement;
import dev.touchstone.ui.text.PaymentTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.wallet.ledger.Direction;
import dev.touchstone.wallet.ledger.LedgerEntry;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.time.Instant;
import java.util.Comparator;

/// A payment as a row shows it. Immutable.
///
/// @param net what it changed for the wallet, with its sign, or a dash
/// @param live whether it counts or is expected to
public record PaymentLine(
        TxId txid,
        Direction direction,
        String title,
        String label,
        Instant time,
        Shown net,
        TruthMark mark,
        String state,
        Settlement settlement,
        boolean live) {

    public static final Comparator<PaymentLine> NEWEST_FIRST =
            Comparator.comparing(PaymentLine::time).reversed();

    public static PaymentLine of(LedgerEntry entry, WalletSnapshot wallet) {
        var net = entry.finding() instanceof Refuted<?> ? new Shown.Words("—") : new Shown.Sum(entry.net());
        var name = PaymentTexts.name(entry.direction());
        return new PaymentLine(
                entry.txid(),
                entry.direction(),
                entry.label().isBlank() ? name : entry.label(),
                entry.label(),
                entry.time(),
                net,
                PaymentTexts.mark(entry),
                Succession.state(entry, wallet),
                entry.settlement(),
                entry.state().isLive());
    }

    /// Whether it is past all waiting: proven and settled, or of no account.
    public boolean isAtRest() {
        return !live || settlement instanceof Settlement.Settled;
    }
}
