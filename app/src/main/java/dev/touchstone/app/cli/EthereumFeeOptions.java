package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a transaction of Ethereum may cost. Written by picocli, then only read.
final class EthereumFeeOptions {
    @Option(
            names = "--speed",
            paramLabel = "fast|normal|slow",
            description = "How soon it should be in a block, at what others paid lately. Default: normal.")
    private @Nullable String speed;

    @Option(
            names = "--max-fee",
            paramLabel = "WEI",
            description = "The most that a unit of gas may cost: a number of wei, or 30gwei. Stands with --tip.")
    private @Nullable String mostFee;

    @Option(
            names = "--tip",
            paramLabel = "WEI",
            description =
                    "What a unit of gas pays above the base fee: a number of wei, or 1gwei. Stands with --max-fee.")
    private @Nullable String tip;

    @Option(
            names = "--gas-price",
            paramLabel = "WEI",
            description = "One price of a unit of gas: a transaction of the older kind.")
    private @Nullable String gasPrice;

    FeeWish wish() throws Failure {
        boolean isMarket = mostFee != null || tip != null;
        int ways = (speed == null ? 0 : 1) + (isMarket ? 1 : 0) + (gasPrice == null ? 0 : 1);
        if (ways > 1) throw Failure.usage("Choose one: --speed, or --max-fee with --tip, or --gas-price.");
        if (gasPrice != null) return new FeeWish.Exactly(new Fees.GasPrice(wei(gasPrice)));
        if (!isMarket) return new FeeWish.Soon(speed());
        if (mostFee == null || tip == null) throw Failure.usage("--max-fee and --tip stand together.");
        var most = wei(mostFee);
        var above = wei(tip);
        if (above.compareTo(most) > 0) throw Failure.usage("The tip is more than the most that a unit may cost.");
        return new FeeWish.Exactly(new Fees.FeeMarket(above, most));
    }

    private static Wei wei(String text) throws Failure {
        return EthereumWords.amount(text, "a fee");
    }

    private FeeWish.Speed speed() throws Failure {
        return switch (speed == null ? "normal" : speed.toLowerCase(Locale.ROOT)) {
            case "fast" -> FeeWish.Speed.FAST;
            case "normal" -> FeeWish.Speed.NORMAL;
            case "slow" -> FeeWish.Speed.CAN_WAIT;
            default -> throw Failure.usage("There is no speed '" + speed + "'; choose fast, normal or slow.");
        };
    }
}
