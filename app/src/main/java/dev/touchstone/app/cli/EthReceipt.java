package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone eth receipt`: what became of a transaction.
@Command(name = "receipt", description = "Prove what became of a transaction.")
final class EthReceipt implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Mixin
    private LayerOptions layer = new LayerOptions();

    @Parameters(paramLabel = "HASH", description = "The transaction.")
    private String hash = "";

    EthReceipt(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var wanted = EthereumWords.transaction(hash);
        if (layer.isNamed()) return beside(console, wanted);
        return question.ask(
                ethereums,
                console,
                Json.Members.none().with("hash", EthereumWords.hex(wanted)),
                (questions, _) -> questions.receipt(wanted),
                found -> new EthereumAnswer.Told(EthereumMembers.receipt(found), page(found)));
    }

    private Answer beside(Console console, Hash256 wanted) throws Failure, IOException, InterruptedException {
        var subject = Json.Members.none().with("hash", EthereumWords.hex(wanted));
        return question.beside(
                ethereums,
                console,
                layer,
                Layer::settlesLists,
                subject,
                (about, node, at) -> about.of(new LayerAnswer.Both<>(
                        node.receipt(wanted, at),
                        found -> new EthereumAnswer.Told(EthereumMembers.receipt(found), page(found)),
                        Optional.empty(),
                        _ -> new EthereumAnswer.Told(Json.Members.none(), Page.empty()))));
    }

    private static Page page(TransactionReceipt found) {
        var receipt = found.receipt().receipt();
        var page = Page.empty()
                .row("Transaction", EthereumWords.hex(found.transaction()))
                .row(
                        "Block",
                        EthereumWords.point(found.receipt().block()) + ", number "
                                + found.receipt().index() + " in it")
                .row("Status", EthereumMembers.status(receipt.outcome()))
                .row("Gas of the block up to it", Long.toUnsignedString(receipt.cumulativeGasUsed()))
                .row("Logs", Words.count(receipt.logs().size()));
        for (var log : receipt.logs()) {
            var first = log.topics().isEmpty()
                    ? ""
                    : "  " + EthereumWords.hex(log.topics().getFirst());
            page = page.row("  from", log.address().text() + first);
        }
        return page;
    }
}
