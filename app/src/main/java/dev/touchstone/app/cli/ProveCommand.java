package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.ProofFile;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.text.PaymentTexts;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.ledger.LedgerEntry;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone prove`: writes the proof that a payment lies in a block, for anyone to check. Nobody is asked.
@Command(name = "prove", description = "Write the proof that a payment of the wallet lies in a block.")
public final class ProveCommand implements Task {
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Parameters(paramLabel = "TXID", description = "The transaction.")
    private String txid = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path out = Path.of("");

    public ProveCommand(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var wanted = PaymentOptions.txid(txid);
        try (var opened = wallets.stored(wallet, console)) {
            var entry = opened.snapshot()
                    .entry(wanted)
                    .orElseThrow(() -> Failure.refused(
                            "UnknownTransaction",
                            "The wallet knows no transaction " + wanted + ". Sync it first if it is new."));
            var file = ProofFile.of(proven(entry), opened.node()::headers);
            InputFiles.write(out, to -> to.write(file.toBytes()));
            return answer(file, wanted);
        }
    }

    private static Proven<ConfirmedTransaction> proven(LedgerEntry entry) throws Failure {
        return switch (entry.finding()) {
            case Proven<ConfirmedTransaction> proven -> proven;
            case Pending<ConfirmedTransaction> _, Claimed<ConfirmedTransaction> _ ->
                throw Failure.refused(
                        "NotProven",
                        "There is nothing to prove yet: " + Words.plain(PaymentTexts.sentence(entry)) + " "
                                + Words.because(entry.finding()));
            case Refuted<ConfirmedTransaction>(var refutation) ->
                throw new Failure(
                        Exit.REFUSED,
                        refutation.code(),
                        "The stored proof is wrong: " + Words.plain(Texts.explain(refutation)));
        };
    }

    private Answer answer(ProofFile file, TxId wanted) {
        var json = Json.Members.none()
                .with("standing", "Proven")
                .with("statement", file.statement())
                .with("txid", wanted.toString())
                .with("block", Members.point(file.block()))
                .with("file", out.toString());
        var page = Page.of("Proof written to " + out + ".")
                .gap()
                .line(file.statement())
                .gap()
                .line("Anyone can check it: touchstone verify " + out);
        return Answer.done(json, page);
    }
}
