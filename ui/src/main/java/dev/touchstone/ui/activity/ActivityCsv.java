package dev.touchstone.ui.activity;

import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.text.PaymentTexts;
import dev.touchstone.wallet.asset.Denomination;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LedgerEntry;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the history as comma-separated values (RFC 4180), amounts in bitcoin with a point. Pure.
final class ActivityCsv {
    private static final AmountFormat PLAIN = new AmountFormat(Denomination.BTC, false);
    private static final String HEAD =
            "time,direction,amount_btc,fee_btc,label,state,standing,block_height,block_hash,txid";

    private ActivityCsv() {}

    static String of(List<LedgerEntry> entries) {
        return HEAD + "\r\n" + entries.stream().map(ActivityCsv::line).collect(Collectors.joining());
    }

    private static String line(LedgerEntry entry) {
        boolean isFailed = entry.finding().shown().isEmpty() && entry.state() instanceof EntryState.InBlock;
        var block = entry.state() instanceof EntryState.InBlock in
                ? in.block().height() + "," + in.block().hash().display()
                : ",";
        return String.join(
                        ",",
                        entry.time().toString(),
                        PaymentTexts.name(entry.direction()),
                        isFailed ? "" : PLAIN.plain(entry.net()),
                        entry.fee().map(PLAIN::plain).orElse(""),
                        quoted(entry.label()),
                        quoted(PaymentTexts.state(entry)),
                        Marks.word(Marks.of(entry.finding(), false)),
                        block,
                        entry.txid().toString())
                + "\r\n";
    }

    /// A label must not turn into a formula in the program that opens the file.
    private static String quoted(String text) {
        var harmless = text.matches("[=+\\-@\t\r].*") ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
