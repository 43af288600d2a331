package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.CallResult;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone eth call`: what a contract answers, computed here.
@Command(name = "call", description = "Run a contract's code over proven state, and prove what it answers.")
final class EthCall implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(index = "0", paramLabel = "TO", description = "The contract.")
    private String to = "";

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "What it is asked: 0x and hexadecimal digits, the function's selector first.")
    private String data = "";

    @Option(names = "--from", paramLabel = "ADDRESS", description = "Who asks. Default: nobody, address zero.")
    private @Nullable String from;

    @Option(names = "--value", paramLabel = "WEI", description = "What is brought with the call, in wei. Default: 0.")
    private String value = "0";

    EthCall(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var input = input();
        return question.ask(
                ethereums,
                console,
                Json.Members.none()
                        .with("to", input.to().text())
                        .with("data", EthereumWords.hex(input.data()))
                        .with("from", input.from().text())
                        .with("value", EthereumMembers.amount(input.value())),
                (questions, at) -> questions.call(input, at),
                EthCall::told);
    }

    private CallInput input() throws Failure {
        var bytes = EthereumWords.bytes(data);
        if (bytes.length() > CallInput.MOST_DATA) throw Failure.usage("That is too much data for a call.");
        var asker = from == null ? EthereumAddress.ZERO : EthereumWords.address(from);
        var brought = new Wei(EthereumWords.number(value, "an amount of wei"));
        return new CallInput(EthereumWords.address(to), bytes, brought, asker, CallInput.AMPLE_GAS);
    }

    private static EthereumAnswer.Told told(CallResult result) {
        var outcome = Outcome.of(result.outcome());
        var json = Json.Members.none()
                .with("outcome", outcome.name())
                .withText("result", outcome.bytes())
                .withText("reason", outcome.reason())
                .with("gasUsed", result.gasUsed());
        var page = Page.empty()
                .row("Contract", result.input().to().text())
                .row("Outcome", outcome.name())
                .row("Gas", Words.count(result.gasUsed()));
        if (outcome.reason().isPresent())
            page = page.row("Reason", outcome.reason().get());
        if (outcome.bytes().isPresent()) page = page.gap().line(outcome.bytes().get());
        return new EthereumAnswer.Told(json, page);
    }

    /// An outcome in words that do not change.
    private record Outcome(String name, Optional<String> bytes, Optional<String> reason) {
        static Outcome of(CallResult.Outcome outcome) {
            return switch (outcome) {
                case CallResult.Outcome.Returned(var bytes) ->
                    new Outcome("returned", Optional.of(EthereumWords.hex(bytes)), Optional.empty());
                case CallResult.Outcome.Reverted(var bytes) ->
                    new Outcome("reverted", Optional.of(EthereumWords.hex(bytes)), Optional.empty());
                case CallResult.Outcome.Halted(var reason) ->
                    new Outcome("halted", Optional.empty(), Optional.of(reason.name()));
            };
        }
    }
}
