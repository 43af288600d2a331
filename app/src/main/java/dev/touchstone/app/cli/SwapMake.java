package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapOffers;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone swap make`: exchanges one asset for another. What it would come to is computed over proven
/// state, and the exchange itself is a transaction like any other.
@Command(name = "make", description = "Exchange; what it would do is proven and shown first.")
final class SwapMake implements Task {
    private final GlobalOptions global;
    private final Spenders spenders;

    @Mixin
    private SpendingOptions options = new SpendingOptions();

    @Mixin
    private TransactionWishes wishes = new TransactionWishes();

    @Mixin
    private SwapTerms terms = new SwapTerms();

    @Option(
            names = "--slippage",
            paramLabel = "PERCENT",
            description = "How much less than computed may be got before it fails. Default: 0.5.")
    private String slippage = Swap.USUAL_SLIPPAGE;

    @Option(names = "--minutes", paramLabel = "N", description = "It fails where it takes longer. Default: 20.")
    private int minutes = Swap.USUAL_MINUTES;

    SwapMake(GlobalOptions global, Spenders spenders) {
        this.global = global;
        this.spenders = spenders;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        SwapSwitch.check(global);
        terms.check();
        int parts = slippage();
        if (minutes < 1 || minutes > Swap.MOST_MINUTES)
            throw Failure.usage("--minutes is between 1 and " + Swap.MOST_MINUTES + ".");
        options.until();
        var asking = wishes.read(options.fees());
        Confirmation.check(options, console);
        try (var spending = EthereumSpending.begin(spenders, options.spender(), console)) {
            var from = spending.account().address();
            var node = spending.network().node();
            var swap = terms.read(spending.network().chain().chainId(), spending.contracts());
            var quote = QuotedSwap.of(new SwapOffers(node, HeadKind.SIGNED).best(swap, from));
            quote.checkAllowed();
            var least = Swap.least(quote.offer().units(), parts);
            var until = spenders.clock().instant().plus(Duration.ofMinutes(minutes));
            var order = swap.order(from, quote.offer().fee(), least, until);
            quote.lines(least).forEach(console::warn);
            var draft = EthereumDrafted.ready(
                    spending.payments().prepare(asking.request(order)).join());
            quote.checkArriving(order, draft);
            var answer = spending.finish(draft, EthereumDrafted.ofNobody(), options, console);
            return new Answer(answer.exit(), answer.json().and(quote.members(least)), answer.page());
        }
    }

    private int slippage() throws Failure {
        var parts = Swap.slippage(slippage);
        if (parts.isPresent()) return parts.getAsInt();
        throw Failure.usage("'" + Words.printable(slippage) + "' is no percentage below 100 of two decimals at most.");
    }
}
