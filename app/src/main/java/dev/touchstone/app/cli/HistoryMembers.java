package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Reconciliation;
import dev.touchstone.ui.text.HistoryTexts;
import dev.touchstone.ui.text.MovedNames;
import dev.touchstone.wallet.asset.TokenText;
import dev.touchstone.wallet.ledger.EthereumEntry;
import dev.touchstone.wallet.ledger.EthereumHistory;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A history on Ethereum as JSON and as a page. Confined to one answer.
final class HistoryMembers {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<Column> COLUMNS = List.of(
            Column.left("Time (UTC)"),
            Column.left("What"),
            Column.right("Amount"),
            Column.right("Block"),
            Column.left("Standing"),
            Column.left("Counterpart"),
            Column.left("Transaction"));

    private final WalletSnapshot wallet;
    private final MovedNames names;

    HistoryMembers(WalletSnapshot wallet) {
        this.wallet = wallet;
        this.names = new MovedNames(wallet.tokens());
    }

    private EthereumHistory history() {
        return wallet.ethereumHistory();
    }

    private List<Map.Entry<Subject, EthereumHistory.Sum>> sums(EthHistory.Asked asked) {
        return history().sums().entrySet().stream()
                .filter(it -> asked.isOf(it.getKey().account()))
                .filter(it -> !(it.getKey().asset() instanceof MovedAsset.Single))
                .filter(it -> asked.isAbout(it.getKey().asset()))
                .sorted((one, other) -> order(one.getKey()).compareTo(order(other.getKey())))
                .toList();
    }

    private static String order(Subject subject) {
        var asset = subject.asset();
        return subject.account().text()
                + asset.inContract().map(EthereumAddress::text).orElse("")
                + asset.number().map(BigInteger::toString).orElse("");
    }

    Json.Members json(List<EthereumEntry> entries, EthHistory.Asked asked) {
        return Json.Members.none()
                .with("chain", history().chain())
                .with("entries", Json.Items.of(entries.stream().map(this::json).toList()))
                .with("sums", Json.Items.of(sums(asked).stream().map(this::json).toList()));
    }

    private Json.Members json(EthereumEntry entry) {
        return Json.Members.none()
                .withText("transaction", entry.transaction().map(EthereumWords::hex))
                .with("account", entry.account().text())
                .with("direction", entry.direction().name().toLowerCase(Locale.ROOT))
                .with("what", HistoryTexts.name(entry))
                .withText("counterpart", entry.counterpart().map(EthereumAddress::text))
                .with(
                        "parts",
                        Json.Items.of(entry.parts().stream().map(this::json).toList()))
                .withText("fee", entry.fee().map(fee -> fee.value().toString()))
                .with("succeeded", new Json.Flag(entry.succeeded()))
                .with("height", entry.block().height().value())
                .with("block", EthereumWords.hex(entry.block().hash()))
                .with("standing", Words.standing(entry.finding()))
                .with("final", new Json.Flag(entry.isFinal()))
                .with("replaced", new Json.Flag(entry.left()))
                .with("state", Words.plain(HistoryTexts.state(entry)))
                .withText("likelySpam", entry.suspicion().map(it -> it.name().toLowerCase(Locale.ROOT)))
                .with("time", entry.time().toString())
                .with("label", entry.label());
    }

    private Json.Members json(EthereumEntry.Part part) {
        return Json.Members.none()
                .with("asset", unit(part.asset()))
                .withText("contract", part.asset().inContract().map(EthereumAddress::text))
                .withText("number", part.asset().number().map(BigInteger::toString))
                .with("change", part.movement().change().toString())
                .with("amount", TokenText.write(part.movement().change(), names.decimals(part.asset())))
                .with("because", because(part.movement().cause()))
                .with("standing", Words.standing(part.finding()));
    }

    private static String because(Movement.Cause cause) {
        return switch (cause) {
            case Movement.Sent _ -> "sent";
            case Movement.Received _ -> "received";
            case Movement.Withdrawn _ -> "withdrawal";
            case Movement.Reported _ -> "reported";
            case Movement.Authorized _ -> "authorization";
            case Movement.Besides besides -> besides.toBlockMaker() ? "block" : "contract";
        };
    }

    private Json.Members json(Map.Entry<Subject, EthereumHistory.Sum> one) {
        var subject = one.getKey();
        var sum = one.getValue();
        var known = reconciliation(sum);
        boolean isProven = sum.reconciliation() instanceof Proven<Reconciliation>;
        return Json.Members.none()
                .with("account", subject.account().text())
                .with("asset", unit(subject.asset()))
                .withText("contract", subject.asset().inContract().map(EthereumAddress::text))
                .withText("number", subject.asset().number().map(BigInteger::toString))
                .with("addsUp", new Json.Flag(isProven))
                .with("nothingElse", new Json.Flag(sum.isWhole()))
                .with("movements", known.map(Reconciliation::movements).orElse(0))
                .withText("remainder", known.map(it -> it.remainder().toString()))
                .with("missingPayments", known.map(Reconciliation::missing).orElse(0L))
                .withText(
                        "since",
                        sum.reach().map(it -> it.span().from().block().height().toString()))
                .with(
                        "fromTheStart",
                        new Json.Flag(sum.reach()
                                .filter(it -> it.span().isFromTheStart())
                                .isPresent()))
                .with("words", words(subject, sum));
    }

    private static Optional<Reconciliation> reconciliation(EthereumHistory.Sum sum) {
        return switch (sum.reconciliation()) {
            case Proven<Reconciliation> proven -> Optional.of(proven.value());
            case Pending<Reconciliation> pending -> pending.soFar();
            default -> Optional.empty();
        };
    }

    private String words(Subject subject, EthereumHistory.Sum sum) {
        return Words.plain(HistoryTexts.sum(sum, subject.asset(), units -> amount(units, subject.asset())));
    }

    private String unit(MovedAsset asset) {
        return Words.printable(names.unit(asset));
    }

    private String amount(BigInteger units, MovedAsset asset) {
        return Words.printable(names.amount(units, asset));
    }

    Page page(List<EthereumEntry> entries, EthHistory.Asked asked) {
        var shown =
                entries.stream().filter(entry -> entry.suspicion().isEmpty()).toList();
        int hidden = entries.size() - shown.size();
        var page = shown.isEmpty()
                ? Page.of("Nothing is known to have come or gone.")
                : Page.empty().table(COLUMNS, shown.stream().map(this::row).toList());
        if (hidden > 0) page = page.gap().line(hidden + " more are likely spam; --json and --csv list them.");
        var lines = new ArrayList<String>();
        for (var one : sums(asked)) {
            lines.add(one.getKey().account().text() + ", " + unit(one.getKey().asset()) + ": "
                    + words(one.getKey(), one.getValue()));
        }
        if (!lines.isEmpty()) page = page.gap();
        for (var line : lines) page = page.line(line);
        return page;
    }

    private List<String> row(EthereumEntry entry) {
        var amounts = entry.parts().stream()
                .map(part -> (part.movement().change().signum() > 0 ? "+" : "")
                        + amount(part.movement().change(), part.asset()))
                .collect(Collectors.joining(", "));
        return List.of(
                TIME.format(entry.time()),
                Words.plain(HistoryTexts.name(entry)),
                amounts,
                Words.count(entry.block().height().value()),
                Words.standing(entry.finding()) + " (" + Words.plain(HistoryTexts.state(entry)) + ")",
                entry.counterpart().map(EthereumAddress::text).orElse("-"),
                entry.transaction().map(EthereumWords::hex).orElse("-"));
    }
}
