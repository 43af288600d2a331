package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.BlockTransaction;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone eth tx`: a transaction, and in which block it lies.
@Command(name = "tx", description = "Prove what a transaction says and in which block it lies.")
final class EthTx implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(paramLabel = "HASH", description = "The transaction.")
    private String hash = "";

    EthTx(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var wanted = EthereumWords.transaction(hash);
        return question.ask(
                ethereums,
                console,
                Json.Members.none().with("hash", EthereumWords.hex(wanted)),
                (questions, _) -> questions.transaction(wanted),
                found -> new EthereumAnswer.Told(EthereumMembers.transaction(found), page(found)));
    }

    private static Page page(BlockTransaction found) {
        var tx = found.transaction();
        return Page.empty()
                .row("Transaction", EthereumWords.hex(tx.hash()))
                .row("Block", EthereumWords.point(found.block()) + ", number " + found.index() + " in it")
                .row("From", tx.sender().map(EthereumAddress::text).orElse("nobody: the signature is none"))
                .row(
                        "To",
                        EthereumMembers.payee(tx.destination())
                                .map(EthereumAddress::text)
                                .orElse("a new contract"))
                .row("Amount", EthereumWords.ether(tx.value()) + " ETH")
                .row("Nonce", Long.toUnsignedString(tx.nonce()))
                .row("Gas limit", Long.toUnsignedString(tx.gasLimit()))
                .row("Most per gas", tx.fees().mostPerGas().toString())
                .row("Data", Words.count(tx.data().length()) + " bytes");
    }
}
