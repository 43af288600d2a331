package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapContracts;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone swap make`: exchanges one asset for another. What it would come to is computed over proven
/// state, and the exchange itself is a transaction like any other.
@Command(name = "make", description = "Exchange; what it would do is proven and shown first.")
final class SwapMake implements Task {
    private static final String ETHER = "eth";
    private static final int MOST_MINUTES = 24 * 60;
    private static final BigDecimal PARTS = BigDecimal.valueOf(100);

    private final GlobalOptions global;
    private final Spenders spenders;

    @Mixin
    private SpendingOptions options = new SpendingOptions();

    @Mixin
    private TransactionWishes wishes = new TransactionWishes();

    @Option(
            names = "--sell",
            required = true,
            paramLabel = "AMOUNT",
            description = "How much to sell: ether as 0.5eth, or with --token so much of it.")
    private String amount = "";

    @Option(names = "--token", paramLabel = "CONTRACT", description = "The token to sell, in place of ether.")
    private @Nullable String token;

    @Option(names = "--for", required = true, paramLabel = "CONTRACT|eth", description = "What to buy.")
    private String wanted = "";

    @Option(
            names = "--slippage",
            paramLabel = "PERCENT",
            description = "How much less than computed may be got before it fails. Default: 0.5.")
    private String slippage = "0.5";

    @Option(names = "--minutes", paramLabel = "N", description = "It fails where it takes longer. Default: 20.")
    private int minutes = 20;

    @Option(names = "--quoter", paramLabel = "CONTRACT", description = "Uniswap's QuoterV2, on another network.")
    private @Nullable String quoter;

    @Option(names = "--router", paramLabel = "CONTRACT", description = "Uniswap's SwapRouter02, on another network.")
    private @Nullable String router;

    @Option(names = "--wrapped", paramLabel = "CONTRACT", description = "The token that stands for ether there.")
    private @Nullable String wrapped;

    SwapMake(GlobalOptions global, Spenders spenders) {
        this.global = global;
        this.spenders = spenders;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        SwapSwitch.check(global);
        var sold = side(Optional.ofNullable(token).orElse(ETHER));
        var bought = side(wanted);
        if (sold.equals(bought)) throw Failure.usage("That is an exchange of something for itself.");
        int parts = slippage();
        if (minutes < 1 || minutes > MOST_MINUTES)
            throw Failure.usage("--minutes is between 1 and " + MOST_MINUTES + ".");
        options.until();
        var asking = wishes.read(options.fees());
        Confirmation.check(options, console);
        try (var spending = EthereumSpending.begin(spenders, options.spender(), console)) {
            var from = spending.account().address();
            var at = contracts(spending.network().chain().chainId());
            var swap = new Swap(at, sold, bought, units(sold, spending.contracts()));
            if (swap.isOfOneToken()) throw Failure.usage("Ether and the token that stands for it need no exchange.");
            checkAllowed(swap, from, spending.contracts());
            var quote = SwapQuote.best(swap, spending.network().node());
            var least = Swap.least(quote.units(), parts);
            var until = spenders.clock().instant().plus(Duration.ofMinutes(minutes));
            var order = swap.order(from, quote.fee(), least, until);
            quote.lines(least).forEach(console::warn);
            var answer = spending.finish(asking.request(order), EthereumDrafted.ofNobody(), options, console);
            return new Answer(answer.exit(), answer.json().and(quote.members(least)), answer.page());
        }
    }

    private static Swap.Side side(String text) throws Failure {
        return text.toLowerCase(Locale.ROOT).equals(ETHER)
                ? new Swap.Side.Ether()
                : new Swap.Side.Token(EthereumWords.address(text));
    }

    private BigInteger units(Swap.Side sold, ContractAnswers contracts) throws Failure {
        var units = switch (sold) {
            case Swap.Side.Ether _ ->
                EthereumWords.amount(amount, "an amount of ether").value();
            case Swap.Side.Token(var contract) -> contracts.units(contract, amount);
        };
        if (units.signum() == 0) throw Failure.usage("There is nothing to sell.");
        return units;
    }

    /// Refuses where the router may not take yet what is to be sold.
    private static void checkAllowed(Swap swap, EthereumAddress owner, ContractAnswers contracts) throws Failure {
        if (!(swap.sold() instanceof Swap.Side.Token(var token))) return;
        var router = swap.at().router();
        var allowed = contracts.allowance(token, owner, router);
        if (allowed.compareTo(swap.units()) >= 0) return;
        throw Failure.refused(
                "NotAllowed",
                "Uniswap's router may take " + allowed + " of the token's smallest units from you and needs "
                        + swap.units()
                        + ". Let it first: touchstone eth approve --token " + token.text() + " --spender "
                        + router.text() + " --amount ...");
    }

    private int slippage() throws Failure {
        if (!slippage.matches("[0-9]{1,2}(\\.[0-9]{1,2})?")) {
            throw Failure.usage(
                    "'" + Words.printable(slippage) + "' is no percentage below 100 of two decimals at most.");
        }
        return new BigDecimal(slippage).multiply(PARTS).intValueExact();
    }

    private SwapContracts contracts(long chainId) throws Failure {
        var known = SwapContracts.on(chainId);
        boolean areNamed = quoter != null && router != null && wrapped != null;
        if (!areNamed && known.isEmpty()) {
            throw Failure.usage(
                    "Where Uniswap is on this network is not known: say it with --quoter, --router, --wrapped.");
        }
        return areNamed ? new SwapContracts(named(quoter), named(router), named(wrapped)) : known.orElseThrow();
    }

    private static EthereumAddress named(@Nullable String text) throws Failure {
        return EthereumWords.address(String.valueOf(text));
    }
}
