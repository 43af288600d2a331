package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.wallet.EthereumPayments;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What takes the place of a payment that waits for a block.
abstract sealed class EthReplace implements Task {
    private final Spenders spenders;

    @Mixin
    private SpendingOptions options = new SpendingOptions();

    @Parameters(index = "0", paramLabel = "HASH", description = "The payment that waits for a block.")
    private String hash = "";

    private EthReplace(Spenders spenders) {
        this.spenders = spenders;
    }

    abstract CompletableFuture<EthereumDraftOutcome> draft(EthereumPayments payments, Hash256 payment, FeeWish fee);

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var payment = EthereumWords.transaction(hash);
        options.until();
        var fee = options.fees().wish();
        Confirmation.check(options, console);
        try (var spending = EthereumSpending.begin(spenders, options.spender(), console)) {
            var outcome = draft(spending.payments(), payment, fee).join();
            return spending.finish(EthereumDrafted.ready(outcome), EthereumDrafted.ofNobody(), options, console);
        }
    }

    /// `touchstone eth speed-up`
    @Command(name = "speed-up", description = "Make a payment that waits for a block again, at a higher fee.")
    static final class SpeedUp extends EthReplace {
        SpeedUp(Spenders spenders) {
            super(spenders);
        }

        @Override
        CompletableFuture<EthereumDraftOutcome> draft(EthereumPayments payments, Hash256 payment, FeeWish fee) {
            return payments.speedUp(payment, fee);
        }
    }

    /// `touchstone eth cancel`
    @Command(
            name = "cancel",
            description = "Put a payment of nothing in the place of one that waits for a block, at a higher fee.")
    static final class Cancel extends EthReplace {
        Cancel(Spenders spenders) {
            super(spenders);
        }

        @Override
        CompletableFuture<EthereumDraftOutcome> draft(EthereumPayments payments, Hash256 payment, FeeWish fee) {
            return payments.cancel(payment, fee);
        }
    }
}
