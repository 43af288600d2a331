package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone eth revoke`: takes back what `approve` gave.
@Command(name = "revoke", description = "No longer let somebody take a token, a collectible or a collection.")
final class EthRevoke implements Task {
    private final Spenders spenders;

    @Mixin
    private SpendingOptions options = new SpendingOptions();

    @Mixin
    private AllowanceOptions allowance = new AllowanceOptions();

    @Mixin
    private TransactionWishes wishes = new TransactionWishes();

    EthRevoke(Spenders spenders) {
        this.spenders = spenders;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        allowance.check(true);
        options.until();
        var asking = wishes.read(options.fees());
        Confirmation.check(options, console);
        try (var spending = EthereumSpending.begin(spenders, options.spender(), console)) {
            var spender = spending.payees(allowance.offchain()).payee(allowance.typed());
            var order = allowance.taken(
                    spending.account().address(), spending.chain(), spender.map(EthereumPayee::address));
            return spending.finish(asking.request(order), new EthereumDrafted(spender), options, console);
        }
    }
}
