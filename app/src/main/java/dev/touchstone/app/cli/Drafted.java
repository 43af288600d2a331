package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.asset.Denomination;
import dev.touchstone.wallet.ledger.BroadcastState;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.DraftOutcome;
import dev.touchstone.wallet.payment.Effects;
import dev.touchstone.wallet.payment.ReplacementOutcome;
import dev.touchstone.wallet.payment.Warning;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Tells what a payment changes: its effects, its fee, and what to think about before it is signed. Pure.
final class Drafted {
    private static final AmountFormat AMOUNTS = new AmountFormat(Denomination.BTC, false);

    private Drafted() {}

    /// The draft, or why there is none.
    static Draft ready(DraftOutcome outcome) throws Failure {
        if (outcome instanceof DraftOutcome.Ready(var draft)) return draft;
        var failure =
                Failure.refused(outcome.getClass().getSimpleName(), Words.plain(SendTexts.explain(outcome, AMOUNTS)));
        if (outcome instanceof DraftOutcome.Shortfall lacking)
            throw failure.with("missing", Members.amount(lacking.missing()));
        if (outcome instanceof DraftOutcome.BelowDust dust) throw failure.with("least", Members.amount(dust.least()));
        throw failure;
    }

    /// The draft that takes the place of another payment, or why there is none.
    static Draft ready(ReplacementOutcome outcome) throws Failure {
        return switch (outcome) {
            case ReplacementOutcome.Ready(var draft) -> draft;
            case ReplacementOutcome.NotDrafted(var drafted) -> ready(drafted);
            case ReplacementOutcome.NotReplaceable _, ReplacementOutcome.FeeTooLow _ ->
                throw Failure.refused(
                        outcome.getClass().getSimpleName(), Words.plain(SendTexts.explain(outcome, AMOUNTS)));
        };
    }

    /// The answer to a dry run: nothing is signed, and `hex` is the payment without its signatures.
    static Answer answer(Draft draft) {
        var json = json(draft, draft.transaction(), "Draft");
        var page = page(draft).gap();
        for (var note : notes(draft)) page = page.line(note);
        return Answer.done(json, page.line("Nothing was signed or sent."));
    }

    /// The answer to a payment whose effects were shown before.
    static Answer answer(Draft draft, Transaction signed, BroadcastState state) {
        var json = json(draft, signed, Offering.name(state));
        var page = payees(draft).row("Transaction", signed.txid().toString()).row("State", words(state));
        return Answer.done(json, page);
    }

    private static String words(BroadcastState state) {
        return switch (state) {
            case BroadcastState.Saved _ -> "signed and saved";
            case BroadcastState.Offered(int announced, int fetched) ->
                "told to " + announced + ", taken by " + fetched + " of the nodes";
            case BroadcastState.Relayed(int peers) -> "spreads; announced by " + peers + " further nodes";
            case BroadcastState.InBlock _ -> "in a block";
            case BroadcastState.Settled _ -> "settled";
            case BroadcastState.Rejected(var reason) -> "refused: " + Words.printable(reason);
            case BroadcastState.Replaced(var by) -> "replaced by " + by;
            case BroadcastState.Abandoned _ -> "given up";
        };
    }

    private static Json.Members json(Draft draft, Transaction transaction, String state) {
        var effects = draft.effects();
        return Json.Members.none()
                .with("txid", transaction.txid().toString())
                .with("hex", HexFormat.of().formatHex(transaction.bytes()))
                .with("fee", Members.amount(effects.fee()))
                .with("state", state)
                .with("feeRate", draft.feeRate().perVirtualByte())
                .with("virtualSize", draft.virtualSize())
                .withText("replaces", draft.replaces().map(TxId::toString))
                .with("effects", json(effects))
                .with(
                        "warnings",
                        Json.Items.of(
                                draft.warnings().stream().map(Drafted::json).toList()));
    }

    private static Json.Members json(Effects effects) {
        return Json.Members.none()
                .with("before", Members.amount(effects.before()))
                .with("after", Members.amount(effects.after()))
                .with("paid", Members.amount(effects.paid()))
                .with(
                        "payments",
                        Json.Items.of(effects.payments().stream()
                                .map(payment -> Json.Members.none()
                                        .with("address", payment.address().text())
                                        .with("amount", Members.amount(payment.amount())))
                                .toList()))
                .with(
                        "returned",
                        Json.Items.of(effects.returned().stream()
                                .map(back -> Json.Members.none()
                                        .with("address", back.address().text())
                                        .with("amount", Members.amount(back.amount())))
                                .toList()))
                .with(
                        "spent",
                        Json.Items.of(effects.spent().stream()
                                .map(coin -> Json.Members.none()
                                        .with("outpoint", coin.outPoint().toString())
                                        .with("amount", Members.amount(coin.amount())))
                                .toList()));
    }

    private static Json.Members json(Warning warning) {
        return Json.Members.none()
                .with("code", warning.getClass().getSimpleName())
                .with("message", words(warning));
    }

    private static String words(Warning warning) {
        return Words.plain(SendTexts.explain(warning, AMOUNTS));
    }

    private static Page payees(Draft draft) {
        var page = Page.empty();
        for (var payment : draft.effects().payments()) {
            page = page.row(
                    "Pays",
                    Words.bitcoin(payment.amount()) + "  to "
                            + payment.address().text());
        }
        return page;
    }

    private static Page page(Draft draft) {
        var effects = draft.effects();
        var page = payees(draft);
        for (var back : effects.returned()) {
            page = page.row("Returns", Words.bitcoin(back.amount()) + "  to this wallet");
        }
        return page.row(
                        "Fee",
                        Words.bitcoin(effects.fee()) + "  (" + draft.feeRate() + ", " + draft.virtualSize() + " vB)")
                .row("Before", Words.bitcoin(effects.before()))
                .row("After", Words.bitcoin(effects.after()));
    }

    /// What a person reads before it is signed.
    static List<String> lines(Draft draft) {
        return Stream.concat(page(draft).lines().stream(), notes(draft).stream())
                .toList();
    }

    private static List<String> notes(Draft draft) {
        return draft.warnings().stream()
                .map(warning -> "Note: " + words(warning))
                .toList();
    }
}
