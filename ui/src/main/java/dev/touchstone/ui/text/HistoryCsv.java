package dev.touchstone.ui.text;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.wallet.asset.Denomination;
import dev.touchstone.wallet.asset.TokenText;
import dev.touchstone.wallet.ledger.Direction;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.EthereumEntry;
import dev.touchstone.wallet.ledger.LedgerEntry;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the history as comma-separated values (RFC 4180): all assets, one line for each that a payment moved,
/// amounts in whole units with a point. `amount` is what the balance changed by; `sent` and `received` leave the
/// fee to its own column, as programs for taxes want it. Pure.
public final class HistoryCsv {
    private static final AmountFormat PLAIN = new AmountFormat(Denomination.BTC, false);
    private static final String END = "\r\n";
    private static final String HEAD =
            "time,asset,token_contract,token_id,direction,amount,sent,received,fee,fee_asset,account,counterpart,"
                    + "label,state,standing,block_height,block_hash,transaction,likely_spam";

    /// What formulas begin with in programs that open such files.
    private static final String FORMULA = "=+-@\t\r\n";

    private HistoryCsv() {}

    /// All of a wallet's history.
    public static String of(WalletSnapshot wallet) {
        return HEAD
                + END
                + bitcoin(wallet.entries())
                + ethereum(wallet.ethereumHistory().entries(), wallet.tokens());
    }

    /// The history on a chain of Ethereum alone.
    public static String ofEthereum(List<EthereumEntry> entries, TokenHoldings tokens) {
        return HEAD + END + ethereum(entries, tokens);
    }

    private static String bitcoin(List<LedgerEntry> entries) {
        return entries.stream().map(HistoryCsv::line).collect(Collectors.joining());
    }

    private static String line(LedgerEntry entry) {
        boolean isFailed = entry.finding().shown().isEmpty() && entry.state() instanceof EntryState.InBlock;
        var in = entry.state() instanceof EntryState.InBlock block ? List.of(block) : List.<EntryState.InBlock>of();
        var apart = entry.direction() == Direction.IN
                ? entry.net()
                : entry.net().plus(entry.fee().orElse(Satoshis.ZERO));
        return String.join(
                        ",",
                        entry.time().toString(),
                        "BTC",
                        "",
                        "",
                        PaymentTexts.name(entry.direction()),
                        isFailed ? "" : PLAIN.plain(entry.net()),
                        isFailed ? "" : sent(apart),
                        isFailed ? "" : received(apart),
                        entry.fee().map(PLAIN::plain).orElse(""),
                        entry.fee().map(_ -> "BTC").orElse(""),
                        "",
                        "",
                        quoted(entry.label()),
                        quoted(PaymentTexts.state(entry)),
                        Marks.word(Marks.of(entry.finding(), false)),
                        in.stream().map(it -> it.block().height().toString()).collect(Collectors.joining()),
                        in.stream().map(it -> it.block().hash().display()).collect(Collectors.joining()),
                        entry.txid().toString(),
                        "")
                + END;
    }

    private static String ethereum(List<EthereumEntry> entries, TokenHoldings tokens) {
        return entries.stream()
                .flatMap(entry -> entry.parts().stream().map(part -> line(entry, part, tokens)))
                .collect(Collectors.joining());
    }

    private static String line(EthereumEntry entry, EthereumEntry.Part part, TokenHoldings tokens) {
        boolean isFirst = part.equals(entry.principal());
        var asset = part.asset();
        var names = new MovedNames(tokens);
        int decimals = names.decimals(asset);
        var fee = part.movement().cause() instanceof Movement.Sent sent
                ? sent.fee().value()
                : BigInteger.ZERO;
        var apart = part.movement().change().add(fee);
        return String.join(
                        ",",
                        entry.time().toString(),
                        asset.isEther() ? EtherFormat.SYMBOL : quoted(names.unit(asset)),
                        asset.inContract().map(token -> token.text()).orElse(""),
                        asset.number().map(BigInteger::toString).orElse(""),
                        HistoryTexts.name(entry),
                        TokenText.write(part.movement().change(), decimals),
                        apart.signum() < 0 ? TokenText.write(apart.negate(), decimals) : "",
                        apart.signum() > 0 ? TokenText.write(apart, decimals) : "",
                        isFirst ? entry.fee().map(EtherFormat::plain).orElse("") : "",
                        isFirst && entry.fee().isPresent() ? EtherFormat.SYMBOL : "",
                        entry.account().text(),
                        entry.counterpart().map(it -> it.text()).orElse(""),
                        quoted(entry.label()),
                        quoted(HistoryTexts.state(entry)),
                        Marks.word(Marks.of(part.finding(), false)),
                        entry.block().height().toString(),
                        "0x" + entry.block().hash().hex(),
                        entry.transaction().map(hash -> "0x" + hash.hex()).orElse(""),
                        entry.suspicion().map(_ -> "yes").orElse(""))
                + END;
    }

    private static String sent(Satoshis apart) {
        return apart.isNegative() ? PLAIN.plain(apart.negated()) : "";
    }

    private static String received(Satoshis apart) {
        return apart.isNegative() || apart.equals(Satoshis.ZERO) ? "" : PLAIN.plain(apart);
    }

    /// A label must not turn into a formula in the program that opens the file.
    private static String quoted(String text) {
        var harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
