package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.ui.text.PaymentTexts;
import dev.touchstone.wallet.ledger.Direction;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LedgerEntry;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone history`: every bitcoin payment of the wallet, newest first, each with the standing of its
/// proof. What moved on Ethereum is in [EthHistory].
@Command(name = "history", description = "List the payments of the wallet, newest first.")
public final class HistoryCommand implements Task {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<Column> COLUMNS = List.of(
            Column.left("Time (UTC)"),
            Column.left("Direction"),
            Column.right("Amount"),
            Column.right("Height"),
            Column.left("Standing"),
            Column.left("Transaction"),
            Column.left("Label"));

    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    public HistoryCommand(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        try (var opened = wallets.stored(wallet, console)) {
            var entries = opened.snapshot().entries();
            var json = Json.Members.none()
                    .with("network", opened.snapshot().network().id())
                    .with(
                            "entries",
                            Json.Items.of(
                                    entries.stream().map(HistoryCommand::json).toList()));
            boolean isMore = !opened.snapshot().ethereumHistory().entries().isEmpty();
            var page = page(entries);
            return Answer.done(json, isMore ? page.gap().line("What moved on Ethereum: touchstone eth history") : page);
        }
    }

    private static Json.Members json(LedgerEntry entry) {
        return Json.Members.none()
                .with("txid", entry.txid().toString())
                .with("direction", entry.direction().name().toLowerCase(Locale.ROOT))
                .with("amount", Members.amount(amount(entry)))
                .with("fee", Members.amount(entry.fee()))
                .with("net", Members.amount(entry.net()))
                .withWhole("height", height(entry))
                .withText("block", block(entry).map(point -> point.hash().display()))
                .with("standing", Words.standing(entry.finding()))
                .with("state", Words.plain(PaymentTexts.state(entry)))
                .withText("replacedBy", replacedBy(entry.state()).map(TxId::toString))
                .with("time", entry.time().toString())
                .with("label", entry.label());
    }

    /// The transaction that took the coins of this one.
    private static Optional<TxId> replacedBy(EntryState state) {
        return switch (state) {
            case EntryState.Replaced(var by) -> Optional.of(by);
            case EntryState.DoubleSpent(var by, var _) -> Optional.of(by);
            case EntryState.InBlock _,
                    EntryState.Waiting _,
                    EntryState.LeftBestChain _,
                    EntryState.ParentLost _,
                    EntryState.RewardLost _,
                    EntryState.Abandoned _ -> Optional.empty();
        };
    }

    /// What came in, or what others got: without the fee where that is known.
    private static Satoshis amount(LedgerEntry entry) {
        var moved = entry.net().isNegative() ? entry.net().negated() : entry.net();
        return entry.direction() == Direction.IN
                ? moved
                : moved.minus(entry.fee().orElse(Satoshis.ZERO));
    }

    private static Optional<ChainPoint> block(LedgerEntry entry) {
        return entry.state() instanceof EntryState.InBlock in ? Optional.of(in.block()) : Optional.empty();
    }

    private static OptionalLong height(LedgerEntry entry) {
        return block(entry)
                .map(point -> OptionalLong.of(point.height().value()))
                .orElseGet(OptionalLong::empty);
    }

    private static Page page(List<LedgerEntry> entries) {
        if (entries.isEmpty()) return Page.of("No payments yet.");
        return Page.empty()
                .table(COLUMNS, entries.stream().map(HistoryCommand::row).toList());
    }

    private static List<String> row(LedgerEntry entry) {
        var height = height(entry);
        return List.of(
                TIME.format(entry.time()),
                Words.plain(PaymentTexts.name(entry.direction())),
                Words.signed(entry.net()),
                height.isPresent() ? Words.count(height.getAsLong()) : "-",
                Words.standing(entry.finding()) + " (" + Words.plain(PaymentTexts.state(entry)) + ")",
                entry.txid().toString(),
                Words.printable(entry.label()));
    }
}
