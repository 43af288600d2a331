package dev.touchstone.ui.activity;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.ui.payment.MoveLine;
import dev.touchstone.ui.payment.MoveRow;
import dev.touchstone.ui.payment.OnTheWay;
import dev.touchstone.ui.payment.OnTheWayRows;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.payment.PaymentRow;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import javafx.scene.control.Button;

/// The payments of a wallet on both chains, as every page lists them. Confined to the JavaFX application thread.
public final class ActivityLines {
    private ActivityLines() {}

    /// All of them, newest first. What this wallet paid on Ethereum is one line with what it moved, once it did.
    ///
    /// @param hidden whether amounts are
    public static List<ActivityRow.Timed> of(WalletSnapshot wallet, boolean hidden) {
        var all = new ArrayList<ActivityRow.Timed>();
        wallet.entries().forEach(entry -> all.add(new ActivityRow.Payment(PaymentLine.of(entry, wallet))));
        var moved = new HashSet<Hash256>();
        for (var entry : wallet.ethereumHistory().entries()) {
            if (entry.fee().isPresent()) entry.transaction().ifPresent(moved::add);
            all.add(new ActivityRow.Moved(MoveLine.of(entry, wallet)));
        }
        var names = WalletNames.of(wallet, hidden);
        wallet.ethereumPayments().stream()
                .filter(payment -> payment.chain().equals(wallet.ethereum().chain()) && !moved.contains(payment.hash()))
                .forEach(payment -> all.add(new ActivityRow.Sending(OnTheWay.of(payment, names))));
        all.sort(Comparator.comparing(ActivityRow.Timed::time).reversed());
        return all;
    }

    public static boolean isSpam(ActivityRow.Timed row) {
        return row instanceof ActivityRow.Moved(var line)
                && line.entry().suspicion().isPresent();
    }

    /// The page of a payment.
    static Route page(ActivityRow.Timed row) {
        return switch (row) {
            case ActivityRow.Payment(var line) -> new Route.Payment(line.txid());
            case ActivityRow.Moved(var line) -> new Route.Movement(line.entry().key());
            case ActivityRow.Sending(var line) -> new Route.FollowEthereum(line.payment());
        };
    }

    /// A row that opens the page of the payment.
    public static Button button(ActivityRow.Timed row, Surroundings around) {
        return switch (row) {
            case ActivityRow.Payment(var line) ->
                PaymentRow.button(line, around, () -> around.navigator().go(page(row)));
            case ActivityRow.Moved(var line) ->
                MoveRow.button(line, around, () -> around.navigator().go(page(row)));
            case ActivityRow.Sending(var line) -> OnTheWayRows.button(line, around);
        };
    }
}
