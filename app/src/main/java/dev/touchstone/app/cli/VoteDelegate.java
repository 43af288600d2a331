package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone vote delegate`: gives an account's votes to somebody (ERC-5805 `delegate`).
@Command(name = "delegate", description = "Give the votes of a token to somebody; what it would do is shown first.")
final class VoteDelegate implements Task {
    private final Spenders spenders;

    @Mixin
    private SpendingOptions options = new SpendingOptions();

    @Mixin
    private TransactionWishes wishes = new TransactionWishes();

    @Option(names = "--token", required = true, paramLabel = "CONTRACT", description = "The token that gives votes.")
    private String token = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "ADDRESS",
            description = "Who is to vote. One's own account makes one's own votes count.")
    private String to = "";

    VoteDelegate(Spenders spenders) {
        this.spenders = spenders;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var contract = EthereumWords.address(token);
        var data = AbiCall.of("delegate(address)")
                .address(EthereumWords.address(to))
                .data();
        options.until();
        var asking = wishes.read(options.fees());
        Confirmation.check(options, console);
        try (var spending = EthereumSpending.begin(spenders, options.spender(), console)) {
            var from = spending.account().address();
            var order = new EthereumOrder.Call(from, new Destination.To(contract), Wei.ZERO, data);
            return spending.finish(asking.request(order), EthereumDrafted.ofNobody(), options, console);
        }
    }
}
