package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.io.IOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone eth approve`: lets somebody take something of an account later.
@Command(name = "approve", description = "Let somebody take so much of a token, a collectible, or a whole collection.")
final class EthApprove implements Task {
    private static final String UNLIMITED = "unlimited";

    private final Spenders spenders;

    @Mixin
    private SpendingOptions options = new SpendingOptions();

    @Mixin
    private AllowanceOptions allowance = new AllowanceOptions();

    @Mixin
    private TransactionWishes wishes = new TransactionWishes();

    @Option(
            names = "--amount",
            paramLabel = "N|unlimited",
            description = "How much of the token may be taken in all; 'unlimited' for as much as there ever is.")
    private @Nullable String amount;

    EthApprove(Spenders spenders) {
        this.spenders = spenders;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        allowance.check(false);
        options.until();
        if (allowance.isOfToken() != (amount != null)) {
            throw Failure.usage("--amount says how much of --token may be taken, and stands with it.");
        }
        var asking = wishes.read(options.fees());
        Confirmation.check(options, console);
        try (var spending = EthereumSpending.begin(spenders, options.spender(), console)) {
            var typed = allowance.typed().orElseThrow();
            var spender = spending.payees(allowance.offchain()).payee(typed);
            var order = allowance.given(
                    spending.account().address(), spending.chain(), spender.address(), units(spending.contracts()));
            return spending.finish(asking.request(order), EthereumDrafted.of(spender), options, console);
        }
    }

    private BigInteger units(ContractAnswers contracts) throws Failure {
        if (amount == null) return BigInteger.ZERO;
        return amount.equals(UNLIMITED) ? EthereumOrder.Allow.NO_LIMIT : contracts.units(allowance.token(), amount);
    }
}
