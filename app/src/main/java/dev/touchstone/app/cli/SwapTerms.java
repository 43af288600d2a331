package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapContracts;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say what is to be exchanged for what, and where Uniswap is.
final class SwapTerms {
    private static final String ETHER = "eth";

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

    @Option(names = "--quoter", paramLabel = "CONTRACT", description = "Uniswap's QuoterV2, on another network.")
    private @Nullable String quoter;

    @Option(names = "--router", paramLabel = "CONTRACT", description = "Uniswap's SwapRouter02, on another network.")
    private @Nullable String router;

    @Option(names = "--wrapped", paramLabel = "CONTRACT", description = "The token that stands for ether there.")
    private @Nullable String wrapped;

    @Option(names = "--factory", paramLabel = "CONTRACT", description = "Uniswap's UniswapV3Factory there.")
    private @Nullable String factory;

    /// Refuses nonsense before anybody is asked.
    void check() throws Failure {
        if (side(sold()).equals(side(wanted))) throw Failure.usage("That is an exchange of something for itself.");
    }

    private String sold() {
        return Optional.ofNullable(token).orElse(ETHER);
    }

    /// @param contracts are asked how a token counts
    Swap read(long chainId, ContractAnswers contracts) throws Failure {
        var sold = side(sold());
        var swap = new Swap(contracts(chainId), sold, side(wanted), units(sold, contracts));
        if (swap.isOfOneToken()) throw Failure.usage("Ether and the token that stands for it need no exchange.");
        return swap;
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

    private SwapContracts contracts(long chainId) throws Failure {
        var known = SwapContracts.on(chainId);
        boolean areNamed = Stream.of(quoter, router, wrapped, factory).allMatch(name -> name != null);
        if (!areNamed && known.isEmpty()) {
            throw Failure.usage("Where Uniswap is on this network is not known: say it with --quoter, --router,"
                    + " --wrapped and --factory.");
        }
        return areNamed
                ? new SwapContracts(named(quoter), named(router), named(wrapped), named(factory))
                : known.orElseThrow();
    }

    private static EthereumAddress named(@Nullable String text) throws Failure {
        return EthereumWords.address(String.valueOf(text));
    }
}
