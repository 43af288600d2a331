package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone eth send`: sends ether, tokens, collectibles or a message from an account of the wallet.
@Command(
        name = "send",
        description = "Send ether, a token, a collectible or a message; what it would do is proven and shown first.")
final class EthSend implements Task {
    private final Spenders spenders;

    @Mixin
    private SpendingOptions options = new SpendingOptions();

    @Mixin
    private SendingOptions sending = new SendingOptions();

    @Mixin
    private TransactionWishes wishes = new TransactionWishes();

    EthSend(Spenders spenders) {
        this.spenders = spenders;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        sending.check();
        options.until();
        var asking = wishes.read(options.fees());
        Confirmation.check(options, console);
        try (var spending = EthereumSpending.begin(spenders, options.spender(), console)) {
            var from = spending.account().address();
            var payee = spending.payees(sending.offchain()).payee(sending.payee());
            var order = sending.order(from, spending.tokens(), payee, spending.contracts());
            return spending.finish(asking.request(order), new EthereumDrafted(payee), options, console);
        }
    }
}
