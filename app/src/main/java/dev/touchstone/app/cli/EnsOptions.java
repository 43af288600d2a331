package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.ens.CoinType;
import java.util.Locale;
import picocli.CommandLine.Option;

/// For which chain a name's address is asked, and whether it may be looked up outside the chain. Written by
/// picocli, then only read.
final class EnsOptions {
    private static final long MOST_COIN = 0xffff_ffffL;

    @Option(
            names = "--coin",
            paramLabel = "eth|btc|N",
            description = "The chain whose address is asked for: eth, btc, or a coin type of SLIP-44 or ENSIP-11. "
                    + "Default: eth.")
    private String coin = "eth";

    @Option(
            names = "--offchain",
            description = "Ask the servers that the name's contract names, where it does not answer by itself. They "
                    + "learn which name you ask for, and the answer is only claimed.")
    private boolean offchain;

    CoinType coin() throws Failure {
        return switch (coin.toLowerCase(Locale.ROOT)) {
            case "eth" -> CoinType.ETHER;
            case "btc" -> CoinType.BITCOIN;
            default -> {
                boolean isNumber = coin.matches("[0-9]{1,10}") && Long.parseLong(coin) <= MOST_COIN;
                if (!isNumber) throw Failure.usage("There is no coin '" + coin + "'; choose eth, btc or a number.");
                yield new CoinType(Long.parseLong(coin));
            }
        };
    }

    boolean offchain() {
        return offchain;
    }
}
