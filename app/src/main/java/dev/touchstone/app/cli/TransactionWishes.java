package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is settled about a transaction beside what it is to do, and else is left to the wallet. Written by
/// picocli, then only read.
final class TransactionWishes {
    private static final BigInteger MOST_NONCE = BigInteger.TWO.pow(64).subtract(BigInteger.TWO);

    @Option(names = "--nonce", paramLabel = "N", description = "Its number. Default: the account's next.")
    private @Nullable String nonce;

    @Option(
            names = "--gas",
            paramLabel = "N",
            description = "Its limit of gas. Default: what trying it needs, and a margin.")
    private @Nullable Long gas;

    @Option(
            names = "--access-list",
            paramLabel = "FILE",
            description = "What it names before it runs: JSON, as eth_createAccessList gives it.")
    private @Nullable Path accessList;

    /// Turns an order into what the wallet is asked for.
    @FunctionalInterface
    interface Asking {
        EthereumRequest request(EthereumOrder order);
    }

    /// Reads the options, before anybody is asked.
    Asking read(EthereumFeeOptions fees) throws Failure, IOException {
        var wish = fees.wish();
        var number = nonce == null ? OptionalLong.empty() : OptionalLong.of(nonce(nonce));
        var named = AccessListFile.read(Optional.ofNullable(accessList), List.of());
        if (gas != null && (gas < 0 || gas > UnsignedTransaction.MOST_GAS)) {
            throw Failure.usage("No block has " + gas + " gas.");
        }
        var limit = gas == null ? OptionalLong.empty() : OptionalLong.of(gas);
        return order -> new EthereumRequest(order, wish, number, limit, named.accessList());
    }

    private static long nonce(String text) throws Failure {
        var number = EthereumWords.number(text, "a nonce");
        if (number.compareTo(MOST_NONCE) > 0) throw Failure.usage("'" + text + "' is no nonce; it is too large.");
        return number.longValue();
    }
}
