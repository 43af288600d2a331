package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.wallet.payment.ethereum.SwapOffers;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone swap quote`: what an exchange would come to, with its proof. No wallet is opened for it.
@Command(name = "quote", description = "Prove what Uniswap's best pool would give for an exchange.")
final class SwapQuote implements Task {
    private final GlobalOptions global;
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Mixin
    private SwapTerms terms = new SwapTerms();

    SwapQuote(GlobalOptions global, Ethereums ethereums) {
        this.global = global;
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        SwapSwitch.check(global);
        terms.check();
        return question.following(ethereums, console, Json.Members.none(), (about, network, at) -> {
            var node = network.node();
            var swap = terms.read(network.chain().chainId(), new ContractAnswers(node));
            var quote = QuotedSwap.of(new SwapOffers(node, at).best(swap));
            return about.of(quote.offer().amount(), _ -> new EthereumAnswer.Told(quote.members(), quote.page()));
        });
    }
}
